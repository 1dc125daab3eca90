import { useState } from 'react';
import { ROLES, type Role } from '#shared/rules/access.ts';
import { useInviteMember } from '../../data/people.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { FormError, problemAt, SelectField, TextField } from '../../ui/field.tsx';
import { ROLE_MEANS, ROLE_WORDS } from './role-words.ts';

export type MadeLink = { link: string; expiresAt: string; for: string; isPassword: boolean };

export function Invite({ onClose, onMade }: { onClose: () => void; onMade: (made: MadeLink) => void }) {
  const invite = useInviteMember();
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [role, setRole] = useState<Role>('editor');
  const submit = () =>
    invite.mutate(
      { name, email, role },
      {
        onSuccess: (link) => {
          onMade({ ...link, for: name, isPassword: false });
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={submit}
      title="Invite somebody"
      description="You get a link to hand over; they choose a password themselves."
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={invite.isPending} disabled={!name.trim() || !email.trim()}>
            Make the link
          </Button>
        </>
      }
    >
      <TextField
        label="Name"
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={problemAt(invite.error, 'name')}
        maxLength={200}
        autoFocus
        required
      />
      <TextField
        label="E-mail"
        type="email"
        value={email}
        onChange={(event) => setEmail(event.target.value)}
        error={problemAt(invite.error, 'email')}
        hint="Only for signing in."
        required
      />
      <SelectField
        label="Role"
        value={role}
        onChange={(event) => setRole(event.target.value as Role)}
        hint={`${ROLE_WORDS[role]}: ${ROLE_MEANS[role]}.`}
      >
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {ROLE_WORDS[one]}
          </option>
        ))}
      </SelectField>
      <FormError error={invite.error} shown={['name', 'email']} />
    </Dialog>
  );
}
