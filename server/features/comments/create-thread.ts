import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { createThread as contract } from '#shared/contracts/comments.ts';
import { insertThread } from './comments-store.ts';
import { presentThread } from './present-thread.ts';
import { addComment } from './say-comment.ts';

/** What is published may still be talked about: its text no longer changes, what people think of it does. */
export const createThread = operation(contract, async (ctx, actor, input) => {
  const head = await getPostMortemHead(ctx.db, actor, input.id, 'comment.add');
  const id = await ctx.transaction(async (tx) => {
    const threadId = await insertThread(tx, head.id, input.anchor, ctx.now());
    await addComment(ctx, tx, actor, { id: threadId, postMortemId: head.id }, input.text);
    return threadId;
  });
  ctx.documents.tell(head.id, 'comments');
  return presentThread(ctx.db, actor, id);
});
