import { findMissing } from '#server/features/findings/index.ts';
import type { Db } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';

/** A follow-up addresses factors of its own post-mortem: those of another may be private. */
export async function refuseOtherFactors(db: Db, postMortemId: string | null, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  if (postMortemId === null)
    throw new AppError('bad-input', 'A follow-up without a post-mortem has no factors to address.', [
      { path: 'factorIds', why: 'needs a post-mortem' },
    ]);
  if ((await findMissing(db, 'factors', postMortemId, ids)).length > 0)
    throw new AppError('bad-input', 'The factors must be those of its post-mortem.', [
      { path: 'factorIds', why: 'names a factor that this post-mortem does not have' },
    ]);
}
