import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { Contract, OutputOf } from '#shared/contracts/contract.ts';
import { listTrackerPeople, setTrackerPerson } from '#shared/contracts/tracker-people.ts';
import {
  adoptIssue,
  answerIssueConflict,
  blankIssue,
  checkTracker,
  createIssues,
  createTracker,
  listIssues,
  listTrackerQueue,
  listTrackers,
  listUnusedWebhooks,
  type planIssues,
  previewIssue,
  refreshIssue,
  removeTracker,
  renewTrackerWebhook,
  tryTrackersAgain,
  unlinkIssue,
  updateTracker,
} from '#shared/contracts/trackers.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type { FollowedIssue } from '#shared/contracts/trackers.ts';
export type Tracker = OutputOf<typeof updateTracker>;
export type MadeTracker = OutputOf<typeof createTracker>;
export type Waiting = OutputOf<typeof listTrackerQueue>['items'][number];
export type PlannedIssue = OutputOf<typeof planIssues>['items'][number];
export type { TrackerAccount } from '#shared/contracts/tracker-people.ts';
export type IssuePlace = OutputOf<typeof listIssues>['trackers'][number];

/** What is asked of a tracker is done a moment later: its state is looked at again while the page is open. */
const WATCH_MS = 4000;

export const useTrackers = () =>
  useQuery({
    queryKey: ['trackers'],
    queryFn: ({ signal }) => call(listTrackers, {}, signal),
    refetchInterval: WATCH_MS,
  });
export const useTrackerQueue = () =>
  useQuery({
    queryKey: ['trackers', 'queue'],
    queryFn: ({ signal }) => call(listTrackerQueue, {}, signal),
    refetchInterval: WATCH_MS,
  });
export const useUnusedWebhooks = (id: string, isShown: boolean) =>
  useQuery({
    queryKey: ['trackers', id, 'webhooks'],
    queryFn: ({ signal }) => call(listUnusedWebhooks, { id }, signal),
    enabled: isShown,
  });

export const useTrackerPeople = (id: string) =>
  useQuery({
    queryKey: ['trackers', id, 'people'],
    queryFn: ({ signal }) => call(listTrackerPeople, { id }, signal),
  });

function useTrackerChange<C extends Contract>(contract: C, shownInPlace = false) {
  return useChange(contract, {
    shownInPlace,
    settle: (client) => void client.invalidateQueries({ queryKey: ['trackers'] }),
  });
}
export const useCreateTracker = () => useTrackerChange(createTracker, true);
export const useEditTracker = () => useTrackerChange(updateTracker, true);
export const useUpdateTracker = () => useTrackerChange(updateTracker);
export const useCheckTracker = () => useTrackerChange(checkTracker);
export const useRenewWebhook = () => useTrackerChange(renewTrackerWebhook, true);
export const useRemoveTracker = () => useTrackerChange(removeTracker, true);
export const useSetTrackerPerson = () => useTrackerChange(setTrackerPerson);
export const useTryAgain = () => useTrackerChange(tryTrackersAgain);

/** The issue of one follow-up. Looked at more often while something is on its way. */
export const useIssue = (followUpId: string) =>
  useQuery({
    queryKey: ['issues', followUpId],
    queryFn: ({ signal }) => call(listIssues, { followUp: [followUpId] }, signal),
    refetchInterval: ({ state }) => {
      const issue = state.data?.items[0];
      return issue && (issue.state === 'waiting' || issue.blankAsked) && !issue.fault ? 1000 : 15_000;
    },
  });
export const useIssuePreview = (trackerId: string | undefined, followUpId: string) =>
  useQuery({
    queryKey: ['issues', followUpId, 'preview', trackerId],
    queryFn: ({ signal }) => call(previewIssue, { id: trackerId ?? '', followUp: followUpId }, signal),
    enabled: trackerId !== undefined,
  });

/** Where issues may go; nowhere for those who may make none. */
export const useIssuePlaces = () =>
  useQuery({
    queryKey: ['issues', 'places'],
    queryFn: ({ signal }) => call(listIssues, {}, signal),
    staleTime: 60_000,
  });

/** Which of these have an issue. */
export const useLinkedFollowUps = (ids: readonly string[]) =>
  useQuery({
    queryKey: ['issues', 'linked', ids],
    queryFn: async ({ signal }) =>
      new Set((await call(listIssues, { followUp: [...ids] }, signal)).items.map(({ followUpId }) => followUpId)),
    enabled: ids.length > 0,
  });

export function settleIssues(client: QueryClient): void {
  for (const key of ['issues', 'follow-ups', 'follow-up', 'follow-up-board'])
    void client.invalidateQueries({ queryKey: [key] });
}
const useIssueChange = <C extends Contract>(contract: C, shownInPlace = false) =>
  useChange(contract, { shownInPlace, settle: settleIssues });
export const useCreateIssues = () => useIssueChange(createIssues, true);
export const useAdoptIssue = () => useIssueChange(adoptIssue, true);
export const useUnlinkIssue = () => useIssueChange(unlinkIssue);
export const useAnswerConflict = () => useIssueChange(answerIssueConflict);
export const useRefreshIssue = () => useIssueChange(refreshIssue);
export const useBlankIssue = () => useIssueChange(blankIssue);
