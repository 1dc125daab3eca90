import { useState } from 'react';
import { type ApiKey, useRevokeKey } from '../../data/people.ts';
import { TextButton } from '../../ui/button.tsx';
import { say } from '../../ui/toast-store.ts';
import { Ago } from '../../ui/when.tsx';
import { Confirm } from './confirm.tsx';
import { ROLE_WORDS } from './role-words.ts';

export function KeyTable({ items }: { items: ApiKey[] }) {
  return (
    <table className="table">
      <thead>
        <tr>
          <th>Key</th>
          <th>Role</th>
          <th className="is-minor">Made</th>
          <th>Last used</th>
          <th>
            <span className="hidden-text">Actions</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((key) => (
          <KeyRow key={key.id} item={key} />
        ))}
      </tbody>
    </table>
  );
}

function KeyRow({ item }: { item: ApiKey }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <tr className={item.revokedAt ? 'is-off' : ''}>
      <td>
        <bdi className="strong words">{item.name}</bdi>{' '}
        <code className="faint" data-tip="How the key begins">
          {item.prefix}…
        </code>
      </td>
      <td>{ROLE_WORDS[item.role]}</td>
      <td className="is-minor">
        <Ago at={item.createdAt} />
        {item.createdBy && (
          <span className="faint">
            {' '}
            by <bdi>{item.createdBy}</bdi>
          </span>
        )}
      </td>
      <td>{item.lastUsedAt ? <Ago at={item.lastUsedAt} /> : <span className="faint">never</span>}</td>
      <td>
        {item.revokedAt ? (
          <>
            revoked <Ago at={item.revokedAt} />
          </>
        ) : (
          <TextButton quiet aria-label={`Revoke ${item.name}`} onClick={() => setAsking(true)}>
            Revoke…
          </TextButton>
        )}
        {isAsking && <Revoke item={item} onClose={() => setAsking(false)} />}
      </td>
    </tr>
  );
}

function Revoke({ item, onClose }: { item: ApiKey; onClose: () => void }) {
  const revoke = useRevokeKey();
  return (
    <Confirm
      title={`Revoke ${item.name}?`}
      verb="Revoke for good"
      run={revoke}
      onClose={onClose}
      onConfirm={() =>
        revoke.mutate(
          { id: item.id },
          {
            onSuccess: () => {
              say(`${item.name} was revoked.`);
              onClose();
            },
          },
        )
      }
    >
      Whatever uses it is refused from now on, and it cannot be brought back.{' '}
      {item.lastUsedAt ? (
        <>
          It was last used <Ago at={item.lastUsedAt} />.
        </>
      ) : (
        'It was never used.'
      )}
    </Confirm>
  );
}
