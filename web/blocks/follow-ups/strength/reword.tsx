import { type FormEvent, useState } from 'react';
import { readFollowUp } from '#shared/coach/follow-up-strength.ts';
import type { FollowUp } from '../../../data/follow-ups.ts';
import { Button } from '../../../ui/button.tsx';
import type { FollowUpActions } from '../use-follow-up-actions.tsx';
import { StrengthMark } from './strength-mark.tsx';
import { isWording } from './strength-words.ts';
import { useReadingLanguage } from './use-reading-language.ts';

type RewordProps = { followUp: FollowUp; stronger: string; actions: FollowUpActions; onDone: () => void };

/** The same idea in stronger words: those proposed, or the writer's own in answer to the question, read while they are typed. */
export function Reword({ followUp, stronger, actions, onDone }: RewordProps) {
  const { title, reference } = followUp;
  const language = useReadingLanguage();
  const [words, setWords] = useState(isWording(stronger) ? stronger : title);
  const next = words.trim();
  const isSame = next === '' || next === title;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (isSame) return;
    onDone();
    void actions.set(followUp, { title: next }, { what: 'words', done: `${reference} reworded.`, before: { title } });
  };
  return (
    <form className="reword" onSubmit={submit} onKeyDown={(press) => press.key !== 'Escape' && press.stopPropagation()}>
      <textarea
        className="input"
        aria-label="Other words for it"
        dir="auto"
        rows={2}
        maxLength={1000}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={(press) => {
          if (press.key !== 'Enter' || press.shiftKey || press.nativeEvent.isComposing) return;
          press.preventDefault();
          press.currentTarget.form?.requestSubmit();
        }}
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
