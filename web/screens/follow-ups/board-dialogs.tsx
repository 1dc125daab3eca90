import { useState } from 'react';
import { CreateManyIssues } from '../../blocks/follow-ups/issues/create-many-issues.tsx';
import { MergeDialog } from '../../blocks/follow-ups/merge-dialog.tsx';
import { ChooseOwner } from '../../blocks/follow-ups/owner-choice.tsx';
import { Postpone } from '../../blocks/follow-ups/postpone.tsx';
import type { useWorkChange } from '../../blocks/follow-ups/use-postpone.tsx';
import type { FollowUp } from '../../data/follow-ups.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, TextArea } from '../../ui/field.tsx';

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
