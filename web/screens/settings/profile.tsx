import { useNavigate } from '@tanstack/react-router';
import { useMe, useSession, useSignOut } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { Segments } from '../../ui/filter-bar.tsx';
import { setTheme, useTheme } from '../../ui/theme.ts';
import { AboutYou } from './about-you.tsx';
import { ChangePassword } from './change-password.tsx';
import { MailRules } from './mail-rules.tsx';
import { ROLE_MEANS } from './role-words.ts';
import { SettingsHead } from './settings-head.tsx';
import { WorkingDays } from './working-days/working-days.tsx';

export default function Profile() {
  const me = useMe();
  const session = useSession();
  const navigate = useNavigate();
  const signOut = useSignOut();
  const theme = useTheme();
  if (!me) return null;
  return (
    <>
      <SettingsHead title="Your profile">
        Signed in as <bdi>{me.email ?? me.name}</bdi>,{' '}
        <span data-tip={ROLE_MEANS[me.role]}>{me.role === 'viewer' ? 'a viewer' : `an ${me.role}`}</span>.
      </SettingsHead>
      <AboutYou me={me} />
      {me.id && <WorkingDays personId={me.id} />}
      <MailRules />
      <h2>Theme</h2>
      <Segments
        label="Theme"
        value={theme}
        onChange={setTheme}
        options={[
          { value: 'system', label: 'As the system' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
      />
      <p className="field-hint settings-note">Kept in this browser.</p>
      <h2>Password</h2>
      <ChangePassword />
      <h2>This browser</h2>
      <Button
        busy={signOut.isPending}
        onClick={() => signOut.mutate({}, { onSuccess: () => void navigate({ to: '/sign-in', search: {} }) })}
      >
        Sign out
      </Button>
      <p className="small faint settings-version">Debrief {session?.version}</p>
    </>
  );
}
