import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { Picker } from '../../../ui/picker.tsx';
import './teams.css';

export type Named = { id: string; name: string };
type Props = {
  label: string;
  options: readonly Named[];
  chosen: Named[];
  onChange: (chosen: Named[]) => void;
  /** For options that are looked up elsewhere; else they are filtered here. */
  onQuery?: (query: string) => void;
};

/** Those that are chosen, each with a way to take it off, and a field to find more. */
export function ChooseMany({ label, options, chosen, onChange, onQuery }: Props) {
  const id = useId();
  const [query, setQuery] = useState('');
  const isChosen = new Set(chosen.map((one) => one.id));
  const text = query.trim().toLowerCase();
  const found = options.filter((one) => !isChosen.has(one.id) && one.name.toLowerCase().includes(text)).slice(0, 6);
  const ask = (next: string) => {
    setQuery(next);
    onQuery?.(next);
  };
  return (
    <div className="field">
      <span className="field-label" id={id}>
        {label}
      </span>
      <ul className="chosen-list" aria-labelledby={id}>
        {chosen.map((one) => (
          <li key={one.id}>
            <bdi>{one.name}</bdi>
            <button
              type="button"
              aria-label={`Take ${one.name} off`}
              onClick={() => onChange(chosen.filter((other) => other.id !== one.id))}
            >
              <X size={13} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      <div className={text ? '' : 'is-closed'}>
        <Picker
          label={`Add to ${label.toLowerCase()}`}
          items={found.map(({ id: key, name }) => ({ id: key, name }))}
          query={query}
          onQuery={ask}
          onPick={({ id: key, name }) => {
            onChange([...chosen, { id: key, name }]);
            ask('');
          }}
          emptyText="Nothing by that name"
        />
      </div>
    </div>
  );
}
