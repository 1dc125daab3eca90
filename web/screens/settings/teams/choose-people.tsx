import { useState } from 'react';
import { usePeople } from '../../../data/people.ts';
import { ChooseMany, type Named } from './choose-many.tsx';

type Props = { label: string; chosen: Named[]; onChange: (chosen: Named[]) => void };

/** People by name; the server looks them up. */
export function ChoosePeople({ label, chosen, onChange }: Props) {
  const [query, setQuery] = useState('');
  const people = usePeople(query).data?.items ?? [];
  return <ChooseMany label={label} options={people} chosen={chosen} onChange={onChange} onQuery={setQuery} />;
}
