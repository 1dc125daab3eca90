import { operation } from '#server/platform/operation.ts';
import { listTrackerQueue as contract } from '#shared/contracts/trackers.ts';
import { referenceOf } from './blank-text.ts';
import { listWaiting } from './issues-store.ts';
import { presentFault } from './present-tracker.ts';

/** For admins, who may see every follow-up. */
export const listQueue = operation(contract, async (ctx, _actor, input) => {
  const rows = await listWaiting(ctx.db, input.limit);
  return {
    items: rows.map((row) => ({
      id: row.id,
      trackerId: row.tracker_id,
      trackerName: row.trackerName,
      followUp: { id: row.follow_up_id, reference: referenceOf(row.number), title: row.followUpTitle },
      key: row.key,
      url: row.url,
      what: row.asked?.do ?? (row.blank_asked ? ('blank' as const) : ('follow' as const)),
      attempts: row.attempts,
      nextTryAt: (row.next_try_at ?? row.trackerNextTryAt)?.toISOString() ?? null,
      fault: presentFault(row.fault ?? row.trackerFault),
    })),
    total: Number(rows[0]?.total ?? 0),
  };
});
