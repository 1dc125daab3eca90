import { Clock3, X } from 'lucide-react';
import { useId, useState } from 'react';
import type { ACCOUNT_QUESTIONS, AccountAnswer } from '#shared/rules/accounts.ts';
import { Button, TextButton } from '../ui/button.tsx';
import { fromField, toField } from '../ui/local-time.ts';
import { dayAndClock, zoneCity } from '../ui/time-words.ts';

type Props = {
  question: (typeof ACCOUNT_QUESTIONS)[number];
  answer: AccountAnswer | undefined;
  zone: string;
  onFocus: () => void;
  onChange: (fields: Partial<AccountAnswer>) => void;
};

export function AnswerField({ question, answer, zone, onFocus, onChange }: Props) {
  const id = useId();
  const [isTiming, setTiming] = useState(false);
  const at = answer?.at ?? null;
  return (
    <div className="answer">
      <label htmlFor={id}>{question.ask}</label>
      <span className="field-hint" id={`${id}-hint`}>
        {question.hint}
      </span>
      <textarea
        id={id}
        className="input"
        dir="auto"
        rows={3}
        aria-describedby={`${id}-hint`}
        value={answer?.text ?? ''}
        onFocus={onFocus}
        onChange={(event) => onChange({ text: event.target.value })}
      />
      <div className="answer-time">
        {at !== null ? (
          <>
            <Clock3 size={13} aria-hidden />
            <TextButton onClick={() => setTiming(!isTiming)}>{dayAndClock(at, zone)}</TextButton>
            <Button small look="plain" icon aria-label="Take the time off" onClick={() => onChange({ at: null })}>
              <X size={13} aria-hidden />
            </Button>
          </>
        ) : (
          <TextButton
            quiet
            onClick={() => {
              onFocus();
              setTiming(!isTiming);
            }}
          >
            When was that?
          </TextButton>
        )}
      </div>
      {isTiming && (
        <label className="answer-when">
          <span className="field-hint">Time in {zoneCity(zone)}, or press a moment of the timeline</span>
          <input
            className="input"
            type="datetime-local"
            value={at === null ? '' : toField(at, zone).slice(0, 16)}
            onChange={(event) => onChange({ at: fromField(event.target.value, zone) ?? null })}
          />
        </label>
      )}
    </div>
  );
}
