import { useEffect, useRef, useState } from 'react';
import { FormError } from '../../ui/field.tsx';
import { Kbd } from '../../ui/kbd.tsx';

type Props = {
  label: string;
  keyName: string;
  /** Under which unsent words are kept in this tab, so that a reload or a lost server loses none. */
  kept: string;
  /** Rises when somebody pressed the key that leads here. */
  wants: number;
  error: unknown;
  busy: boolean;
  onSend: (text: string, done: () => void) => void;
};

/** One line to write down; Enter sends it. It is emptied only when the server has it. */
export function LineField({ label, keyName, kept, wants, error, busy, onSend }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => sessionStorage.getItem(kept) ?? '');
  useEffect(() => {
    if (wants > 0) field.current?.focus();
  }, [wants]);
  const write = (next: string) => {
    setText(next);
    if (next) sessionStorage.setItem(kept, next);
    else sessionStorage.removeItem(kept);
  };
  const send = () => {
    const sent = text.trim();
    // What was typed while it was on its way stays.
    if (sent && !busy)
      onSend(sent, () => write((field.current?.value ?? '').trim() === sent ? '' : (field.current?.value ?? '')));
  };
  return (
    <div className="line-field">
      <textarea
        ref={field}
        className="input"
        rows={2}
        dir="auto"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => write(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') field.current?.blur();
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          send();
        }}
      />
      <span className="line-field-keys" aria-hidden>
        <Kbd>{keyName}</Kbd>
      </span>
      <FormError error={error} />
    </div>
  );
}
