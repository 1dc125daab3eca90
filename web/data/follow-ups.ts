import { type InfiniteData, type QueryClient, useInfiniteQuery } from '@tanstack/react-query';
import type { OutputOf, ParsedInputOf } from '#shared/contracts/contract.ts';
import {
  createFollowUp,
  listFollowUps,
  orderFollowUps,
  removeFollowUp,
  restoreFollowUp,
  updateFollowUp,
} from '#shared/contracts/post-mortems.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type FollowUp = OutputOf<typeof updateFollowUp>;
export type FollowUpFilter = Pick<
  ParsedInputOf<typeof listFollowUps>,
  'state' | 'status' | 'owner' | 'postMortem' | 'finishedSince' | 'strength'
>;

export const useFollowUps = (filter: FollowUpFilter) =>
  useInfiniteQuery({
    queryKey: ['follow-ups', filter],
    queryFn: ({ pageParam, signal }) => call(listFollowUps, { ...filter, after: pageParam, limit: 200 }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });

export function settle(client: QueryClient) {
  void client.invalidateQueries({ queryKey: ['follow-ups'] });
  void client.invalidateQueries({ queryKey: ['coverage'] });
  void client.invalidateQueries({ queryKey: ['home'] });
  // Factors and risks say how many follow-ups address them.
  void client.invalidateQueries({ queryKey: ['factors'] });
  void client.invalidateQueries({ queryKey: ['risks'] });
}

/** The board and the page of one follow-up are other queries; they are read again. */
function settleAll(client: QueryClient) {
  void client.invalidateQueries({ queryKey: ['follow-up-board'] });
  void client.invalidateQueries({ queryKey: ['follow-up'] });
  settle(client);
}

export const useCreateFollowUp = () => useChange(createFollowUp, { settle: settleAll, shownInPlace: true });

type Pages<T> = InfiniteData<{ items: T[] }, unknown>;
type Kept = Pages<FollowUp> | Pages<{ followUp: FollowUp }> | { followUp: FollowUp } | undefined;

/** Wherever follow-ups are kept: lists of them, the pages of the board, and the page of one. */
const KEPT = [['follow-ups'], ['follow-up-board'], ['follow-up']];

/** The same answer with every follow-up in it put through `map`; what that leaves as it was stays the same object, and is not drawn again. */
function mapKept(kept: Kept, map: (followUp: FollowUp) => FollowUp): Kept {
  if (kept === undefined) return kept;
  if ('followUp' in kept) return mapItem(kept, map);
  const pages = (kept.pages as { items: Item[] }[]).map((page) => {
    const items = page.items.map((item) => mapItem(item, map));
    return items.every((item, at) => item === page.items[at]) ? page : { ...page, items };
  });
  return { ...kept, pages } as Kept;
}

type Item = FollowUp | { followUp: FollowUp };
function mapItem<T extends Item>(item: T, map: (followUp: FollowUp) => FollowUp): T {
  if (!('followUp' in item)) return map(item) as T;
  const followUp = map(item.followUp);
  return followUp === item.followUp ? item : { ...item, followUp };
}

/** Every place that shows it shows the change before the server has answered; returns how to take it back. */
export const show = (client: QueryClient, id: string, change: Partial<FollowUp>): (() => void) =>
  showAll(client, new Map([[id, change]]));

/** The same for many, in one pass over what is kept. */
export function showAll(client: QueryClient, changes: ReadonlyMap<string, Partial<FollowUp>>): () => void {
  const before = KEPT.flatMap((queryKey) => client.getQueriesData<Kept>({ queryKey }));
  const map = (one: FollowUp) => {
    const change = changes.get(one.id);
    return change ? { ...one, ...change } : one;
  };
  for (const queryKey of KEPT) client.setQueriesData<Kept>({ queryKey }, (old) => mapKept(old, map));
  return () => {
    for (const [key, data] of before) client.setQueryData(key, data);
  };
}

/** The follow-up as it was last read, whatever a screen still shows. */
export function readFollowUp(client: QueryClient, followUp: FollowUp): FollowUp {
  let latest = followUp;
  for (const queryKey of KEPT)
    for (const [, kept] of client.getQueriesData<Kept>({ queryKey }))
      mapKept(kept, (one) => {
        if (one.id === followUp.id && one.version > latest.version) latest = one;
        return one;
      });
  return latest;
}

export const useUpdateFollowUp = (shownInPlace = false) =>
  useChange(updateFollowUp, {
    shownInPlace,
    settle: (client, followUp) => {
      show(client, followUp.id, followUp);
      settleAll(client);
    },
    expect: (client, { id, title, status, dueOn, priority, kind, state, factorIds }) => {
      const changed = Object.entries({ title, status, dueOn, priority, kind, state, factorIds });
      return show(client, id, Object.fromEntries(changed.filter(([, value]) => value !== undefined)));
    },
  });
export const useRemoveFollowUp = () => useChange(removeFollowUp, { settle: settleAll });
export const useRestoreFollowUp = () => useChange(restoreFollowUp, { settle: settleAll });
export const useOrderFollowUps = () => useChange(orderFollowUps, { settle });
