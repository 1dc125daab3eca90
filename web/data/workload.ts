import { useQuery } from '@tanstack/react-query';
import { showWorkload } from '#shared/contracts/ownership.ts';
import { sayWorkload } from '#shared/rules/workload.ts';
import { call } from './api.ts';
import { useWord } from './session.ts';

/** In words, for each who has something open or is away. Asked anew each time: it is kept nowhere, here neither. */
export function useWorkload(personIds: readonly string[]): ReadonlyMap<string, string> {
  const { one: word } = useWord();
  const ids = [...personIds].sort();
  const { data } = useQuery({
    queryKey: ['workload', ids],
    queryFn: ({ signal }) => call(showWorkload, { person: ids }, signal),
    enabled: ids.length > 0,
    staleTime: 0,
    gcTime: 0,
  });
  const today = new Date().toLocaleDateString('en-CA');
  return new Map(
    (data?.items ?? []).flatMap((work) => {
      const words = sayWorkload(work, today, word);
      return words ? [[work.personId, words] as const] : [];
    }),
  );
}
