import { type Tracker, useUnusedWebhooks } from '../../../data/trackers.ts';
import { TextButton } from '../../../ui/button.tsx';
import { CodeBlock, Secret } from '../../../ui/code-block.tsx';
import { Ago } from '../../../ui/when.tsx';
import { WEBHOOK_STEPS } from './tracker-words.ts';

type Props = { tracker: Tracker; secret: string | null; onRenew: () => void };

/** Without a webhook all is followed as well, some minutes later. */
export function TrackerWebhook({ tracker, secret, onRenew }: Props) {
  const isOwn = tracker.kind !== 'linear';
  return (
    <div className="source-address">
      <p className="small quiet">
        With a webhook, changes show here within seconds; without one, within five minutes.{' '}
        {WEBHOOK_STEPS[tracker.kind]}
      </p>
      <h3>Address</h3>
      <Secret value={`${location.origin}${tracker.webhookPath}`} label="Copy address" />
      {isOwn && (
        <>
          <h3>Secret</h3>
          {secret ? (
            <>
              <Secret value={secret} label="Copy secret" />
              <p className="small faint">Shown only now. Enter it before you leave this page.</p>
            </>
          ) : (
            <p className="small faint">
              It was shown when it was made. <TextButton onClick={onRenew}>Make a new address and secret</TextButton>
            </p>
          )}
        </>
      )}
      <p className="small faint" role="status">
        {tracker.webhookAt ? (
          <>
            Last heard from <Ago at={tracker.webhookAt} />.
          </>
        ) : (
          'Waiting for the first webhook…'
        )}
      </p>
      {tracker.unusedWebhooks > 0 && <UnusedWebhooks id={tracker.id} count={tracker.unusedWebhooks} />}
    </div>
  );
}

function UnusedWebhooks({ id, count }: { id: string; count: number }) {
  const { data } = useUnusedWebhooks(id, true);
  return (
    <>
      <h3>
        {count} that could not be used <span className="faint small">in the last 14 days</span>
      </h3>
      <div className="delivery-list">
        {data?.items.map((one) => (
          <details key={one.id} className="delivery">
            <summary className="tracker-unused">
              <span className="delivery-why words">{one.why}</span>
              <span className="delivery-when">
                <Ago at={one.receivedAt} />
              </span>
            </summary>
            <div className="delivery-body">
              <CodeBlock label="What was sent" code={one.body} />
            </div>
          </details>
        ))}
      </div>
    </>
  );
}
