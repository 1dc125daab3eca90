import { useState } from 'react';
import { useKeys } from '../../data/people.ts';
import { Button } from '../../ui/button.tsx';
import { CodeBlock } from '../../ui/code-block.tsx';
import { BoneRows, Failed, State } from '../../ui/states.tsx';
import { ForAdmins } from './for-admins.tsx';
import { KeyTable } from './key-table.tsx';
import { Made } from './made.tsx';
import { NewKey } from './new-key.tsx';
import { SettingsHead } from './settings-head.tsx';

export default function KeysPage() {
  return (
    <ForAdmins action="key.manage" title="API keys" why="A key does what its role may, without a person signing in.">
      <Keys />
    </ForAdmins>
  );
}

function Keys() {
  const keys = useKeys();
  const [isMaking, setMaking] = useState(false);
  const [made, setMade] = useState<{ name: string; secret: string } | null>(null);
  const items = keys.data?.items ?? [];
  const inUse = items.filter((key) => !key.revokedAt);
  const revoked = items.filter((key) => key.revokedAt);
  return (
    <>
      <SettingsHead
        title="API keys"
        action={
          <Button look="primary" onClick={() => setMaking(true)}>
            New key
          </Button>
        }
      >
        For scripts, pipelines and the command line. Everything a key can call is described at{' '}
        <a href="/api/docs" className="link">
          /api/docs
        </a>
        .
      </SettingsHead>
      {made && (
        <Made
          value={made.secret}
          copyLabel="Copy key"
          onDone={() => setMade(null)}
          below={
            <CodeBlock
              label="Command that tries the key"
              code={`curl ${location.origin}/api/v1/incidents \\\n  -H 'Authorization: Bearer ${made.secret}'`}
            />
          }
        >
          The key <bdi className="strong">{made.name}</bdi>. It is shown this once; only a hash of it is stored.
        </Made>
      )}
      {keys.error && !keys.data ? (
        <Failed error={keys.error} what="list of keys" retry={() => void keys.refetch()} inline />
      ) : !keys.data ? (
        <BoneRows rows={3} />
      ) : inUse.length === 0 ? (
        <State title={revoked.length > 0 ? 'No key is in use' : 'No key yet'} inline>
          <p>Make one for each program, so that one can be revoked without stopping the others.</p>
        </State>
      ) : (
        <KeyTable items={inUse} />
      )}
      {revoked.length > 0 && (
        <details className="folded">
          <summary>{revoked.length === 1 ? '1 revoked key' : `${revoked.length} revoked keys`}</summary>
          <KeyTable items={revoked} />
        </details>
      )}
      {isMaking && <NewKey onClose={() => setMaking(false)} onMade={setMade} />}
    </>
  );
}
