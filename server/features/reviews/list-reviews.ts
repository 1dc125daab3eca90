import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { listReviews as contract } from '#shared/contracts/reviews.ts';
import { presentReviews } from './present-reviews.ts';

export const listReviews = operation(contract, async (ctx, actor, { id }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.read');
  await ctx.documents.settle(head.id);
  return presentReviews(ctx.db, actor, head);
});
