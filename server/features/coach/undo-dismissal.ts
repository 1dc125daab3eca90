import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { undoDismissal as contract } from '#shared/contracts/coach.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { findDismissal, removeDismissal } from './dismissals-store.ts';

export const undoDismissal = operation(contract, async (ctx, actor, input) => {
  const { postMortemId } = await getDismissal(ctx.db, actor, input.id);
  await ctx.transaction((tx) => removeDismissal(tx, input.id));
  ctx.documents.tell(postMortemId, 'coach');
  return { ok: true as const };
});

/** Of a private post-mortem they are as unknown as itself. */
async function getDismissal(db: Db, actor: Actor, id: string): Promise<{ postMortemId: string }> {
  const row = await findDismissal(db, id);
  const head =
    row &&
    (await getPostMortemHead(db, actor, row.postMortemId, 'coach.answer').catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not-found') return undefined;
      throw error;
    }));
  if (!head) throw new AppError('not-found', 'Nothing of this id is put away. Somebody may have taken it up again.');
  return { postMortemId: head.id };
}
