import { ChevronDown, Search } from 'lucide-react';
import { type RefObject, useEffect, useState } from 'react';
import { Menu, MenuCheck } from './menu.tsx';
import './button.css';
import './field.css';
import './filter-bar.css';

type FilterTextProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  inputRef?: RefObject<HTMLInputElement | null>;
};
/** Words to filter by; told to the caller once the typing pauses. */
export function FilterText({ label, value, onChange, inputRef }: FilterTextProps) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), 220);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return (
    <div className="filter-text">
      <Search size={14} aria-hidden />
      <input
        ref={inputRef}
        className="input"
        type="search"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
      />
    </div>
  );
}

type FilterMenuProps<T extends string> = {
  label: string;
  options: readonly { value: T; label: string; note?: string }[];
  chosen: readonly T[];
  onChange: (chosen: T[]) => void;
};
/** Any of several values; the button says which. */
export function FilterMenu<T extends string>({ label, options, chosen, onChange }: FilterMenuProps<T>) {
  const names = chosen.map((value) => options.find((option) => option.value === value)?.label ?? value);
  return (
    <Menu
      align="start"
      trigger={
        <button type="button" className={`btn filter-btn ${chosen.length > 0 ? 'is-on' : ''}`}>
          <span>{names.length > 0 ? names.join(', ') : label}</span>
          <ChevronDown size={13} aria-hidden />
        </button>
      }
    >
      {options.map((option) => (
        <MenuCheck
          key={option.value}
          checked={chosen.includes(option.value)}
          note={option.note}
          onChange={(on) => onChange(on ? [...chosen, option.value] : chosen.filter((one) => one !== option.value))}
        >
          {option.label}
        </MenuCheck>
      ))}
    </Menu>
  );
}

type SegmentsProps<T extends string> = {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
};
export function Segments<T extends string>({ label, options, value, onChange }: SegmentsProps<T>) {
  return (
    <fieldset className="segments" aria-label={label} style={{ border: 0, margin: 0 }}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </fieldset>
  );
}
