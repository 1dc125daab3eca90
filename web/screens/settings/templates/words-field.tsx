import { X } from 'lucide-react';
import { useId, useState } from 'react';

type Props = {
  /** Stands before it in the sentence. */
  lead: string;
  label: string;
  placeholder: string;
  words: string[];
  /** Offered while typing; others may be written too. */
  known: string[];
  onChange: (words: string[]) => void;
};

/** Some words of a sentence: Enter or a comma keeps one, Backspace in the empty field takes the last away. */
export function WordsField({ lead, label, placeholder, words, known, onChange }: Props) {
  const id = useId();
  const [typed, setTyped] = useState('');
  const keep = (text: string) => {
    const fresh = text
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one && !words.includes(one));
    if (fresh.length > 0) onChange([...words, ...fresh]);
    setTyped('');
  };
  return (
    <span className="words-field">
      <label htmlFor={id}>
        {lead} <span className="hidden-text">{label}</span>
      </label>
      <span className="words-box">
        {words.map((word) => (
          <span key={word} className="words-one">
            <bdi>{word}</bdi>
            <button
              type="button"
              aria-label={`Without ${word}`}
              onClick={() => onChange(words.filter((one) => one !== word))}
            >
              <X size={11} aria-hidden />
            </button>
          </span>
        ))}
        <input
          id={id}
          list={`${id}-known`}
          size={Math.max(8, typed.length + 1, words.length > 0 ? 4 : placeholder.length)}
          placeholder={words.length > 0 ? 'or…' : placeholder}
          maxLength={200}
          value={typed}
          onChange={(event) => {
            const { value } = event.target;
            // Choosing from the list arrives as a change to a known word.
            if (value.includes(',') || (known.includes(value) && Math.abs(value.length - typed.length) > 1))
              keep(value);
            else setTyped(value);
          }}
          onBlur={() => keep(typed)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') {
              event.preventDefault();
              keep(typed);
            } else if (event.key === 'Backspace' && typed === '' && words.length > 0) onChange(words.slice(0, -1));
          }}
        />
        <datalist id={`${id}-known`}>
          {known
            .filter((one) => !words.includes(one))
            .map((one) => (
              <option key={one} value={one} />
            ))}
        </datalist>
      </span>
    </span>
  );
}
