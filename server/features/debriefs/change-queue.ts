import { getPostMortemHead, type PostMortemHead, postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import {
  changeEntry as changeContract,
  putOnBoard as putContract,
  takeOffBoard as takeOffContract,
} from '#shared/contracts/review-boards.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { putBefore } from '#shared/rules/debrief-board.ts';
import {
  deleteEntry,
  findEntry,
  findWaitingEntry,
  insertEntry,
  listQueueIds,
  saveEntry,
  saveOrder,
} from './board-queue-store.ts';
import { presentBoard } from './present-board.ts';
import { nameOf } from './schedule-debrief.ts';
import { openBoard } from './write-board.ts';

export const putOnBoard = operation(putContract, async (ctx, actor, { id, postMortemId, minutes }) => {
  const head = await ctx.transaction(async (tx) => {
    const head = await getPostMortemHead(tx, actor, postMortemId, 'board.manage', true);
    const board = await openBoard(tx, id);
    const known = await findWaitingEntry(tx, head.id);
    if (known?.boardId === id) return head;
    if (known) await deleteEntry(tx, known.id);
    await insertEntry(tx, { boardId: id, postMortemId: head.id, minutes, by: nameOf(actor) }, ctx.now());
    await ctx.record(tx, actor, {
      action: 'board.post-mortem-added',
      subject: subjectOf(head),
      postMortemId: head.id,
      after: { board: board.name, minutes },
    });
    return head;
  });
  ctx.documents.tell(head.id, 'debrief');
  return presentBoard(ctx, actor, id);
});

export const changeEntry = operation(changeContract, async (ctx, actor, { id, minutes, before }) => {
  const { entry, head } = await ctx.transaction(async (tx) => {
    const found = await openEntry(tx, actor, id);
    if (minutes !== undefined) await saveEntry(tx, id, { minutes });
    if (before !== undefined) await saveOrder(tx, putBefore(await listQueueIds(tx, found.entry.boardId), id, before));
    return found;
  });
  ctx.documents.tell(head.id, 'debrief');
  return presentBoard(ctx, actor, entry.boardId);
});

export const takeOffBoard = operation(takeOffContract, async (ctx, actor, { id }) => {
  const { entry, head } = await ctx.transaction(async (tx) => {
    const found = await openEntry(tx, actor, id);
    await deleteEntry(tx, id);
    await ctx.record(tx, actor, {
      action: 'board.post-mortem-removed',
      subject: subjectOf(found.head),
      postMortemId: found.head.id,
      before: { board: found.board.name },
    });
    return found;
  });
  ctx.documents.tell(head.id, 'debrief');
  return presentBoard(ctx, actor, entry.boardId);
});

/** Something that waits, of a post-mortem that the actor may see; post-mortem, then board are locked, as everywhere. */
export async function openEntry(tx: Tx, actor: Actor, id: string) {
  const seen = await findEntry(tx, id);
  const head = seen
    ? await getPostMortemHead(tx, actor, seen.postMortemId, 'board.manage', true).catch((error) => {
        throw error instanceof AppError && error.code === 'not-found' ? noSuchEntry() : error;
      })
    : undefined;
  if (!seen || !head) throw noSuchEntry();
  const board = await openBoard(tx, seen.boardId);
  const entry = await findEntry(tx, id);
  if (!entry) throw noSuchEntry();
  if (entry.heldAt !== null) throw new AppError('conflict', 'It was talked through already.');
  return { entry, head, board };
}

/** The post-mortem was talked through: what waits for a board waits no longer. */
export async function leaveQueue(ctx: Context, tx: Tx, postMortemId: string): Promise<void> {
  const entry = await findWaitingEntry(tx, postMortemId);
  if (entry) await saveEntry(tx, entry.id, { held_at: ctx.now() });
}

const subjectOf = (head: PostMortemHead) => ({
  kind: 'post-mortem',
  id: head.id,
  name: postMortemReference(head.number),
});
const noSuchEntry = () =>
  new AppError('not-found', 'It does not wait for this board, or it is private and you took no part in its incident.');
