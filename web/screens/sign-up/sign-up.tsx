import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { isRefusal } from '../../data/api.ts';
import { useAcceptSignUp, useSession, useSignUp } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { FormError, problemAt, TextField } from '../../ui/field.tsx';
import { Gate } from '../../ui/gate.tsx';
import { Bone, Failed } from '../../ui/states.tsx';
import { browserZone } from '../../ui/zone.ts';

const TITLES = {
  'first-admin': 'Set up Debrief',
  invitation: 'You are invited',
  'new-password': 'Choose a new password',
};
const FIELDS = ['name', 'email', 'password'];

export default function SignUp() {
  const { token } = useParams({ from: '/sign-up/$token' });
  const link = useSignUp(token);
  if (link.error) {
    const isSpent = isRefusal(link.error, 'not-found') || isRefusal(link.error, 'conflict');
    if (!isSpent) return <Failed error={link.error} what="link" retry={() => void link.refetch()} />;
    return (
      <Gate
        title="This link no longer works"
        lead="It was used already, has run out, or was not copied whole. Ask an admin for a new one."
        foot={
          <Link to="/sign-in" search={{ next: undefined }} className="link">
            Sign in instead
          </Link>
        }
      >
        {null}
      </Gate>
    );
  }
  if (!link.data) {
    return (
      <Gate title=" " lead={<Bone width="70%" />}>
        <Bone height={180} />
      </Gate>
    );
  }
  return <SignUpForm token={token} link={link.data} />;
}

type LinkData = NonNullable<ReturnType<typeof useSignUp>['data']>;
function SignUpForm({ token, link }: { token: string; link: LinkData }) {
  const navigate = useNavigate();
  const installation = useSession()?.installation.name ?? 'Debrief';
  const accept = useAcceptSignUp();
  const [name, setName] = useState(link.name ?? '');
  const [email, setEmail] = useState(link.email ?? '');
  const [password, setPassword] = useState('');
  const lead = {
    'first-admin': 'You become the first admin. Everybody else is invited by you, later.',
    invitation: `Join ${installation} as ${link.role === 'admin' ? 'an admin' : link.role === 'editor' ? 'an editor' : 'a viewer'}.`,
    'new-password': 'The old one stops working at once.',
  }[link.purpose];

  return (
    <Gate title={TITLES[link.purpose]} lead={lead}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          accept.mutate(
            { token, name, email, password, timeZone: browserZone },
            { onSuccess: () => void navigate({ to: '/', replace: true }) },
          );
        }}
      >
        <TextField
          label="Your name"
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={problemAt(accept.error, 'name')}
          autoFocus={!link.name}
          required
        />
        <TextField
          label="E-mail"
          type="email"
          autoComplete="username"
          value={email}
          readOnly={link.email !== null}
          onChange={(event) => setEmail(event.target.value)}
          error={problemAt(accept.error, 'email')}
          hint={link.purpose === 'first-admin' ? 'Only for signing in. Debrief sends no mail.' : undefined}
          required
        />
        <TextField
          label="Password"
          type="password"
          autoComplete="new-password"
          minLength={10}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={problemAt(accept.error, 'password')}
          hint="At least 10 characters. A sentence is easier to keep than a riddle."
          autoFocus={Boolean(link.name)}
          required
        />
        <FormError error={accept.error} shown={FIELDS} />
        <Button type="submit" look="primary" busy={accept.isPending}>
          {link.purpose === 'new-password' ? 'Save and sign in' : 'Sign up'}
        </Button>
      </form>
    </Gate>
  );
}
