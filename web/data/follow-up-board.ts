import {
  type InfiniteData,
  keepPreviousData,
  type QueryClient,
  useInfiniteQuery,
  useQuery,
} from '@tanstack/react-query';
import type { InputOf, OutputOf, ParsedInputOf } from '#shared/contracts/contract.ts';
import {
  changeFollowUps,
  createFollowUpView,
  followUpBoard,
  getFollowUp,
  listFollowUpViews,
  mergeFollowUps,
  postponeFollowUp,
  proposeDueDate,
  removeFollowUpView,
  splitFollowUp,
  undoFollowUps,
  updateFollowUpView,
} from '#shared/contracts/follow-ups.ts';
import { call } from './api.ts';
import { type Place, placeAfter } from './board-place.ts';
import { useChange } from './change.ts';
import { type FollowUp, settle, showAll } from './follow-ups.ts';

export type Board = OutputOf<typeof followUpBoard>;
export type BoardItem = Board['items'][number];
export type BoardFilter = Omit<InputOf<typeof followUpBoard>, 'group' | 'after' | 'limit'>;
export type View = OutputOf<typeof listFollowUpViews>['items'][number];
export type ViewQuery = ParsedInputOf<typeof createFollowUpView>['query'];
export type FollowUpPage = OutputOf<typeof getFollowUp>;

const ROWS = 200;

/** The rows of the board, group after group; the first page says what the groups are. */
export const useBoard = (filter: BoardFilter) =>
  useInfiniteQuery({
    queryKey: ['follow-up-board', filter],
    queryFn: ({ pageParam, signal }) => call(followUpBoard, { ...filter, ...pageParam, limit: ROWS }, signal),
    initialPageParam: undefined as Place | undefined,
    getNextPageParam: (last, pages, asked) => placeAfter(last, pages[0]?.groups ?? [], asked),
    placeholderData: keepPreviousData,
  });

/** Reading every page of a long board again takes long: such a one is read anew when it is opened next. */
const FEW_PAGES = 4;

type Pages = InfiniteData<Board, Place | undefined>;

/** Rows change where they stand; those that no longer belong there go when the board is read again. */
export function settleBoard(client: QueryClient, changed: readonly FollowUp[]): void {
  showAll(client, new Map(changed.map((followUp) => [followUp.id, followUp])));
  void client.invalidateQueries({
    queryKey: ['follow-up-board'],
    predicate: ({ state }) => ((state.data as Pages | undefined)?.pages.length ?? 0) < FEW_PAGES,
  });
  void client.invalidateQueries({ queryKey: ['follow-up'] });
  settle(client);
}

/** What others do, a tracker among them, is seen a moment later: the page looks again while it is open. */
const WATCH_MS = 4000;

export const useFollowUp = (ref: string) =>
  useQuery({
    queryKey: ['follow-up', ref],
    queryFn: ({ signal }) => call(getFollowUp, { id: ref }, signal),
    refetchInterval: WATCH_MS,
  });

export const useChangeFollowUps = () =>
  useChange(changeFollowUps, { shownInPlace: true, settle: (client, { changed }) => settleBoard(client, changed) });
export const useUndoFollowUps = () =>
  useChange(undoFollowUps, { settle: (client, { changed }) => settleBoard(client, changed) });
export const usePostpone = () =>
  useChange(postponeFollowUp, { shownInPlace: true, settle: (client, changed) => settleBoard(client, [changed]) });
export const useMergeFollowUps = () =>
  useChange(mergeFollowUps, { shownInPlace: true, settle: (client, { followUp }) => settleBoard(client, [followUp]) });
export const useSplitFollowUp = () =>
  useChange(splitFollowUp, { shownInPlace: true, settle: (client, { followUp }) => settleBoard(client, [followUp]) });

const settleViews = (client: QueryClient) => void client.invalidateQueries({ queryKey: ['follow-up-views'] });
export const useViews = () =>
  useQuery({ queryKey: ['follow-up-views'], queryFn: ({ signal }) => call(listFollowUpViews, {}, signal) });
export const useCreateView = () => useChange(createFollowUpView, { settle: settleViews, shownInPlace: true });
export const useUpdateView = () => useChange(updateFollowUpView, { settle: settleViews, shownInPlace: true });
export const useRemoveView = () => useChange(removeFollowUpView, { settle: settleViews });

/** By when a new follow-up would be due by the service levels. */
export const useProposedDate = (input: InputOf<typeof proposeDueDate>, enabled = true) =>
  useQuery({
    queryKey: ['proposed-date', input],
    queryFn: ({ signal }) => call(proposeDueDate, input, signal),
    enabled,
    staleTime: 60_000,
  });
