import { useState } from 'react';
import { CreateManyIssues } from '../../blocks/follow-ups/issues/create-many-issues.tsx';
import { ChooseOwner } from '../../blocks/follow-ups/owner-choice.tsx';
import { Postpone } from '../../blocks/follow-ups/postpone.tsx';
import type { useWorkChange } from '../../blocks/follow-ups/use-postpone.tsx';
import { useMergeFollowUps, useUndoFollowUps } from '../../data/follow-up-board.ts';
import type { FollowUp } from '../../data/follow-ups.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, TextArea } from '../../ui/field.tsx';
import { say } from '../../ui/toast-store.ts';

export type Asked = { what: 'owner' | 'date' | 'decline' | 'merge' | 'issues'; followUps: FollowUp[] };
type Props = { asked: Asked; work: ReturnType<typeof useWorkChange>; onClose: () => void; onDone: () => void };

/** What the board asks before it changes one or many. */
export function BoardDialog({ asked, work, onClose, onDone }: Props) {
  const { followUps } = asked;
  const finish = () => {
    onClose();
    onDone();
  };
  if (asked.what === 'owner')
    return (
      <Dialog open onClose={onClose} title={`Who does ${nameOf(followUps)}?`} width={380}>
        <ChooseOwner
          owner={followUps.length === 1 ? followUps[0]!.owner : null}
          onChange={(owner) =>
            work.change(
              followUps,
              { ownerId: owner?.id ?? null },
              owner ? `given to ${owner.name}` : 'nobody’s now',
              finish,
            )
          }
        />
        {followUps.length > 1 && (
          <p className="small">
            <Button
              small
              look="plain"
              onClick={() => work.change(followUps, { ownerId: null }, 'nobody’s now', finish)}
            >
              Nobody yet
            </Button>
          </p>
        )}
        <FormError error={work.error} />
      </Dialog>
    );
  if (asked.what === 'date')
    return (
      <Postpone
        followUps={followUps}
        error={work.error}
        isBusy={work.isBusy}
        onClose={onClose}
        onSave={(dueOn, because) => work.change(followUps, { dueOn, because }, `due ${dueOn}`, finish)}
      />
    );
  if (asked.what === 'issues') return <CreateManyIssues followUps={followUps} onClose={onClose} onMade={onDone} />;
  if (asked.what === 'merge') return <MergeDialog followUps={followUps} onClose={onClose} onDone={finish} />;
  return <DeclineDialog followUps={followUps} work={work} onClose={onClose} onDone={finish} />;
}

const nameOf = (followUps: readonly FollowUp[]) =>
  followUps.length === 1 ? followUps[0]!.reference : `these ${followUps.length}`;

type DialogProps = { followUps: FollowUp[]; onClose: () => void; onDone: () => void };

function DeclineDialog({ followUps, work, onClose, onDone }: DialogProps & Pick<Props, 'work'>) {
  const [reason, setReason] = useState('');
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => work.change(followUps, { status: 'wont-do', reason }, 'will not be done', onDone)}
      title={
        followUps.length === 1 ? `${nameOf(followUps)} will not be done` : `These ${followUps.length} will not be done`
      }
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={work.isBusy} disabled={!reason.trim()}>
            Won’t do
          </Button>
        </>
      }
    >
      <TextArea
        label="Why?"
        hint="Kept with each, so that nobody plans the same again without knowing."
        value={reason}
        maxLength={2000}
        onChange={(event) => setReason(event.target.value)}
        autoFocus
        required
      />
      <FormError error={work.error} />
    </Dialog>
  );
}

/** Which of several that are the same work stands for all. */
export function MergeDialog({ followUps, onClose, onDone }: DialogProps) {
  const merge = useMergeFollowUps();
  const undo = useUndoFollowUps();
  const [into, setInto] = useState(followUps[0]!.id);
  const kept = followUps.find((one) => one.id === into)!;
  const submit = () =>
    merge.mutate(
      { id: into, ids: followUps.filter((one) => one.id !== into).map((one) => one.id) },
      {
        onSuccess: ({ batchId, followUp }) => {
          say(`${followUps.length} are one now: ${followUp.reference}.`, {
            action: { label: 'Undo', run: () => undo.mutate({ batchId }) },
          });
          onDone();
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      width={560}
      title="The same work, planned more than once?"
      description="One stays and stands for all. Factors, links and comments of the others come along where they belong to the same document."
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={merge.isPending}>
            Merge into {kept.reference}
          </Button>
        </>
      }
    >
      <fieldset className="fu-merge">
        <legend className="field-label">Which one stays?</legend>
        {followUps.map((one) => (
          <label key={one.id} className="check">
            <input type="radio" name="into" checked={one.id === into} onChange={() => setInto(one.id)} />
            <span className="words">
              <b className="num">{one.reference}</b> <bdi>{one.title}</bdi>
              <small>{[one.owner?.name, one.postMortem?.reference].filter(Boolean).join(' · ')}</small>
            </span>
          </label>
        ))}
      </fieldset>
      <FormError error={merge.error} />
    </Dialog>
  );
}
