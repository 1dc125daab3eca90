import { operation } from '#server/platform/operation.ts';
import { checkTracker as contract } from '#shared/contracts/trackers.ts';
import { presentOneTracker } from './present-tracker.ts';
import { getTrackerRow, saveTracker } from './trackers-store.ts';

/** Asked a moment later: nothing in an operation waits for another server. */
export const checkTracker = operation(contract, async (ctx, _actor, input) => {
  const row = await getTrackerRow(ctx.db, input.id);
  await ctx.transaction(async (tx) => {
    await saveTracker(tx, row.id, { next_try_at: null, project_id: null });
    await ctx.emit(tx, { type: 'tracker-asked', trackerId: row.id });
  });
  return presentOneTracker(ctx.db, row.id);
});
