import { useId, useState } from 'react';
import { explain } from '../../data/api.ts';
import type { DismissalReason } from '../../data/coach.ts';
import { Button, TextButton } from '../../ui/button.tsx';

const REASONS: readonly [DismissalReason, string][] = [
  ['not-about-a-person', 'It is not about a person'],
  ['context-is-there', 'It is said already'],
  ['wrong-here', 'It does not fit here'],
  ['agreed-to-keep', 'We want it as it is'],
  ['other', 'Another reason'],
];
export const REASON_WORDS = Object.fromEntries(REASONS) as Record<DismissalReason, string>;

type Props = {
  /** What the whole document lacks: not about words, and so not about people. */
  isGap?: boolean;
  onPutAway: (reason: DismissalReason, note: string) => Promise<unknown>;
  onCancel: () => void;
};

/** Why something is not asked again. The reasons show which rules are mistaken; nothing is counted by person. */
export function PutAwayForm({ isGap, onPutAway, onCancel }: Props) {
  const name = useId();
  const [reason, setReason] = useState<DismissalReason>(isGap ? 'context-is-there' : 'wrong-here');
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  const putAway = async () => {
    if (busy) return;
    setBusy(true);
    try {
      await onPutAway(reason, note);
    } catch (error) {
      setProblem(explain(error));
      setBusy(false);
    }
  };
  return (
    <form
      className="put-away"
      onSubmit={(event) => {
        event.preventDefault();
        void putAway();
      }}
      onKeyDown={(event) => {
        // Arrows choose a reason here; Escape goes back to the question.
        event.stopPropagation();
        if (event.key === 'Escape') {
          event.preventDefault();
          onCancel();
        } else if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) {
          event.preventDefault();
          void putAway();
        }
      }}
    >
      <fieldset>
        <legend>Not here, because</legend>
        {REASONS.filter(([value]) => !isGap || value !== 'not-about-a-person').map(([value, words]) => (
          <label key={value} className="put-away-reason">
            <input
              type="radio"
              name={name}
              checked={reason === value}
              onChange={() => setReason(value)}
              // biome-ignore lint/a11y/noAutofocus: the choice takes the place of the button that was pressed
              autoFocus={reason === value}
            />
            {words}
          </label>
        ))}
      </fieldset>
      <input
        className="input"
        aria-label="A note"
        placeholder="A note, if you like"
        dir="auto"
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
      />
      {problem && (
        <p className="bad small" role="alert">
          {problem}
        </p>
      )}
      <div className="coach-acts">
        <Button type="submit" small look="primary" busy={busy}>
          Put away
        </Button>
        <TextButton quiet onClick={onCancel}>
          Cancel
        </TextButton>
      </div>
    </form>
  );
}
