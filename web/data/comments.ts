import { type QueryClient, useQuery } from '@tanstack/react-query';
import {
  anchorThread,
  createThread,
  deleteComment,
  editComment,
  listThreads,
  reopenThread,
  replyToThread,
  resolveThread,
} from '#shared/contracts/comments.ts';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { listPeople } from '#shared/contracts/people.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type Thread = OutputOf<typeof createThread>;
export type Comment = Thread['comments'][number];
export type ThreadAnchor = Thread['anchor'];

const keyOf = (postMortemId: string) => ['comments', postMortemId];

async function readAll(id: string, signal: AbortSignal): Promise<Thread[]> {
  const threads: Thread[] = [];
  let after: string | undefined;
  do {
    const page = await call(listThreads, { id, after, limit: 500 }, signal);
    threads.push(...page.items);
    after = page.next ?? undefined;
  } while (after);
  return threads;
}

/** All threads of a post-mortem, oldest first. */
export const useThreads = (postMortemId: string) =>
  useQuery({ queryKey: keyOf(postMortemId), queryFn: ({ signal }) => readAll(postMortemId, signal) });

function settle(client: QueryClient, thread: Thread) {
  client.setQueryData(keyOf(thread.postMortemId), (old: Thread[] | undefined) => {
    if (!old) return old;
    const isNew = !old.some((one) => one.id === thread.id);
    return isNew ? [...old, thread] : old.map((one) => (one.id === thread.id ? thread : one));
  });
}

export const useCreateThread = () => useChange(createThread, { settle, shownInPlace: true });
export const useReply = () => useChange(replyToThread, { settle, shownInPlace: true });
export const useEditComment = () => useChange(editComment, { settle, shownInPlace: true });
export const useResolveThread = () => useChange(resolveThread, { settle });
export const useReopenThread = () => useChange(reopenThread, { settle });
/** Nobody asked for it, so nobody is told when it fails: the words are found from the old anchor, too. */
export const useAnchorThread = () => useChange(anchorThread, { settle, shownInPlace: true });
export const useDeleteComment = (postMortemId: string) =>
  useChange(deleteComment, {
    settle: (client) => void client.invalidateQueries({ queryKey: keyOf(postMortemId) }),
  });

async function readNames(signal: AbortSignal): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  let after: string | undefined;
  do {
    const page = await call(listPeople, { after, limit: 500 }, signal);
    for (const { id, name } of page.items) names.set(id, name);
    after = page.next ?? undefined;
  } while (after && names.size < 5000);
  return names;
}

/** Names by the person's id, for what carries the id alone. */
export const usePeopleNames = (enabled: boolean) =>
  useQuery({
    queryKey: ['people', 'names'],
    queryFn: ({ signal }) => readNames(signal),
    enabled,
    staleTime: 5 * 60_000,
  });
