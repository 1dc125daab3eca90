import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query';
import { getIncident, listEvents } from '#shared/contracts/incidents.ts';
import { search } from '#shared/contracts/installation.ts';
import { call } from './api.ts';
import { useServices } from './incidents.ts';
import { usePeople } from './people.ts';
import type { PostMortem } from './post-mortems.ts';

/** So many incidents of one document are asked for who was there and what happened. */
const INCIDENTS = 4;
const EVENTS = 8;

/** Who took part in the incidents of a document: they are named first. */
export function useDocumentPeople(postMortem: PostMortem) {
  const refs = postMortem.incidents.slice(0, INCIDENTS).map(({ reference }) => reference);
  return useQueries({
    queries: refs.map((ref) => ({
      queryKey: ['incident', ref.toUpperCase()],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(getIncident, { id: ref }, signal),
      staleTime: 60_000,
    })),
    combine: (results) => {
      const people = results.flatMap(({ data }) => data?.participants ?? []);
      return [...new Map(people.map(({ person, role }) => [person.id, { ...person, role }])).values()];
    },
  });
}

/** Events of the document's incidents in which all the words stand, in order of time. */
function useDocumentEvents(postMortem: PostMortem, q: string, enabled: boolean) {
  const refs = postMortem.incidents.slice(0, INCIDENTS).map(({ reference }) => reference);
  return useQueries({
    queries: refs.map((ref) => ({
      queryKey: ['events', ref.toUpperCase(), 'named', q],
      queryFn: ({ signal }: { signal: AbortSignal }) => call(listEvents, { id: ref, q, limit: EVENTS }, signal),
      enabled,
      staleTime: 30_000,
      placeholderData: keepPreviousData,
    })),
    combine: (results) => ({
      items: results.flatMap(({ data }) => data?.items ?? []),
      isFetching: results.some(({ isFetching }) => isFetching),
    }),
  });
}

const useHits = (q: string, kind: 'incident' | 'post-mortem', enabled: boolean) =>
  useQuery({
    queryKey: ['search', q, kind, 5],
    queryFn: ({ signal }) => call(search, { q, kind, limit: 5 }, signal),
    enabled,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
  });

/** Everything that can be named or cited in a document by these words; the server looks, whatever there is to look through. */
export function useMentionables(postMortem: PostMortem, q: string, isEvidenceOnly: boolean) {
  const words = q.trim();
  const isAsked = words.length > 0;
  const people = usePeople(words, !isEvidenceOnly);
  const events = useDocumentEvents(postMortem, words, isAsked);
  const incidents = useHits(words, 'incident', isAsked && !isEvidenceOnly);
  const postMortems = useHits(words, 'post-mortem', isAsked && !isEvidenceOnly);
  const services = useServices();
  return {
    people: people.data?.items ?? [],
    events: isAsked ? events.items : [],
    incidents: isAsked ? (incidents.data?.items ?? []) : [],
    postMortems: isAsked ? (postMortems.data?.items ?? []) : [],
    services: services.data?.items ?? [],
    isLoading: people.isFetching || events.isFetching || incidents.isFetching,
  };
}
