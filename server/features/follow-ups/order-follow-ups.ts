import { placeInOrder } from '#server/features/findings/index.ts';
import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { orderFollowUps as contract } from '#shared/contracts/post-mortems.ts';
import { ROW_STATES } from '#shared/rules/factor-words.ts';
import { listFollowUpRows } from './follow-ups-store.ts';
import { presentFollowUp } from './present-follow-up.ts';
import { tellOfFollowUps } from './tell-of-follow-ups.ts';

const MOST = 500;

export const orderFollowUps = operation(contract, async (ctx, actor, input) => {
  const { head, rows } = await ctx.transaction(async (tx) => {
    const head = await getPostMortemHead(tx, actor, input.id, 'follow-up.edit', true);
    await placeInOrder(tx, 'follow_ups', head.id, input.ids);
    const rows = await listFollowUpRows(tx, actor, { states: ROW_STATES, postMortemId: head.id, limit: MOST });
    return { head, rows };
  });
  tellOfFollowUps(ctx, head.id);
  rows.sort((a, b) => a.position - b.position);
  return { items: rows.map((row) => presentFollowUp(row, actor)) };
});
