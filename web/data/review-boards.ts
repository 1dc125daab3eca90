import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { OutputOf } from '#shared/contracts/contract.ts';
import {
  changeEntry,
  closeBoard,
  createBoard,
  holdEntry,
  listBoards,
  putOnBoard,
  type ReviewBoard,
  skipMeeting,
  takeOffBoard,
  unskipMeeting,
  updateBoard,
} from '#shared/contracts/review-boards.ts';
import { call } from './api.ts';
import { useChange } from './change.ts';

export type { ReviewBoard };
export type BoardEntry = ReviewBoard['queue'][number];
type Boards = OutputOf<typeof listBoards>;

const KEY = ['review-boards'];

export const useReviewBoards = (enabled = true) =>
  useQuery({ queryKey: KEY, queryFn: ({ signal }) => call(listBoards, {}, signal), enabled });

function put(client: QueryClient, board: ReviewBoard) {
  client.setQueryData(KEY, (old: Boards | undefined) => {
    if (!old) return old;
    const isKnown = old.items.some((one) => one.id === board.id);
    return {
      ...old,
      items: isKnown ? old.items.map((one) => (one.id === board.id ? board : one)) : [...old.items, board],
    };
  });
  void client.invalidateQueries({ queryKey: ['debriefs'] });
}
const settle = (client: QueryClient, board: ReviewBoard) => put(client, board);
const settleAll = (client: QueryClient) => void client.invalidateQueries({ queryKey: KEY });

export const useCreateBoard = () => useChange(createBoard, { settle, shownInPlace: true });
export const useUpdateBoard = () => useChange(updateBoard, { settle, shownInPlace: true });
export const useCloseBoard = () => useChange(closeBoard, { settle: settleAll });
export const useSkipMeeting = () => useChange(skipMeeting, { settle, shownInPlace: true });
export const useUnskipMeeting = () => useChange(unskipMeeting, { settle });
export const usePutOnBoard = () =>
  useChange(putOnBoard, {
    shownInPlace: true,
    settle: (client, board) => {
      put(client, board);
      // It may have left another board.
      settleAll(client);
    },
  });
export const useChangeEntry = () => useChange(changeEntry, { settle });
export const useTakeOffBoard = () => useChange(takeOffBoard, { settle });
export const useHoldEntry = () => useChange(holdEntry, { settle });
