import { useState } from 'react';
import { TRACKER_NAMES } from '#shared/trackers/issue.ts';
import { type Tracker, type TrackerAccount, useSetTrackerPerson, useTrackerPeople } from '../../../data/trackers.ts';
import { Button, TextButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextField } from '../../../ui/field.tsx';
import { BoneRows, Failed } from '../../../ui/states.tsx';
import { AccountRow } from './account-row.tsx';
import { OwnersWithout } from './owners-without.tsx';

/** Below so many a field to search them by is only in the way. */
const FEW = 8;

/** Whose account is whose in one tracker; those whom Debrief does not know come first. */
export function TrackerPeople({ tracker, onClose }: { tracker: Tracker; onClose: () => void }) {
  const people = useTrackerPeople(tracker.id);
  const change = useSetTrackerPerson();
  const [query, setQuery] = useState('');
  const accounts = people.data?.accounts ?? [];
  const found = accounts.filter((one) => says(one, query.trim().toLowerCase()));
  const set = (account: string, personId: string | null) => change.mutate({ id: tracker.id, account, personId });
  const there = TRACKER_NAMES[tracker.kind];
  return (
    <Dialog
      open
      onClose={onClose}
      width={680}
      title={`People in ${tracker.name}`}
      description={`Whose account in ${there} is whose here. Owners are assigned there and assignees own here only where this is known for sure.`}
      foot={
        <Button look="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      {people.error && !people.data ? (
        <Failed error={people.error} what="people" retry={() => void people.refetch()} inline />
      ) : !people.data ? (
        <BoneRows rows={4} />
      ) : (
        <>
          {accounts.length > FEW && (
            <TextField
              label="Find"
              type="search"
              value={query}
              placeholder="Account or name"
              onChange={(event) => setQuery(event.target.value)}
            />
          )}
          {accounts.length === 0 ? (
            <p className="quiet">No issue is assigned to anybody yet. Accounts show here with the first that is.</p>
          ) : found.length === 0 ? (
            <p className="quiet">
              Nobody by that name. <TextButton onClick={() => setQuery('')}>Show all {accounts.length}</TextButton>
            </p>
          ) : (
            <ul className="tracker-people" aria-label="Accounts">
              {found.map((one) => (
                <AccountRow key={one.account} account={one} onSet={set} isBusy={change.isPending} />
              ))}
            </ul>
          )}
          <OwnersWithout kind={tracker.kind} owners={people.data.owners} onSet={set} isBusy={change.isPending} />
        </>
      )}
    </Dialog>
  );
}

const says = ({ account, name, handle, person }: TrackerAccount, words: string): boolean =>
  [account, name, handle, person?.name].some((one) => one?.toLowerCase().includes(words));
