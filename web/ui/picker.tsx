import { type KeyboardEvent, useId, useState } from 'react';
import { Avatar } from './avatar.tsx';
import './field.css';
import './picker.css';

export type Pickable = { id: string; name: string; note?: string };
type PickerProps = {
  label: string;
  items: Pickable[];
  query: string;
  onQuery: (query: string) => void;
  onPick: (item: Pickable) => void;
  emptyText?: string;
  /** Things that are no people have no face. */
  areThings?: boolean;
};

/** Type to narrow, arrows to move, Enter to take. The caller looks the names up. */
export function Picker({
  label,
  items,
  query,
  onQuery,
  onPick,
  emptyText = 'Nobody by that name',
  areThings = false,
}: PickerProps) {
  const id = useId();
  const [at, setAt] = useState(0);
  const active = Math.min(at, Math.max(0, items.length - 1));
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const item = items[active];
    if (step) setAt(Math.max(0, Math.min(items.length - 1, active + step)));
    else if (event.key === 'Enter' && item) onPick(item);
    else return;
    event.preventDefault();
  };
  return (
    <div className="picker">
      <input
        className="input"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={items.length > 0 ? `${id}-${active}` : undefined}
        placeholder={label}
        value={query}
        onChange={(event) => {
          onQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={press}
      />
      <div className="picker-list" id={id} role="listbox" aria-label={label}>
        {items.map((item, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the field above, as a combobox does
          <div
            key={item.id}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === active}
            className="picker-option"
            onPointerMove={() => setAt(index)}
            onClick={() => onPick(item)}
          >
            {!areThings && <Avatar name={item.name} />}
            <bdi className="clamp-1">{item.name}</bdi>
            {item.note && <small>{item.note}</small>}
          </div>
        ))}
      </div>
      {items.length === 0 && <p className="small faint">{emptyText}</p>}
    </div>
  );
}
