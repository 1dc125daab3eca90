import { useState } from 'react';
import { useMergeFollowUps, useUndoFollowUps } from '../../data/follow-up-board.ts';
import type { FollowUp } from '../../data/follow-ups.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError } from '../../ui/field.tsx';
import { say } from '../../ui/toast-store.ts';
import './merge-dialog.css';

type Props = { followUps: readonly FollowUp[]; onClose: () => void; onDone: () => void };

/** Which of several that are the same work stands for all. */
export function MergeDialog({ followUps, onClose, onDone }: Props) {
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
