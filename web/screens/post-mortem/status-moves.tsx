import { useState } from 'react';
import { POST_MORTEM_STATUSES, type PostMortemStatus } from '#shared/contracts/post-mortems.ts';
import { type PostMortem, useMove } from '../../data/post-mortems.ts';
import { Button } from '../../ui/button.tsx';
import { POST_MORTEM_STATUS_WORDS } from '../../ui/chip.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, TextArea } from '../../ui/field.tsx';
import { say } from '../../ui/toast-store.ts';
import { openReview } from './review/open-review.ts';
import { PublishDialog } from './review/publish-dialog.tsx';
import { SubmitDialog } from './submit-dialog.tsx';
import { useOpenPoints } from './use-open-points.ts';

export function StatusSteps({ status }: { status: PostMortemStatus }) {
  return (
    <ol className="steps" aria-label="Status">
      {POST_MORTEM_STATUSES.map((one) => (
        <li
          key={one}
          className={`step-${one} ${one === status ? 'is-on' : ''}`}
          aria-current={one === status ? 'step' : undefined}
        >
          {POST_MORTEM_STATUS_WORDS[one]}
        </li>
      ))}
    </ol>
  );
}

type Step = 'submit' | 'review' | 'publish' | 'reopen';
const STEP_WORDS: Record<Step, string> = { submit: 'Submit', review: 'Review', publish: 'Publish', reopen: 'Reopen' };
/** The last of them is what brings it on. */
const OFFERED: Record<PostMortemStatus, Step[]> = {
  draft: ['submit'],
  'in-review': ['review', 'publish'],
  published: ['reopen'],
};

type Props = { postMortem: PostMortem; onMissing: () => void };
/** The next steps of its life, for those who may take them. */
export function StatusMoves({ postMortem, onMissing }: Props) {
  const [asked, setAsked] = useState<Step | null>(null);
  const { points } = useOpenPoints(postMortem);
  if (!postMortem.may['post-mortem.move']) return null;
  const open = points.length;
  const offered = OFFERED[postMortem.status];
  const take = (step: Step) => {
    if (step === 'review') return openReview();
    setAsked(step);
    if (step === 'submit' && open > 0) onMissing();
  };
  const dialog = { postMortem, onClose: () => setAsked(null) };
  return (
    <>
      {offered.map((step) => (
        <Button
          key={step}
          look={step === offered.at(-1) && step !== 'reopen' ? 'primary' : 'default'}
          onClick={() => take(step)}
        >
          {STEP_WORDS[step]}
          {step === 'submit' && open > 0 && ` · ${open} open`}
        </Button>
      ))}
      {asked === 'submit' && <SubmitDialog {...dialog} />}
      {asked === 'publish' && <PublishDialog {...dialog} />}
      {asked === 'reopen' && <ReopenDialog {...dialog} />}
    </>
  );
}

function ReopenDialog({ postMortem, onClose }: { postMortem: PostMortem; onClose: () => void }) {
  const reopen = useMove('reopen');
  const [note, setNote] = useState('');
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() =>
        reopen.mutate(
          { id: postMortem.reference, note: note || undefined },
          {
            onSuccess: () => {
              say('Reopened.');
              onClose();
            },
          },
        )
      }
      title="Reopen"
      description="It becomes a draft again and can be changed."
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={reopen.isPending}>
            Reopen
          </Button>
        </>
      }
    >
      <TextArea label="Why?" optional value={note} onChange={(event) => setNote(event.target.value)} />
      <FormError error={reopen.error} />
    </Dialog>
  );
}
