import { useState } from 'react';
import { ROLES, type Role } from '#shared/rules/access.ts';
import { useCreateKey } from '../../data/people.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, problemAt, SelectField, TextField } from '../../ui/field.tsx';
import { ROLE_WORDS } from './role-words.ts';

const KEY_MEANS: Record<Role, string> = {
  viewer: 'Reads everything that is not private.',
  editor: 'Sends incidents and events, writes. Does not see what is private.',
  admin: 'Everything, private incidents and these settings too. Rarely needed.',
};

type Props = { onClose: () => void; onMade: (made: { name: string; secret: string }) => void };
export function NewKey({ onClose, onMade }: Props) {
  const create = useCreateKey();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const submit = () =>
    create.mutate(
      { name, role },
      {
        onSuccess: (made) => {
          onMade(made);
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      title="New API key"
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={create.isPending} disabled={!name.trim()}>
            Make the key
          </Button>
        </>
      }
    >
      <TextField
        label="What is it for?"
        placeholder="CI pipeline"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={problemAt(create.error, 'name')}
        maxLength={200}
        autoFocus
        required
      />
      <SelectField
        label="Role"
        value={role}
        onChange={(event) => setRole(event.target.value as Role)}
        hint={KEY_MEANS[role]}
      >
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {ROLE_WORDS[one]}
          </option>
        ))}
      </SelectField>
      <FormError error={create.error} shown={['name']} />
    </Dialog>
  );
}
