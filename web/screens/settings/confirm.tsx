import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError } from '../../ui/field.tsx';

type Props = {
  title: string;
  /** The verb on the button that does it. */
  verb: string;
  run: { isPending: boolean; error: unknown };
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
};
/** Asks before something that cannot simply be undone; a refusal of the server stands in the same place. */
export function Confirm({ title, verb, run, onConfirm, onClose, children }: Props) {
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={onConfirm}
      width={440}
      title={title}
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="danger" busy={run.isPending}>
            {verb}
          </Button>
        </>
      }
    >
      <p className="quiet">{children}</p>
      <FormError error={run.error} />
    </Dialog>
  );
}
