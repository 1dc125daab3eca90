import { type KeyboardEvent, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { explain } from '../../data/api.ts';
import { usePeople } from '../../data/people.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button, TextButton } from '../../ui/button.tsx';
import { modKey } from '../../ui/use-keys.ts';
import { type CommentDraft, EMPTY_DRAFT, keepDraft, keptDraft, toMarkdown, typedName } from './comment-draft.ts';

type Props = {
  /** Names the field for those who do not see where it stands, and says what to type. */
  label: string;
  /** Where an unsent text is kept; two places never share one. */
  place: string;
  initial?: CommentDraft;
  sendLabel: string;
  send: (markdown: string) => Promise<unknown>;
  onCancel?: () => void;
  autoFocus?: boolean;
};

/** A few lines to say something in: people by @, sent by the key or the button, kept until it is sent. */
export function CommentComposer({ label, place, initial, sendLabel, send, onCancel, autoFocus }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const list = useId();
  const [draft, setDraft] = useState(() => {
    const kept = keptDraft(place);
    return kept.text ? kept : (initial ?? EMPTY_DRAFT);
  });
  const [cursor, setCursor] = useState(0);
  const [chosen, setChosen] = useState(0);
  const [isAsking, setAsking] = useState(true);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const typed = isAsking ? typedName(draft.text, cursor) : null;
  const found = usePeople(typed?.query ?? '', typed !== null).data?.items.slice(0, 6) ?? [];
  const people = typed ? found : [];

  useEffect(() => {
    const area = field.current;
    if (!autoFocus || !area) return;
    area.focus();
    area.setSelectionRange(area.value.length, area.value.length);
  }, [autoFocus]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: grows with its text
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  }, [draft.text]);

  const change = (next: CommentDraft) => {
    setDraft(next);
    keepDraft(place, next);
  };
  const choose = (person: { id: string; name: string }) => {
    if (!typed) return;
    const text = `${draft.text.slice(0, typed.from)}@${person.name} ${draft.text.slice(cursor).replace(/^ /, '')}`;
    const at = typed.from + person.name.length + 2;
    const others = draft.people.filter((one) => one.id !== person.id);
    change({ text, people: [...others, { id: person.id, name: person.name }] });
    setCursor(at);
    requestAnimationFrame(() => field.current?.setSelectionRange(at, at));
  };
  const submit = async () => {
    const markdown = toMarkdown(draft);
    if (!markdown || busy) return;
    setBusy(true);
    setProblem('');
    try {
      await send(markdown);
      change(EMPTY_DRAFT);
    } catch (error) {
      setProblem(explain(error));
    } finally {
      setBusy(false);
    }
  };
  const cancel = () => {
    change(EMPTY_DRAFT);
    onCancel?.();
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (people.length > 0 && step) setChosen((chosen + step + people.length) % people.length);
    else if (people.length > 0 && (event.key === 'Enter' || event.key === 'Tab') && !event.metaKey && !event.ctrlKey)
      choose(people[Math.min(chosen, people.length - 1)]!);
    else if (people.length > 0 && event.key === 'Escape') setAsking(false);
    else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void submit();
    else if (event.key === 'Escape' && onCancel) {
      // What was typed stays kept: Escape puts the field away, the button throws away.
      onCancel();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="composer">
      <textarea
        ref={field}
        className="input"
        dir="auto"
        rows={1}
        aria-label={label}
        placeholder={label}
        value={draft.text}
        aria-autocomplete="list"
        aria-controls={people.length > 0 ? list : undefined}
        aria-activedescendant={people.length > 0 ? `${list}-${Math.min(chosen, people.length - 1)}` : undefined}
        onChange={(event) => {
          setCursor(event.target.selectionStart);
          setChosen(0);
          setAsking(true);
          change({ ...draft, text: event.target.value });
        }}
        onSelect={(event) => setCursor(event.currentTarget.selectionStart)}
        onKeyDown={press}
      />
      {people.length > 0 && (
        <div className="composer-people" role="listbox" id={list} aria-label="People">
          {people.map((person, index) => (
            <button
              key={person.id}
              id={`${list}-${index}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={index === Math.min(chosen, people.length - 1)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(person)}
            >
              <Avatar name={person.name} />
              <span className="words clamp-1">{person.name}</span>
              {!person.isMember && <small className="faint">cannot sign in</small>}
            </button>
          ))}
        </div>
      )}
      {problem && (
        <p className="composer-problem bad small" role="alert">
          {problem}
        </p>
      )}
      {(draft.text || onCancel) && (
        <div className="composer-acts">
          <Button
            small
            look="primary"
            busy={busy}
            disabled={!draft.text.trim()}
            data-tip={`${modKey}Enter`}
            onClick={() => void submit()}
          >
            {sendLabel}
          </Button>
          <TextButton quiet onClick={cancel}>
            Cancel
          </TextButton>
        </div>
      )}
    </div>
  );
}
