import { useState } from 'react';
import { type FollowUp, useUpdateFollowUp } from '../../data/follow-ups.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, problemAt, TextArea } from '../../ui/field.tsx';

type Props = { followUp: FollowUp; onClose: () => void; onDone: () => void };
export function WontDo({ followUp, onClose, onDone }: Props) {
  const update = useUpdateFollowUp(true);
  const [reason, setReason] = useState(followUp.reason ?? '');
  const submit = () =>
    update.mutate(
      { id: followUp.id, status: 'wont-do', reason },
      {
        onSuccess: () => {
          onDone();
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      title={`${followUp.reference} will not be done`}
      description={<bdi>{followUp.title}</bdi>}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={update.isPending} disabled={!reason.trim()}>
            Won’t do
          </Button>
        </>
      }
    >
      <TextArea
        label="Why?"
        placeholder="The importer is replaced next quarter; this would be thrown away."
        hint="Kept with it, so that nobody plans the same again without knowing."
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={problemAt(update.error, 'reason')}
        maxLength={2000}
        autoFocus
        required
      />
      <FormError error={update.error} shown={['reason']} />
    </Dialog>
  );
}
