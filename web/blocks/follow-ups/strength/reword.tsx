import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { readFollowUp } from '#shared/coach/follow-up-strength.ts';
import type { FollowUp } from '../../../data/follow-ups.ts';
import { Button } from '../../../ui/button.tsx';
import type { FollowUpActions } from '../use-follow-up-actions.tsx';
import { StrengthMark } from './strength-mark.tsx';
import { isWording } from './strength-words.ts';
import { useReadingLanguage } from './use-reading-language.ts';

type RewordProps = { followUp: FollowUp; stronger: string; actions: FollowUpActions; onDone: () => void };

/** The same idea in stronger words: those proposed, or the writer's own in answer to a question. */
export function Reword({ followUp, stronger, actions, onDone }: RewordProps) {
  const [isWriting, setWriting] = useState(false);
  const { title, reference } = followUp;
  const use = (words: string) => {
    onDone();
    void actions.set(followUp, { title: words }, { what: 'words', done: `${reference} reworded.`, before: { title } });
  };
  if (isWriting) return <OtherWords title={title} onUse={use} />;
  return (
    <Button small className="reword-begin" onClick={() => (isWording(stronger) ? use(stronger) : setWriting(true))}>
      {isWording(stronger) ? 'Use this wording' : 'Reword it'}
    </Button>
  );
}

function OtherWords({ title, onUse }: { title: string; onUse: (words: string) => void }) {
  const language = useReadingLanguage();
  const [words, setWords] = useState(title);
  const next = words.trim();
  const isSame = next === '' || next === title;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!isSame) onUse(next);
  };
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') return;
    event.stopPropagation();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    event.currentTarget.form?.requestSubmit();
  };
  return (
    <form className="reword" onSubmit={submit}>
      <textarea
        className="input"
        aria-label="Other words for it"
        dir="auto"
        rows={2}
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={press}
        // biome-ignore lint/a11y/noAutofocus: pressing the button asked for this field
        autoFocus
      />
      <div className="reword-foot">
        <Button type="submit" small disabled={isSame}>
          Use this wording
        </Button>
        {!isSame && (
          <span role="status">
            <StrengthMark level={readFollowUp(next, { language }).strength} />
          </span>
        )}
      </div>
    </form>
  );
}
