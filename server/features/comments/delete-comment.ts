import { operation } from '#server/platform/operation.ts';
import { deleteComment as contract } from '#shared/contracts/comments.ts';
import { AppError } from '#shared/errors.ts';
import { getComment, mayDelete } from './comment-access.ts';
import { getThreadForUpdate, listComments, removeThread, saveComment } from './comments-store.ts';

/** The words go at once and for good; what others answered stays, and so does the place of what they answered. */
export const deleteComment = operation(contract, async (ctx, actor, input) => {
  const { comment, thread } = await getComment(ctx.db, actor, input.id);
  if (!mayDelete(actor, comment))
    throw new AppError('forbidden', 'Only whoever wrote a comment, or an admin, can delete it.');
  await ctx.transaction(async (tx) => {
    await getThreadForUpdate(tx, thread.id);
    const others = (await listComments(tx, [thread.id])).filter((one) => one.id !== comment.id && !one.deletedAt);
    if (others.length === 0) await removeThread(tx, thread.id);
    else await saveComment(tx, comment.id, { markdown: '', deleted_at: ctx.now() });
  });
  ctx.documents.tell(thread.postMortemId, 'comments');
  return { ok: true as const };
});
