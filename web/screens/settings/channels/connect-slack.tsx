import { useState } from 'react';
import { useConnectSlack } from '../../../data/channels.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { FormError, problemAt, TextField } from '../../../ui/field.tsx';

export function ConnectSlack({ onClose }: { onClose: () => void }) {
  const connect = useConnectSlack();
  const [token, setToken] = useState('');
  const [secret, setSecret] = useState('');
  return (
    <Dialog
      open
      onClose={onClose}
      onSubmit={() => connect.mutate({ token, signingSecret: secret || undefined }, { onSuccess: onClose })}
      title="Connect a Slack app"
      description="Slack is asked at once whether the token is good. Both are kept encrypted and never shown again."
      foot={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" look="primary" busy={connect.isPending} disabled={!token.trim()}>
            Connect
          </Button>
        </>
      }
    >
      <TextField
        label="Bot token"
        type="password"
        autoComplete="off"
        placeholder="xoxb-"
        value={token}
        onChange={(event) => setToken(event.target.value)}
        error={problemAt(connect.error, 'token')}
        hint="Under OAuth & Permissions, once the app is installed."
      />
      <TextField
        label="Signing secret"
        optional
        type="password"
        autoComplete="off"
        value={secret}
        onChange={(event) => setSecret(event.target.value)}
        error={problemAt(connect.error, 'signingSecret')}
        hint="Under Basic Information. Without it messages have no buttons but Open."
      />
      <FormError error={connect.error} shown={['token', 'signingSecret']} />
    </Dialog>
  );
}
