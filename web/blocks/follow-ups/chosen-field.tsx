import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { TextButton } from '../../ui/button.tsx';
import { type Pickable, Picker } from '../../ui/picker.tsx';
import './chosen-field.css';

type Props = {
  label: string;
  /** What stands there now; nothing when none is chosen. */
  value: ReactNode;
  noneLabel: string;
  searchLabel: string;
  emptyText: string;
  items: Pickable[];
  query: string;
  onQuery: (query: string) => void;
  onPick: (id: string, name: string) => void;
  onClear: () => void;
  disabled?: boolean;
  /** More ways to choose, beside "Choose". */
  children?: ReactNode;
};
/** A field whose value is found by typing and then stands as words. */
export function ChosenField(props: Props) {
  const { label, value, noneLabel, disabled, onPick, onClear } = props;
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) box.current?.querySelector('input')?.focus();
  }, [isOpen]);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset inside a fieldset would be announced twice
    <div className="field" ref={box} role="group" aria-labelledby={id}>
      <span className="field-label" id={id}>
        {label} {!value && <em>optional</em>}
      </span>
      {isOpen ? (
        <Picker
          label={props.searchLabel}
          query={props.query}
          onQuery={props.onQuery}
          items={props.items}
          emptyText={props.emptyText}
          onPick={(item) => {
            onPick(item.id, item.name);
            setOpen(false);
          }}
        />
      ) : (
        <span className="fu-chosen">
          <span className={value ? '' : 'faint'}>{value ?? noneLabel}</span>
          {!disabled && (
            <>
              <TextButton aria-label={`Choose: ${label}`} onClick={() => setOpen(true)}>
                {value ? 'Change' : 'Choose'}
              </TextButton>
              {props.children}
              {value && (
                <TextButton quiet aria-label={`Take away: ${label}`} onClick={onClear}>
                  Take away
                </TextButton>
              )}
            </>
          )}
        </span>
      )}
    </div>
  );
}
