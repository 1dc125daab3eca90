import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { takeFinding as contract } from '#shared/contracts/coach.ts';
import { addTaken } from './dismissals-store.ts';
import { requirePutAway } from './put-away-input.ts';

export const takeFinding = operation(contract, async (ctx, actor, input) => {
  const head = await getPostMortemHead(ctx.db, actor, input.id, 'coach.answer');
  const taken = { ...requirePutAway(input), how: input.how };
  await ctx.transaction((tx) => addTaken(tx, head.id, taken));
  return { ok: true as const };
});
