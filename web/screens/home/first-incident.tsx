import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useIncidents } from '../../data/incidents.ts';
import { useCreateKey } from '../../data/people.ts';
import { useMay, useWord } from '../../data/session.ts';
import { Button } from '../../ui/button.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { openOverlay } from '../../ui/overlay.ts';
import './first-incident.css';

/** An empty home either teaches the first step or says, truly, that all is done. */
export function FirstIncident() {
  const incidents = useIncidents({});
  const isFirst = incidents.data?.pages[0]?.items.length === 0;
  if (!incidents.data) return null;
  if (isFirst) return <Teach />;
  return (
    <p className="small faint" style={{ marginTop: 22 }}>
      Past incidents are under{' '}
      <Link to="/incidents" className="link">
        Incidents
      </Link>
      ; what was learned from them is in the{' '}
      <Link to="/post-mortems" className="link">
        library
      </Link>
      .
    </p>
  );
}

function Teach() {
  const word = useWord();
  const mayMakeKey = useMay('key.manage');
  const mayCreate = useMay('incident.create');
  const makeKey = useCreateKey();
  const [key, setKey] = useState('YOUR_API_KEY');
  const base = `${location.origin}/api/v1`;
  const command = [
    `curl -X POST ${base}/incidents \\`,
    `  -H 'Authorization: Bearer ${key}' \\`,
    `  -H 'Content-Type: application/json' \\`,
    `  -d '{"title": "Checkout errors after a config push", "severity": "SEV2", "services": ["checkout"]}'`,
  ].join('\n');
  if (!mayCreate) {
    return (
      <p className="quiet" style={{ marginTop: 22 }}>
        There is no incident yet. When your team records the first one, it appears here.
      </p>
    );
  }
  return (
    <section className="teach">
      <h2>Send a first incident</h2>
      <p>
        Anything that can make a request can feed Debrief. When the incident is resolved, it decides whether {word.aOne}{' '}
        is worth the time and writes the first draft from what was recorded.
      </p>
      <CodeBlock label="Command that sends a first incident" code={command} />
      <div className="teach-acts">
        {mayMakeKey && key === 'YOUR_API_KEY' && (
          <Button
            look="primary"
            busy={makeKey.isPending}
            onClick={() =>
              makeKey.mutate({ name: 'First steps', role: 'editor' }, { onSuccess: (made) => setKey(made.secret) })
            }
          >
            Put a key into the command
          </Button>
        )}
        <Button onClick={() => openOverlay('new-incident')}>Open one by hand</Button>
        {mayMakeKey && (
          <Link to="/settings/sources" className="link">
            Connect Alertmanager or PagerDuty
          </Link>
        )}
      </div>
      {key !== 'YOUR_API_KEY' && (
        <p className="small faint" role="status">
          The key “First steps” is in the command and is shown only now. It can be revoked under Settings, API keys.
        </p>
      )}
    </section>
  );
}
