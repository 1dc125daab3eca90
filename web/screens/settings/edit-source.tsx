import { useState } from 'react';
import { isSigning } from '#shared/rules/signing-sources.ts';
import { type Source, useEditSource } from '../../data/sources.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, FormError, problemAt, TextField } from '../../ui/field.tsx';
import { KIND_NAMES } from './source-words.ts';

export function EditSource({ source, onClose }: { source: Source; onClose: () => void }) {
  const edit = useEditSource();
  const [name, setName] = useState(source.name);
  const [secret, setSecret] = useState('');
  const [isWithout, setWithout] = useState(false);
  const [isPrivate, setPrivate] = useState(source.private);
  const submit = () =>
    edit.mutate(
      { id: source.id, name, private: isPrivate, secret: isWithout ? null : secret || undefined },
      { onSuccess: onClose },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      title="Edit source"
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={edit.isPending} disabled={!name.trim()}>
            Save
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={problemAt(edit.error, 'name')}
        maxLength={200}
        required
      />
      {isSigning(source.kind) && (
        <>
          <TextField
            label="Signing secret"
            type="password"
            autoComplete="off"
            placeholder={source.hasSecret ? 'Set. Type to replace it' : 'Not set'}
            value={secret}
            disabled={isWithout}
            onChange={(event) => setSecret(event.target.value)}
            error={problemAt(edit.error, 'secret')}
            hint={`While you replace it in ${KIND_NAMES[source.kind]}, enter both, with a space between.`}
          />
          {source.hasSecret && (
            <CheckField
              label="Take webhooks without a signature"
              hint="Removes the secret. The address alone is then enough to send incidents."
              checked={isWithout}
              onChange={(event) => setWithout(event.target.checked)}
            />
          )}
        </>
      )}
      <CheckField
        label="Its incidents begin private"
        hint="Seen by their participants and admins alone, with all that is made from them. Those it opened before stay as they are."
        checked={isPrivate}
        onChange={(event) => setPrivate(event.target.checked)}
      />
      <FormError error={edit.error} shown={['name', 'secret']} />
    </Dialog>
  );
}
