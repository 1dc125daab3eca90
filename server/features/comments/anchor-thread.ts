import { operation } from '#server/platform/operation.ts';
import { anchorThread as contract } from '#shared/contracts/comments.ts';
import { AppError } from '#shared/errors.ts';
import { getThread } from './comment-access.ts';
import { getThreadForUpdate, saveThread } from './comments-store.ts';
import { presentThread } from './present-thread.ts';

/** Told to nobody: whoever has the document open finds the same place from the old anchor. */
export const anchorThread = operation(contract, async (ctx, actor, input) => {
  const { id } = await getThread(ctx.db, actor, input.id, 'comment.add');
  await ctx.transaction(async (tx) => {
    const thread = await getThreadForUpdate(tx, id);
    const { kind } = thread.anchor as { kind: string };
    if (kind !== input.anchor.kind)
      throw new AppError('bad-input', `This thread is about a ${kind}; it cannot move to a ${input.anchor.kind}.`);
    await saveThread(tx, id, { anchor: input.anchor });
  });
  return presentThread(ctx.db, actor, id);
});
