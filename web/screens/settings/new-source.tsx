import { useState } from 'react';
import type { SourceKind } from '#shared/contracts/installation.ts';
import { isSigning } from '#shared/rules/signing-sources.ts';
import { type Source, useCreateSource } from '../../data/sources.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { CheckField, FormError, problemAt, SelectField, TextField } from '../../ui/field.tsx';
import { KIND_GROUPS, KIND_NAMES, SECRET_HINTS } from './source-words.ts';

export function NewSource({ onClose, onMade }: { onClose: () => void; onMade: (source: Source) => void }) {
  const create = useCreateSource();
  const [kind, setKind] = useState<SourceKind>('alertmanager');
  const [name, setName] = useState('');
  const [secret, setSecret] = useState('');
  const [isPrivate, setPrivate] = useState(false);
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() =>
        create.mutate(
          {
            kind,
            name: name.trim() || KIND_NAMES[kind],
            secret: (isSigning(kind) && secret) || undefined,
            private: isPrivate || undefined,
          },
          { onSuccess: onMade },
        )
      }
      title="Connect a tool"
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={create.isPending}>
            Make the address
          </Button>
        </>
      }
    >
      <SelectField label="Tool" value={kind} onChange={(event) => setKind(event.target.value as SourceKind)}>
        {KIND_GROUPS.map((group) => (
          <optgroup key={group.name} label={group.name}>
            {group.kinds.map((one) => (
              <option key={one} value={one}>
                {KIND_NAMES[one]}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <TextField
        label="Name"
        optional
        placeholder={kind === 'generic' ? 'Deploy script' : KIND_NAMES[kind]}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={problemAt(create.error, 'name')}
        hint="Shown as the source of its incidents and events."
      />
      {isSigning(kind) && (
        <TextField
          label="Signing secret"
          optional
          type="password"
          autoComplete="off"
          value={secret}
          onChange={(event) => setSecret(event.target.value)}
          hint={SECRET_HINTS[kind]}
        />
      )}
      {kind !== 'github' && (
        <CheckField
          label="Its incidents begin private"
          hint="Seen by their participants and admins alone, with all that is made from them."
          checked={isPrivate}
          onChange={(event) => setPrivate(event.target.checked)}
        />
      )}
      <FormError error={create.error} shown={['name']} />
    </Dialog>
  );
}
