import { operation } from '#server/platform/operation.ts';
import { editComment as contract } from '#shared/contracts/comments.ts';
import { AppError } from '#shared/errors.ts';
import { getComment, mayEdit } from './comment-access.ts';
import { getThreadForUpdate, saveComment } from './comments-store.ts';
import { presentThread } from './present-thread.ts';
import { tellMentioned } from './say-comment.ts';

export const editComment = operation(contract, async (ctx, actor, input) => {
  const { comment, thread } = await getComment(ctx.db, actor, input.id);
  if (!mayEdit(actor, comment)) throw new AppError('forbidden', 'Only whoever wrote a comment can change it.');
  if (comment.markdown !== input.text) {
    await ctx.transaction(async (tx) => {
      await getThreadForUpdate(tx, thread.id);
      await saveComment(tx, comment.id, { markdown: input.text, edited_at: ctx.now() });
      await tellMentioned(ctx, tx, actor, {
        id: comment.id,
        postMortemId: thread.postMortemId,
        markdown: input.text,
        before: comment.markdown,
      });
    });
    ctx.documents.tell(thread.postMortemId, 'comments');
  }
  return presentThread(ctx.db, actor, thread.id);
});
