import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type { OutputOf, ParsedInputOf } from '#shared/contracts/contract.ts';
import { addEvents, listEventEdits, listEvents, type TimelineEvent, updateEvent } from '#shared/contracts/incidents.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';
import { refreshIncident } from './incidents.ts';
import type { PostMortem } from './post-mortems.ts';

export type { TimelineEvent };
export type EventFilter = Pick<ParsedInputOf<typeof listEvents>, 'key' | 'kind' | 'q'>;
type EventPage = OutputOf<typeof listEvents>;
type Pages = InfiniteData<EventPage, string | undefined>;

const PAGE = 500;
const eventsKey = (ref: string) => ['events', ref.toUpperCase()];

export const useEvents = (ref: string, filter: EventFilter) =>
  useInfiniteQuery({
    queryKey: [...eventsKey(ref), filter],
    queryFn: ({ pageParam, signal }) => call(listEvents, { id: ref, ...filter, after: pageParam, limit: PAGE }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
  });

/** The `count` events around one in time, whatever is key; nothing while there is no event to look around. */
export const useEventsAround = (ref: string | undefined, eventId: string | null, count: number) =>
  useQuery({
    queryKey: [...eventsKey(ref ?? ''), 'around', eventId, count],
    queryFn: ({ signal }) => call(listEvents, { id: ref!, around: eventId!, limit: count }, signal),
    enabled: eventId !== null && ref !== undefined,
    staleTime: 60_000,
    retry: false,
  });

/** The key events of a document with one of them changed; one that is key no more, or removed, is gone at once. */
function withKeyEvent(postMortem: PostMortem, eventId: string, change: Partial<TimelineEvent>): PostMortem {
  const keyEvents = postMortem.keyEvents
    .map((event) => (event.id === eventId ? { ...event, ...change } : event))
    .filter((event) => event.key && event.removedAt === null)
    .sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return { ...postMortem, keyEvents };
}

function patch(client: QueryClient, ref: string, eventId: string, change: Partial<TimelineEvent>): () => void {
  const documents = client.getQueriesData<PostMortem>({ queryKey: ['post-mortem'] });
  const before = [...client.getQueriesData<Pages | EventPage>({ queryKey: eventsKey(ref) }), ...documents];
  client.setQueriesData<PostMortem>({ queryKey: ['post-mortem'] }, (old) => old && withKeyEvent(old, eventId, change));
  const inPage = (page: EventPage): EventPage => ({
    ...page,
    items: page.items.map((event) => (event.id === eventId ? { ...event, ...change } : event)),
  });
  client.setQueriesData<Pages | EventPage>({ queryKey: eventsKey(ref) }, (old) =>
    old && 'pages' in old ? { ...old, pages: old.pages.map(inPage) } : old && inPage(old),
  );
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data);
  };
}

export const useUpdateEvent = (shownInPlace = false) =>
  useChange(updateEvent, {
    shownInPlace,
    expect: (client, { id, eventId, removed, key }) =>
      patch(client, id, eventId, {
        ...(key === undefined ? {} : { key }),
        ...(removed === undefined ? {} : { removedAt: removed ? new Date().toISOString() : null }),
      }),
    settle: (client, event, { id, eventId, at, removed, key }) => {
      patch(client, id, eventId, event);
      // Moved in time, brought back, or newly key: lists that did not hold it must read again.
      if (at !== undefined || removed === false || key !== undefined)
        void client.invalidateQueries({ queryKey: eventsKey(id) });
      void refreshIncident(client, id);
      void client.invalidateQueries({ queryKey: ['post-mortem'] });
    },
  });

export const useAddEvents = () =>
  useChange(addEvents, { shownInPlace: true, settle: (client, _, { id }) => refreshEvents(client, id) });

export function refreshEvents(client: QueryClient, ref: string) {
  void client.invalidateQueries({ queryKey: eventsKey(ref) });
  void client.invalidateQueries({ queryKey: ['post-mortem'] });
  void refreshIncident(client, ref);
}

export const useEventEdits = (ref: string, eventId: string, enabled: boolean) =>
  useQuery({
    queryKey: ['event-edits', eventId],
    queryFn: () => call(listEventEdits, { id: ref, eventId }),
    enabled,
  });
