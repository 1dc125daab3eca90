import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { sessionQuery, useSignIn } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { FormError, TextField } from '../../ui/field.tsx';
import { Gate } from '../../ui/gate.tsx';
import { Failed } from '../../ui/states.tsx';

export default function SignIn() {
  const { next } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const session = useQuery(sessionQuery);
  const signIn = useSignIn();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const isIn = Boolean(session.data?.me);

  useEffect(() => {
    // Only a path of this site: a link must not carry anybody elsewhere after signing in.
    if (isIn) void navigate({ to: next?.startsWith('/') && !next.startsWith('//') ? next : '/', replace: true });
  }, [isIn, next, navigate]);

  if (session.error) return <Failed error={session.error} what="sign-in page" retry={() => void session.refetch()} />;
  if (session.data?.isNew) return <FirstRun />;
  return (
    <Gate
      title="Sign in"
      lead={session.data ? `to ${session.data.installation.name}` : ' '}
      foot="No password any more? An admin makes a new link under Settings, Members."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          signIn.mutate({ email, password });
        }}
      >
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          value={email}
          onChange={(event) => setEmail(event.target.value)}
          autoFocus
          required
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          required
        />
        <FormError error={signIn.error} />
        <Button type="submit" look="primary" busy={signIn.isPending}>
          Sign in
        </Button>
      </form>
    </Gate>
  );
}

function FirstRun() {
  return (
    <Gate
      title="Nobody has signed up yet"
      lead="The server printed a one-time sign-up link when it started. Open it to become the first admin."
      foot="The link works once. Restarting the server prints a new one while there is no member."
    >
      <p className="quiet" style={{ marginBottom: 6 }}>
        It looks like this, in the terminal or the log of the server:
      </p>
      <p>
        <code>{location.origin}/sign-up/…</code>
      </p>
    </Gate>
  );
}
