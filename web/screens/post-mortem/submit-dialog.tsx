import { useState } from 'react';
import { isRefusal } from '../../data/api.ts';
import { type BeforeReview, useBeforeReview } from '../../data/coach.ts';
import { type PostMortem, useMove } from '../../data/post-mortems.ts';
import { coachStore, useCoach } from '../../editor/coach/coach-store.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, TextArea } from '../../ui/field.tsx';
import { Bone } from '../../ui/states.tsx';
import { say } from '../../ui/toast-store.ts';
import './submit-dialog.css';

/** Before others read it: what is still open, and a way through it. Nothing here keeps anybody from submitting. */
export function SubmitDialog({ postMortem, onClose }: { postMortem: PostMortem; onClose: () => void }) {
  const run = useMove('submit');
  const review = useBeforeReview(postMortem.id, true);
  const { editor } = useCoach();
  const [note, setNote] = useState('');
  const open = review.data?.open;
  const count = open ? open.rewords + open.asks + open.questions + open.gaps : 0;
  const submit = () =>
    run.mutate(
      { id: postMortem.reference, note: note || undefined },
      {
        onSuccess: () => {
          say('In review.');
          onClose();
        },
      },
    );
  const walk = () => {
    onClose();
    coachStore.set({ isWalking: true, open: null });
  };
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      title="Submit for review"
      description="Others read it and approve or ask for changes. You can still write."
      width={520}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {count > 0 && editor && (
            <Button onClick={walk} autoFocus>
              Walk through them
            </Button>
          )}
          <Button type="submit" look="primary" busy={run.isPending} disabled={isRefusal(run.error, 'incomplete')}>
            {count > 0 ? 'Submit anyway' : 'Submit'}
          </Button>
        </>
      }
    >
      {review.isPending && <Bone width="60%" />}
      {review.error && (
        <p className="quiet small">What is still open could not be read. You can submit all the same.</p>
      )}
      {review.data &&
        (count > 0 ? <StillOpen review={review.data} count={count} /> : <p className="quiet">Nothing is open.</p>)}
      <div className="submit-note">
        <TextArea
          label="Anything the reviewers should look at?"
          optional
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <FormError error={run.error} />
    </Dialog>
  );
}

const SHOWN = 4;

function StillOpen({ review, count }: { review: BeforeReview; count: number }) {
  const { findings, questions, gaps } = review;
  const quoted = (tier: 'reword' | 'ask') => findings.filter((one) => one.tier === tier).map((one) => `“${one.quote}”`);
  const groups: [string, string[]][] = [
    ['To reword', quoted('reword')],
    ['To ask', quoted('ask')],
    ['The record does not say', questions.map((one) => one.text)],
    ['Still missing', gaps.map((one) => one.why)],
  ];
  return (
    <div className="still-open">
      <p className="strong">{count === 1 ? 'One question is still open.' : `${count} questions are still open.`}</p>
      {groups
        .filter(([, lines]) => lines.length > 0)
        .map(([title, lines]) => (
          <section key={title}>
            <h3>
              {title} <span className="num">{lines.length}</span>
            </h3>
            <ul>
              {lines.slice(0, SHOWN).map((line) => (
                <li key={line} className="words clamp-2" dir="auto">
                  {line}
                </li>
              ))}
              {lines.length > SHOWN && <li className="faint">and {lines.length - SHOWN} more</li>}
            </ul>
          </section>
        ))}
      <p className="quiet small">They may stay open: what is not known is worth saying too.</p>
    </div>
  );
}
