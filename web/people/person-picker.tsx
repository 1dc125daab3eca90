import { useState } from 'react';
import { usePeople } from '../data/people.ts';
import { useWorkload } from '../data/workload.ts';
import { Picker } from '../ui/picker.tsx';

type Found = { id: string; name: string };
type Props = {
  label: string;
  onPick: (person: Found) => void;
  except?: readonly string[];
  /** Only who can sign in. */
  membersOnly?: boolean;
  /** Says beside each name what they have open: for whoever is to take on work. */
  showsWork?: boolean;
  most?: number;
};

/** Finds somebody by name. Of an earlier search nothing is offered: an early Enter must not take a name that nobody typed. */
export function PersonPicker({ label, onPick, except = [], membersOnly, showsWork, most = 7 }: Props) {
  const [query, setQuery] = useState('');
  const people = usePeople(query.trim());
  const found = people.isPlaceholderData ? [] : (people.data?.items ?? []);
  const items = found.filter((one) => (!membersOnly || one.isMember) && !except.includes(one.id)).slice(0, most);
  const work = useWorkload(showsWork ? items.map(({ id }) => id) : []);
  return (
    <Picker
      label={label}
      query={query}
      onQuery={setQuery}
      items={items.map(({ id, name, isMember }) => ({
        id,
        name,
        note: isMember ? work.get(id) : 'cannot sign in',
      }))}
      onPick={({ id, name }) => onPick({ id, name })}
      emptyText={
        people.isFetching ? 'Looking…' : membersOnly ? 'Nobody by that name can sign in' : 'Nobody by that name'
      }
    />
  );
}
