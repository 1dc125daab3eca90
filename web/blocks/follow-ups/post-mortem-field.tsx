import { useDeferredValue, useState } from 'react';
import { usePostMortems } from '../../data/post-mortems.ts';
import { useWord } from '../../data/session.ts';
import { ChosenField } from './chosen-field.tsx';

export type ChosenPostMortem = { id: string; name: string };
type Props = { value: ChosenPostMortem | null; onChange: (value: ChosenPostMortem | null) => void };
/** What a new follow-up follows from; it can also stand alone. */
export function PostMortemField({ value, onChange }: Props) {
  const word = useWord();
  const [query, setQuery] = useState('');
  const found = usePostMortems({ q: useDeferredValue(query.trim()) || undefined });
  return (
    <ChosenField
      label={word.One}
      value={value && <bdi>{value.name}</bdi>}
      noneLabel="None"
      searchLabel="What does it follow from?"
      emptyText={`No ${word.one} has these words in its title`}
      query={query}
      onQuery={setQuery}
      items={(found.data?.pages[0]?.items ?? [])
        .slice(0, 6)
        .map(({ id, reference, title }) => ({ id, name: `${reference} ${title}` }))}
      onPick={(id, name) => onChange({ id, name })}
      onClear={() => onChange(null)}
    />
  );
}
