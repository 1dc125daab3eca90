import { useState } from 'react';
import type { InputOf } from '#shared/contracts/contract.ts';
import type { updateFollowUp } from '#shared/contracts/post-mortems.ts';
import { type FollowUp, useRemoveFollowUp, useRestoreFollowUp, useUpdateFollowUp } from '../../data/follow-ups.ts';
import { say } from '../../ui/toast-store.ts';
import { useFollowUpChange } from '../row-change.ts';
import { FindSame } from './find-same.tsx';
import { useLaterDate } from './use-postpone.tsx';
import { useStatus } from './use-status.tsx';

type Fields = Omit<InputOf<typeof updateFollowUp>, 'id' | 'version'>;

/** What can be done to the follow-ups of the open document, each with a way back. */
export function useFollowUpActions() {
  const update = useUpdateFollowUp(true);
  const { save, set } = useFollowUpChange<Fields>((input) => update.mutateAsync(input));
  const { mutate: remove } = useRemoveFollowUp();
  const { mutate: restore } = useRestoreFollowUp();
  const status = useStatus();
  const later = useLaterDate();
  const [alike, setAlike] = useState<FollowUp | null>(null);
  return {
    save,
    set,
    status: status.change,
    later: later.ask,
    same: setAlike,
    dialog: (
      <>
        {status.dialog}
        {later.dialog}
        {alike && <FindSame followUp={alike} onClose={() => setAlike(null)} />}
      </>
    ),
    judge: (followUp: FollowUp, state: FollowUp['state']) =>
      set(
        followUp,
        { state },
        {
          what: 'state',
          done: state === 'struck' ? `${followUp.reference} struck.` : `${followUp.reference} is planned.`,
          before: { state: followUp.state },
        },
      ),
    remove: ({ id, reference }: FollowUp) =>
      remove(
        { id },
        { onSuccess: () => say(`${reference} taken away.`, { action: { label: 'Undo', run: () => restore({ id }) } }) },
      ),
  };
}
export type FollowUpActions = ReturnType<typeof useFollowUpActions>;
