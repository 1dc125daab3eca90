import { useState } from 'react';
import { type Placed, usePush } from '../../data/destinations.ts';
import type { Publication } from '../../data/publications.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, FormError } from '../../ui/field.tsx';

type Props = { destination: Placed['destination']; version: Publication; isPrivate: boolean; onClose: () => void };

/** The second yes, for what comes from a private incident. */
export function PushDialog({ destination, version, isPrivate, onClose }: Props) {
  const [isConfirmed, setConfirmed] = useState(false);
  const push = usePush();
  const send = () =>
    push.mutate({ id: version.id, destinationId: destination.id, confirmPrivate: isConfirmed }, { onSuccess: onClose });
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={send}
      title={`Send version ${version.number} to ${destination.name}`}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={push.isPending} disabled={isPrivate && !isConfirmed}>
            Send
          </Button>
        </>
      }
    >
      {isPrivate && (
        <CheckField
          label="Send it, although an incident behind it is private"
          hint={`Whoever may read there reads it, also people who may not see the incident.`}
          checked={isConfirmed}
          onChange={(event) => setConfirmed(event.target.checked)}
        />
      )}
      <FormError error={push.error} />
    </Dialog>
  );
}
