import { useEffect, useRef, useState } from 'react';
import {
  ACCOUNT_QUESTIONS,
  ACCOUNT_SHARINGS,
  type AccountAnswer,
  type AccountQuestion,
  type AccountSharing,
  SHARING_WORDS,
} from '#shared/rules/accounts.ts';
import type { AccountForm } from '../data/accounts.ts';
import { explain } from '../data/api.ts';
import { Button } from '../ui/button.tsx';
import { useStable } from '../ui/use-stable.ts';
import { ZoneContext } from '../ui/zone.ts';
import { AnswerField } from './answer-field.tsx';
import { TimelineSlice } from './timeline-slice.tsx';
import './account.css';

export type Written = { answers: AccountAnswer[]; sharing: AccountSharing };
type Props = {
  form: AccountForm;
  /** Keeps what is written, or sends it. */
  write: (written: Written, send: boolean) => Promise<unknown>;
  /** For whoever can say that they will write none. */
  onDecline?: () => void;
};

const KEEP_MS = 1200;
type Kept = { state: 'new' | 'keeping' | 'kept' } | { state: 'failed'; why: string };

/** One participant's own telling: six questions, each of which may hang on a moment of the timeline. */
export function AccountFields({ form, write, onDecline }: Props) {
  const [answers, setAnswers] = useState(form.answers);
  const [sharing, setSharing] = useState(form.sharing);
  const [focus, setFocus] = useState<AccountQuestion>('noticed');
  const [kept, setKept] = useState<Kept>({ state: 'new' });
  const [isSending, setSending] = useState(false);
  const isSent = form.sentAt !== null;
  const first = useRef(true);

  const keep = useStable(write);
  // What was sent is changed by sending it again; until then every word is kept on the way.
  useEffect(() => {
    if (first.current) {
      first.current = false;
      return;
    }
    if (isSent) return;
    const timer = setTimeout(() => {
      setKept({ state: 'keeping' });
      keep({ answers, sharing }, false).then(
        () => setKept({ state: 'kept' }),
        (error) => setKept({ state: 'failed', why: explain(error) }),
      );
    }, KEEP_MS);
    return () => clearTimeout(timer);
  }, [answers, sharing, isSent, keep]);

  const change = (question: AccountQuestion, fields: Partial<AccountAnswer>) =>
    setAnswers((old) => {
      const before = old.find((one) => one.question === question) ?? { question, text: '', at: null };
      return [...old.filter((one) => one.question !== question), { ...before, ...fields }];
    });
  const send = () => {
    setSending(true);
    write({ answers, sharing }, true)
      .catch((error) => setKept({ state: 'failed', why: explain(error) }))
      .finally(() => setSending(false));
  };
  const hasWords = answers.some((one) => one.text.trim());

  return (
    <ZoneContext value={form.timeZone}>
      <div className="account">
        <form
          className="account-form"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
        >
          {ACCOUNT_QUESTIONS.map((question) => (
            <AnswerField
              key={question.key}
              question={question}
              answer={answers.find((one) => one.question === question.key)}
              zone={form.timeZone}
              onFocus={() => setFocus(question.key)}
              onChange={(fields) => change(question.key, fields)}
            />
          ))}
          <fieldset className="account-sharing">
            <legend>How may it be shared?</legend>
            {ACCOUNT_SHARINGS.map((one) => (
              <label key={one}>
                <input type="radio" name="sharing" checked={sharing === one} onChange={() => setSharing(one)} />
                <span>
                  <b>{SHARING_WORDS[one].label}</b>
                  <span className="faint">{SHARING_WORDS[one].means}</span>
                </span>
              </label>
            ))}
          </fieldset>
          <div className="account-foot">
            <Button type="submit" look="primary" busy={isSending} disabled={!hasWords}>
              {isSent ? 'Send the changes' : 'Send'}
            </Button>
            {onDecline && !isSent && (
              <Button look="plain" onClick={onDecline}>
                I will not write one
              </Button>
            )}
            <span className="account-kept" role="status">
              {kept.state === 'keeping' && 'Keeping …'}
              {kept.state === 'kept' && !isSent && 'Kept. You can go on later.'}
              {kept.state === 'failed' && <span className="form-error">{kept.why}</span>}
            </span>
          </div>
        </form>
        <TimelineSlice events={form.timeline} onPick={(at) => change(focus, { at })} />
      </div>
    </ZoneContext>
  );
}
