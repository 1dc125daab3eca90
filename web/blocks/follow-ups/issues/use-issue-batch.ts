import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { createIssues, listIssues, planIssues, refreshIssue, unlinkIssue } from '#shared/contracts/trackers.ts';
import { AppError } from '#shared/errors.ts';
import { call, explain } from '../../../data/api.ts';
import { type FollowedIssue, type PlannedIssue, settleIssues } from '../../../data/trackers.ts';
import { inChunks } from './in-chunks.ts';

/** As many as the server plans and makes at once. */
const AT_ONCE = 50;
/** All of a request or none: small ones show how far it is, and one that is refused holds up few. */
const MADE_AT_ONCE = 10;

/** What making issues of these would do. */
export const useIssuePlan = (trackerId: string | undefined, ids: readonly string[]) =>
  useQuery({
    queryKey: ['issue-plan', trackerId, ids],
    queryFn: async ({ signal }): Promise<PlannedIssue[]> => {
      const pages = [];
      for (const chunk of inChunks(ids, AT_ONCE))
        pages.push(await call(planIssues, { id: trackerId ?? '', followUp: chunk }, signal));
      return pages.flatMap(({ items }) => items);
    },
    enabled: trackerId !== undefined,
    // What was shown is what is agreed to.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });

export type Asked = 'sending' | 'asked' | { refused: string };

/** Makes issues of many follow-ups, and knows of each how far it is. It goes on when its dialog is closed. */
export function useIssueBatch(trackerId: string | undefined) {
  const client = useQueryClient();
  const [asked, setAsked] = useState<ReadonlyMap<string, Asked>>(new Map());
  const note = (ids: readonly string[], how: Asked) =>
    setAsked((old) => new Map([...old, ...ids.map((id) => [id, how] as const)]));

  const ask = async (ids: string[], confirmPrivate: boolean): Promise<void> => {
    try {
      await call(createIssues, {
        id: trackerId ?? '',
        followUps: ids.map((id) => ({ id })),
        ...(confirmPrivate ? { confirmPrivate } : {}),
      });
      note(ids, 'asked');
    } catch (error) {
      // One that cannot have an issue keeps the others of its request from theirs: each for itself then.
      if (error instanceof AppError && ids.length > 1) for (const id of ids) await ask([id], confirmPrivate);
      else note(ids, { refused: explain(error) });
    }
  };
  const make = async (ids: readonly string[], confirmPrivate: boolean) => {
    note(ids, 'sending');
    for (const chunk of inChunks(ids, MADE_AT_ONCE)) await ask(chunk, confirmPrivate);
    settleIssues(client);
  };
  /** Those that are waiting in the tracker's trouble; answers nothing, the rows do. */
  const tryAgain = async (ids: readonly string[]) => {
    for (const id of ids) await call(refreshIssue, { id }).catch(() => undefined);
    settleIssues(client);
  };
  /** Answers how many could not be unlinked. */
  const undo = async (ids: readonly string[]): Promise<number> => {
    const results = [];
    for (const id of ids) results.push(await call(unlinkIssue, { id }).then(isDone, isGone));
    settleIssues(client);
    return results.filter((wasDone) => !wasDone).length;
  };
  return { asked, make, tryAgain, undo };
}

const isDone = () => true;
const isGone = (error: unknown) => error instanceof AppError && error.code === 'not-found';

/** How those that were asked for stand, looked at each second while some are on their way. */
export const useMadeIssues = (ids: readonly string[]) =>
  useQuery({
    queryKey: ['issues', 'made', ids],
    queryFn: async ({ signal }): Promise<Map<string, FollowedIssue>> => {
      const pages = [];
      for (const chunk of inChunks(ids, 100)) pages.push(await call(listIssues, { followUp: chunk }, signal));
      return new Map(pages.flatMap(({ items }) => items.map((one) => [one.followUpId, one] as const)));
    },
    enabled: ids.length > 0,
    placeholderData: (old) => old,
    refetchInterval: ({ state }) =>
      [...(state.data?.values() ?? [])].some((one) => one.state === 'waiting' && !one.fault) ? 1000 : 5000,
  });
