import { operation } from '#server/platform/operation.ts';
import { removeTracker as contract } from '#shared/contracts/trackers.ts';
import { getTrackerRow, removeTrackerRow } from './trackers-store.ts';

/** Token, links and kept webhooks go with it. Follow-ups keep the address of their issue. */
export const removeTracker = operation(contract, async (ctx, actor, input) => {
  const row = await getTrackerRow(ctx.db, input.id);
  await ctx.transaction(async (tx) => {
    await removeTrackerRow(tx, row.id);
    await ctx.record(tx, actor, {
      action: 'tracker.removed',
      subject: { kind: 'tracker', id: row.id, name: row.name },
      before: { kind: row.kind, project: row.project },
    });
  });
  return { ok: true as const };
});
