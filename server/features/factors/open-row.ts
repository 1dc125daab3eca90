import { type BlockTable, placeBehind } from '#server/features/findings/index.ts';
import { getPostMortemHead, type PostMortemHead, refuseWhenPublished } from '#server/features/post-mortems/index.ts';
import type { Db, Tx } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import type { Action, Actor } from '#shared/rules/access.ts';

const MOST_ROWS = 500;

/** The post-mortem to add a row to, locked: rows of one post-mortem are changed one after the other. */
export async function openPostMortem(tx: Tx, actor: Actor, ref: string): Promise<PostMortemHead> {
  const head = await getPostMortemHead(tx, actor, ref, 'post-mortem.edit', true);
  refuseWhenPublished(head);
  return head;
}

/** A row to change, with its post-mortem locked. Of a post-mortem that the actor cannot see no row exists. */
export async function openRow<Row extends { postMortemId: string }>(
  tx: Tx,
  actor: Actor,
  noun: string,
  id: string,
  find: (db: Db, id: string) => Promise<Row | undefined>,
): Promise<{ head: PostMortemHead; row: Row }> {
  const seen = await find(tx, id);
  const head = seen && (await headOf(tx, actor, seen.postMortemId, 'post-mortem.edit', true));
  if (!head) throw noSuch(noun);
  refuseWhenPublished(head);
  // What it said before the lock may have changed while waiting for it.
  const row = await find(tx, id);
  if (!row) throw noSuch(noun);
  return { head, row };
}

export const noSuch = (noun: string) =>
  new AppError('not-found', `There is no such ${noun}, or it is in a private post-mortem that you took no part in.`);

/** The post-mortem of a row, or undefined where it does not exist for the actor. */
export async function headOf(
  db: Db,
  actor: Actor,
  postMortemId: string,
  action: Action,
  lock = false,
): Promise<PostMortemHead | undefined> {
  try {
    return await getPostMortemHead(db, actor, postMortemId, action, lock);
  } catch (error) {
    if (error instanceof AppError && error.code === 'not-found') return undefined;
    throw error;
  }
}

/** What was taken away is not changed: it is brought back first. */
export function refuseRemoved(row: { removedAt: Date | null; updatedBy: string | null }, noun: string): void {
  if (row.removedAt)
    throw new AppError(
      'conflict',
      `This ${noun} was removed${row.updatedBy ? ` by ${row.updatedBy}` : ''}. Restore it to change it.`,
    );
}

/** The place of a new row, behind all others. */
export async function nextPlace(tx: Tx, table: BlockTable, postMortemId: string): Promise<number> {
  const { position, count } = await placeBehind(tx, table, postMortemId);
  if (count >= MOST_ROWS)
    throw new AppError('conflict', `A post-mortem holds up to ${MOST_ROWS} of these. Remove some first.`);
  return position;
}
