import { findMissing } from '#server/features/findings/index.ts';
import type { Db } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';

/** A risk names follow-ups of its own post-mortem: those of another may be private. */
export async function refuseOtherFollowUps(db: Db, postMortemId: string, ids: readonly string[]): Promise<void> {
  if ((await findMissing(db, 'follow_ups', postMortemId, ids)).length > 0)
    throw new AppError('bad-input', 'The follow-ups must be those of this post-mortem.', [
      { path: 'followUpIds', why: 'names a follow-up that this post-mortem does not have' },
    ]);
}
