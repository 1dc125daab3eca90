import { useState } from 'react';
import { useDisconnectSlack, useSlack, useTrySlack } from '../../../data/channels.ts';
import { useMay } from '../../../data/session.ts';
import { Button } from '../../../ui/button.tsx';
import { CodeBlock } from '../../../ui/code-block.tsx';
import { BoneRows, Failed } from '../../../ui/states.tsx';
import { say } from '../../../ui/toast-store.ts';
import { Day } from '../../../ui/when.tsx';
import { Confirm } from '../confirm.tsx';
import { ConnectSlack } from './connect-slack.tsx';
import '../mail.css';

/** The app that writes to people themselves, with buttons. */
export function SlackPart() {
  const may = useMay('settings.edit');
  const slack = useSlack(may);
  const attempt = useTrySlack();
  const disconnect = useDisconnectSlack();
  const [dialog, setDialog] = useState<'connect' | 'disconnect' | null>(null);
  const { data } = slack;
  if (slack.error && !data)
    return <Failed error={slack.error} what="Slack app" retry={() => void slack.refetch()} inline />;
  if (!data) return <BoneRows rows={2} />;
  const isConnected = data.workspace !== null;
  return (
    <section aria-label="Direct messages in Slack">
      <h2 className="mail-head">
        Direct messages in Slack
        <span className="channel-acts">
          {isConnected && (
            <Button
              small
              busy={attempt.isPending}
              onClick={() => attempt.mutate({}, { onSuccess: ({ to }) => say(`Written to ${to} in Slack.`) })}
            >
              Write to me
            </Button>
          )}
          <Button small onClick={() => setDialog('connect')}>
            {isConnected ? 'Replace the token' : 'Connect an app'}
          </Button>
          {isConnected && (
            <Button small look="plain" onClick={() => setDialog('disconnect')}>
              Disconnect
            </Button>
          )}
        </span>
      </h2>
      {isConnected ? (
        <p>
          As <b>{data.bot}</b> in <b>{data.workspace}</b>
          {data.connectedAt && (
            <>
              , connected by {data.connectedBy} on <Day at={data.connectedAt} />
            </>
          )}
          . People are found by the address they sign in with; each chooses under Your profile what is written to them.
        </p>
      ) : (
        <p>
          With an app of your own in Slack, people are told there instead of by mail, and can say “Done” or “Later” on
          the spot. It needs the scopes <code>chat:write</code> and <code>users:read.email</code>.
        </p>
      )}
      {data.fault && (
        <p className="channel-fault" role="status">
          {data.fault} Until then people are told by mail.
        </p>
      )}
      {isConnected && (
        <>
          <p className="small faint">
            {data.takesPresses
              ? 'Buttons are on. Slack sends presses to the Request URL under Interactivity & Shortcuts:'
              : 'Buttons are off: connect it with its signing secret, and enter this as Request URL under Interactivity & Shortcuts:'}
          </p>
          <CodeBlock code={data.pressAddress} label="Request URL" />
        </>
      )}
      {dialog === 'connect' && <ConnectSlack onClose={() => setDialog(null)} />}
      {dialog === 'disconnect' && (
        <Confirm
          title="Disconnect Slack?"
          verb="Disconnect"
          run={disconnect}
          onConfirm={() => disconnect.mutate({}, { onSuccess: () => setDialog(null) })}
          onClose={() => setDialog(null)}
        >
          Nobody is written to there any more. What waits goes by mail.
        </Confirm>
      )}
    </section>
  );
}
