import { operation } from '#server/platform/operation.ts';
import { getPostMortem as contract } from '#shared/contracts/post-mortems.ts';
import { getPostMortemHead } from './post-mortem-access.ts';
import { presentPostMortem } from './present-post-mortem.ts';

export const getPostMortem = operation(contract, async (ctx, actor, input) => {
  const head = await getPostMortemHead(ctx.db, actor, input.id, 'post-mortem.read');
  return presentPostMortem(ctx, actor, head.id);
});
