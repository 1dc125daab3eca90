import { useState } from 'react';
import type { Incident } from '../../data/incidents.ts';
import { usePeople } from '../../data/people.ts';
import { Picker } from '../../ui/picker.tsx';
import { Popover } from '../../ui/popover.tsx';
import { say } from '../../ui/toast-store.ts';
import { deedsOf } from '../people/role-words.ts';
import { Deeds } from './deeds.tsx';
import { Fact } from './fact.tsx';
import type { FactChange } from './use-fact-change.ts';

/** Who led the response, and what they did. */
export function LeadFact({ incident, mayEdit, change }: { incident: Incident; mayEdit: boolean; change: FactChange }) {
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const people = usePeople(query.trim(), isOpen);
  const lead = incident.lead?.name;
  if (!lead && !mayEdit) return null;
  const found = people.isPlaceholderData ? [] : (people.data?.items ?? []);
  const there = incident.participants.map((one) => one.person);
  const offered = query.trim() ? found : [...there, ...found.filter((one) => !there.some(({ id }) => id === one.id))];
  const choose = (name: string) => {
    setOpen(false);
    change('Lead', { lead: name }, { lead: lead ?? null }).catch(() =>
      say('The lead could not be changed. Try again in a moment.', { tone: 'bad' }),
    );
  };
  const deeds = deedsOf(incident.participants.find((one) => one.person.id === incident.lead?.id) ?? { did: [] });
  return (
    <Fact label="Lead" value={lead ?? ''} isLong={deeds.length > 0}>
      {mayEdit ? (
        <Popover
          label="Who led the response"
          width={280}
          open={isOpen}
          onOpenChange={setOpen}
          trigger={
            <button
              type="button"
              className={`in-place ${lead ? '' : 'is-none'}`}
              aria-label={`Lead: ${lead ?? 'Nobody named'}. Change`}
            >
              <bdi>{lead ?? 'Nobody named'}</bdi>
            </button>
          }
        >
          <Picker
            label="Who led the response?"
            query={query}
            onQuery={setQuery}
            items={offered.slice(0, 8).map(({ id, name }) => ({ id, name }))}
            onPick={({ name }) => choose(name)}
          />
        </Popover>
      ) : (
        <bdi>{lead}</bdi>
      )}
      <Deeds name={lead ?? ''} deeds={deeds} />
    </Fact>
  );
}
