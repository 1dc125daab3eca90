import { useState } from 'react';
import { type Incident, useSetParticipant } from '../../data/incidents.ts';
import { usePeople } from '../../data/people.ts';
import { TextButton } from '../../ui/button.tsx';
import { Picker } from '../../ui/picker.tsx';
import { Popover } from '../../ui/popover.tsx';

/** Finds somebody who was there and is not named yet; their role can then be changed. */
export function AddPerson({ incident }: { incident: Incident }) {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const set = useSetParticipant();
  const people = usePeople(query.trim(), isOpen);
  const there = new Set(incident.participants.map((one) => one.person.id));
  const items = (people.isPlaceholderData ? [] : (people.data?.items ?? []))
    .filter((person) => !there.has(person.id))
    .slice(0, 8)
    .map((person) => ({ id: person.id, name: person.name, note: person.handles[0] }));
  return (
    <Popover
      label="Add somebody"
      width={280}
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      trigger={<TextButton>Add somebody</TextButton>}
    >
      <Picker
        label="Who else was there?"
        query={query}
        onQuery={setQuery}
        items={items}
        onPick={(person) => {
          set.mutate({ id: incident.reference, personId: person.id, role: 'responder' });
          setQuery('');
          setOpen(false);
        }}
      />
    </Popover>
  );
}
