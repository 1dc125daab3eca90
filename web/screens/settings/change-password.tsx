import { useState } from 'react';
import { useMe, useUpdateMe } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { FormError, problemAt, TextField } from '../../ui/field.tsx';
import { say } from '../../ui/toast-store.ts';

export function ChangePassword() {
  const me = useMe();
  const update = useUpdateMe();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const submit = () =>
    update.mutate(
      { currentPassword: current, password: next },
      {
        onSuccess: () => {
          setCurrent('');
          setNext('');
          say('Your password is changed. Other browsers were signed out.');
        },
      },
    );
  return (
    <form
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {/* Password managers file the new password under it. */}
      <input type="email" autoComplete="username" value={me?.email ?? ''} readOnly hidden />
      <TextField
        label="Current password"
        type="password"
        autoComplete="current-password"
        value={current}
        onChange={(event) => setCurrent(event.target.value)}
        error={problemAt(update.error, 'currentPassword')}
        required
      />
      <TextField
        label="New password"
        type="password"
        autoComplete="new-password"
        minLength={10}
        value={next}
        onChange={(event) => setNext(event.target.value)}
        error={problemAt(update.error, 'password')}
        hint="At least 10 characters. A sentence is easier to keep than a riddle."
        required
      />
      <FormError error={update.error} shown={['currentPassword', 'password']} />
      <Button type="submit" busy={update.isPending} disabled={!current || !next}>
        Change password
      </Button>
    </form>
  );
}
