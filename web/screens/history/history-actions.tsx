import { useState } from 'react';
import type { PostMortem } from '../../data/post-mortems.ts';
import { useRenameVersion, useRestoreVersion, type VersionRow } from '../../data/versions.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, TextField } from '../../ui/field.tsx';
import { say } from '../../ui/toast-store.ts';

type Props = {
  postMortem: PostMortem | undefined;
  version: VersionRow;
  isNewest: boolean;
  onShow: (number: number) => void;
};

export function HistoryActions({ postMortem, version, isNewest, onShow }: Props) {
  const [naming, setNaming] = useState(false);
  const restore = useRestoreVersion();
  if (!postMortem?.may['post-mortem.edit']) return null;
  const putBack = (number: number) =>
    restore.mutate(
      { id: postMortem.id, number },
      {
        onSuccess: (made) => {
          onShow(made.number);
          // What stood there was kept as the version before the one that was made.
          say(`Version ${number} is put back.`, { action: { label: 'Undo', run: () => putBack(made.number - 1) } });
        },
      },
    );
  const isLocked = postMortem.status === 'published';
  return (
    <>
      <Button onClick={() => setNaming(true)}>{version.name ? 'Rename' : 'Name this version'}</Button>
      {!isNewest && (
        <Button
          look="primary"
          busy={restore.isPending}
          disabled={isLocked}
          data-tip={isLocked ? 'It is published. Reopen it first.' : undefined}
          onClick={() => putBack(version.number)}
        >
          Put it back
        </Button>
      )}
      {naming && <NameDialog postMortem={postMortem} version={version} onClose={() => setNaming(false)} />}
    </>
  );
}

type NameProps = { postMortem: PostMortem; version: VersionRow; onClose: () => void };
function NameDialog({ postMortem, version, onClose }: NameProps) {
  const [name, setName] = useState(version.name ?? '');
  const rename = useRenameVersion();
  return (
    <Dialog
      open
      onClose={onClose}
      title={version.name ? 'Rename the version' : 'Name this version'}
      description="A name makes it easy to find again, such as “as sent to the review”."
      onSubmit={() =>
        name.trim() && rename.mutate({ id: postMortem.id, number: version.number, name }, { onSuccess: onClose })
      }
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" busy={rename.isPending} disabled={!name.trim()}>
            Keep the name
          </Button>
        </>
      }
    >
      <TextField label="Name" value={name} maxLength={200} onChange={(event) => setName(event.target.value)} />
      <FormError error={rename.error} />
    </Dialog>
  );
}
