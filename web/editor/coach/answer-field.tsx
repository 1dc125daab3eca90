import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';

/** What was begun and not written yet, by what it answers: closing a card loses nothing. */
const begun = new Map<string, string>();

export type AnswerHandle = { focus: () => void };
type Props = {
  /** Names what is answered, to keep what was begun. */
  about: string;
  /** The question, for those who do not see it above. */
  label: string;
  placeholder: string;
  verb: string;
  onAnswer: (text: string) => void;
  handle?: Ref<AnswerHandle>;
  autoFocus?: boolean;
};

/** A line that grows; Enter writes it into the document. */
export function AnswerField({ about, label, placeholder, verb, onAnswer, handle, autoFocus }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => begun.get(about) ?? '');
  useImperativeHandle(handle, () => ({ focus: () => field.current?.focus() }), []);
  useEffect(() => {
    if (autoFocus) field.current?.focus();
  }, [autoFocus]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: grows with its text
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    // Before it is shown it has no height of its own.
    if (area.scrollHeight > 0) area.style.height = `${area.scrollHeight + 2}px`;
  }, [text]);
  const answer = () => {
    if (!text.trim()) return;
    begun.delete(about);
    onAnswer(text);
  };
  return (
    <div className="coach-answer">
      <textarea
        ref={field}
        className="input"
        dir="auto"
        rows={1}
        aria-label={label}
        placeholder={placeholder}
        enterKeyHint="done"
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          begun.set(about, event.target.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape' || event.key === 'Tab' || /^F\d+$/.test(event.key)) return;
          event.stopPropagation();
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
          event.preventDefault();
          answer();
        }}
      />
      <Button small look="primary" disabled={!text.trim()} onClick={answer}>
        {verb}
      </Button>
    </div>
  );
}
