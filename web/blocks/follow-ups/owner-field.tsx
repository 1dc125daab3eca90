import { useState } from 'react';
import { usePeople } from '../../data/people.ts';
import { useMe } from '../../data/session.ts';
import { useWorkload } from '../../data/workload.ts';
import { TextButton } from '../../ui/button.tsx';
import { ChosenField } from './chosen-field.tsx';

type Person = { id: string; name: string };
type Props = { owner: Person | null; onChange: (owner: Person | null) => void; disabled?: boolean };
export function OwnerField({ owner, onChange, disabled }: Props) {
  const me = useMe();
  const [query, setQuery] = useState('');
  const people = usePeople(query.trim());
  // Of an earlier search nothing is offered: an early Enter must not take a name that nobody typed.
  const found = people.isPlaceholderData ? [] : (people.data?.items ?? []).slice(0, 6);
  const work = useWorkload(found.map(({ id }) => id));
  return (
    <ChosenField
      label="Owner"
      value={owner && <bdi>{owner.name}</bdi>}
      noneLabel="Nobody yet"
      searchLabel="Who does it?"
      emptyText="Nobody by that name"
      query={query}
      onQuery={setQuery}
      items={found.map(({ id, name }) => ({ id, name, note: work.get(id) }))}
      onPick={(id, name) => onChange({ id, name })}
      onClear={() => onChange(null)}
      disabled={disabled}
    >
      {me?.id && owner?.id !== me.id && (
        <TextButton quiet onClick={() => onChange({ id: me.id!, name: me.name })}>
          Me
        </TextButton>
      )}
    </ChosenField>
  );
}
