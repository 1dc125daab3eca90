import { headOf } from '#server/features/factors/index.ts';
import type { PostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Tx } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { type FollowUpRow, findFollowUp, lockFollowUp } from './follow-ups-store.ts';

/** A follow-up to change, locked, after its post-mortem where it has one. It lives on when that is published. */
export async function openFollowUp(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ row: FollowUpRow; head: PostMortemHead | undefined }> {
  const seen = await findFollowUp(tx, id);
  const head = seen?.postMortemId ? await headOf(tx, actor, seen.postMortemId, 'follow-up.edit', true) : undefined;
  if (!seen || (seen.postMortemId && !head)) throw noSuchFollowUp();
  await lockFollowUp(tx, id);
  // What it said before the lock may have changed while waiting for it.
  const row = await findFollowUp(tx, id);
  if (!row) throw noSuchFollowUp();
  return { row, head };
}

export const noSuchFollowUp = () =>
  new AppError('not-found', 'There is no such follow-up, or it is of a private post-mortem that you took no part in.');
