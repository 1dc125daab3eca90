import { getPostMortemHead, type PostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import type { Action, Actor } from '#shared/rules/access.ts';
import { findPublication, type PublicationRow } from './publications-store.ts';

/** A publication is seen by whoever sees its post-mortem. With `lock` nobody else changes it meanwhile. */
export async function openPublication(
  db: Db,
  actor: Actor,
  id: string,
  action: Action,
  lock = false,
): Promise<{ row: PublicationRow; head: PostMortemHead }> {
  const row = await findPublication(db, id, lock);
  if (!row) throw new AppError('not-found', 'There is no such publication, or it is private.');
  const head = await getPostMortemHead(db, actor, row.postMortemId, action);
  return { row, head };
}

export function refuseWithdrawn({ withdrawnAt }: PublicationRow): void {
  if (withdrawnAt !== null) throw new AppError('conflict', 'It was withdrawn, and stays so. Publish a new version.');
}

/** The second yes. */
export function refuseUnconfirmed(head: PostMortemHead, isConfirmed: boolean): void {
  if (head.private && !isConfirmed)
    throw new AppError(
      'conflict',
      'An incident behind it is private: what leaves here is read by people who may not see it. Say yes to that with confirmPrivate.',
    );
}
