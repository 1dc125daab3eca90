import { operation } from '#server/platform/operation.ts';
import { replyToThread as contract } from '#shared/contracts/comments.ts';
import { getThread } from './comment-access.ts';
import { getThreadForUpdate } from './comments-store.ts';
import { presentThread } from './present-thread.ts';
import { addComment } from './say-comment.ts';

export const replyToThread = operation(contract, async (ctx, actor, input) => {
  const thread = await getThread(ctx.db, actor, input.id, 'comment.add');
  await ctx.transaction(async (tx) => {
    await getThreadForUpdate(tx, thread.id);
    await addComment(ctx, tx, actor, thread, input.text);
  });
  ctx.documents.tell(thread.postMortemId, 'comments');
  return presentThread(ctx.db, actor, thread.id);
});
