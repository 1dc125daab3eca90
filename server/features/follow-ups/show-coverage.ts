import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { showCoverage as contract } from '#shared/contracts/follow-ups.ts';
import { loadCoverage } from './load-coverage.ts';

export const showCoverage = operation(contract, async (ctx, actor, { id }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.read');
  return loadCoverage(ctx.db, head.id, ctx.now().toISOString().slice(0, 10));
});
