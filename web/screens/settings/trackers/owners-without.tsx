import { type FormEvent, useState } from 'react';
import type { TrackerKind } from '#shared/trackers/issue.ts';
import { Button } from '../../../ui/button.tsx';
import { ACCOUNT_WORDS } from './tracker-words.ts';

type Owner = { id: string; name: string; issues: number };
type Props = {
  kind: TrackerKind;
  owners: readonly Owner[];
  onSet: (account: string, personId: string) => void;
  isBusy: boolean;
};

/** Owners whose issues are nobody's in the tracker until somebody says which account is theirs. */
export function OwnersWithout({ kind, owners, onSet, isBusy }: Props) {
  if (owners.length === 0) return null;
  return (
    <section aria-labelledby="owners-without">
      <h3 id="owners-without">Owners without an account there</h3>
      <p className="small faint">
        Their issues are assigned to nobody. {ACCOUNT_WORDS[kind]} With it, their issues are assigned at once.
      </p>
      <ul className="tracker-people">
        {owners.map((owner) => (
          <OwnerRow key={owner.id} owner={owner} isBusy={isBusy} onSet={(account) => onSet(account, owner.id)} />
        ))}
      </ul>
    </section>
  );
}

type RowProps = { owner: Owner; isBusy: boolean; onSet: (account: string) => void };
function OwnerRow({ owner, isBusy, onSet }: RowProps) {
  const [account, setAccount] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (account.trim()) onSet(account.trim());
  };
  return (
    <li>
      <span className="tracker-account">
        <b className="words" dir="auto">
          {owner.name}
        </b>
        <span className="small faint">
          {owner.issues} {owner.issues === 1 ? 'issue' : 'issues'} assigned to nobody
        </span>
      </span>
      <form className="tracker-owner" onSubmit={submit}>
        <input
          className="input"
          aria-label={`Account of ${owner.name}`}
          placeholder="Account"
          spellCheck={false}
          autoCapitalize="off"
          value={account}
          maxLength={300}
          onChange={(event) => setAccount(event.target.value)}
        />
        <Button small type="submit" disabled={isBusy || !account.trim()}>
          Set
        </Button>
      </form>
    </li>
  );
}
