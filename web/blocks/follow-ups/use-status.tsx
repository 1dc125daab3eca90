import { useState } from 'react';
import { type FollowUp, useUpdateFollowUp } from '../../data/follow-ups.ts';
import { say } from '../../ui/toast-store.ts';
import { STATUS_WORDS } from './status-menu.tsx';
import { WontDo } from './wont-do.tsx';

/** Changes where a follow-up stands, with a way back; declining one asks why first. */
export function useStatus() {
  const update = useUpdateFollowUp();
  const [declined, setDeclined] = useState<FollowUp | null>(null);

  const offerUndo = ({ id, reference, status: before }: FollowUp, status: FollowUp['status']) =>
    say(`${reference}: ${STATUS_WORDS[status].toLowerCase()}.`, {
      action: { label: 'Undo', run: () => update.mutate({ id, status: before }) },
    });
  const change = (followUp: FollowUp, status: FollowUp['status']) => {
    if (status === followUp.status) return;
    if (status === 'wont-do') return setDeclined(followUp);
    update.mutate({ id: followUp.id, status }, { onSuccess: () => offerUndo(followUp, status) });
  };
  const dialog = declined && (
    <WontDo followUp={declined} onClose={() => setDeclined(null)} onDone={() => offerUndo(declined, 'wont-do')} />
  );
  return { change, dialog };
}
