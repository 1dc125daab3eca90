import type { Context } from '#server/platform/context.ts';
import type { Actor } from '#shared/rules/access.ts';
import { findWaitingEntry } from './board-queue-store.ts';
import { presentBoard } from './present-board.ts';

/** The board a post-mortem waits for, its place in the queue from 1, and when its turn is expected. */
export async function findPlaceOnBoard(ctx: Context, actor: Actor, postMortemId: string) {
  const entry = await findWaitingEntry(ctx.db, postMortemId);
  if (!entry) return null;
  const board = await presentBoard(ctx, actor, entry.boardId);
  const index = board.queue.findIndex((one) => one.id === entry.id);
  const startsAt = board.queue[index]?.expectedAt ?? null;
  return { id: board.id, name: board.name, place: index + 1, next: startsAt === null ? null : { startsAt } };
}
