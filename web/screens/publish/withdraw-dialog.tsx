import { useState } from 'react';
import { type Publication, useWithdraw } from '../../data/publications.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, TextArea } from '../../ui/field.tsx';

export function WithdrawDialog({ version, onClose }: { version: Publication; onClose: () => void }) {
  const [reason, setReason] = useState('');
  const withdraw = useWithdraw();
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Withdraw version ${version.number}`}
      description="Every link to it ends at once. The record keeps what it said, and why it was withdrawn."
      onSubmit={() => withdraw.mutate({ id: version.id, reason }, { onSuccess: onClose })}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="danger" busy={withdraw.isPending} disabled={reason.trim() === ''}>
            Withdraw
          </Button>
        </>
      }
    >
      <TextArea label="Why" value={reason} maxLength={1000} onChange={(event) => setReason(event.target.value)} />
      <FormError error={withdraw.error} />
    </Dialog>
  );
}
