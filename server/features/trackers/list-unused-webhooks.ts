import { operation } from '#server/platform/operation.ts';
import { listUnusedWebhooks as contract } from '#shared/contracts/trackers.ts';
import { listUnusedDeliveries } from './tracker-deliveries-store.ts';
import { getTrackerRow } from './trackers-store.ts';

const SHOWN_BYTES = 4000;

export const listUnusedWebhooks = operation(contract, async (ctx, _actor, input) => {
  const row = await getTrackerRow(ctx.db, input.id);
  const found = await listUnusedDeliveries(ctx.db, row.id);
  return {
    items: found.map(({ id, receivedAt, outcome, why, body }) => ({
      id,
      receivedAt: receivedAt.toISOString(),
      outcome: outcome === 'refused' ? ('refused' as const) : ('unreadable' as const),
      why: why ?? '',
      body: (body ?? Buffer.alloc(0)).subarray(0, SHOWN_BYTES).toString('utf8').replaceAll('\u0000', '\uFFFD'),
    })),
  };
});
