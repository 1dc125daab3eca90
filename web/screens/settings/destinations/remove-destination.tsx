import { type Destination, useRemoveDestination } from '../../../data/destinations.ts';
import { Confirm } from '../confirm.tsx';

export function RemoveDestination({ destination, onClose }: { destination: Destination; onClose: () => void }) {
  const remove = useRemoveDestination();
  return (
    <Confirm
      title={`Remove ${destination.name}?`}
      verb="Remove"
      run={remove}
      onConfirm={() => remove.mutate({ id: destination.id }, { onSuccess: onClose })}
      onClose={onClose}
    >
      Nothing is sent there any more, and its token is forgotten here. Pages that were sent stay as they are; revoke the
      token there too.
    </Confirm>
  );
}
