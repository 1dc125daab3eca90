import { operation } from '#server/platform/operation.ts';
import { removeDestination as contract } from '#shared/contracts/destinations.ts';
import { closeDestination } from './destinations-store.ts';
import { openDestination } from './open-destination.ts';
import { dropWaiting } from './pages-store.ts';

export const removeDestination = operation(contract, async (ctx, actor, { id }) => {
  await ctx.transaction(async (tx) => {
    const row = await openDestination(tx, id, true);
    await closeDestination(tx, id, ctx.now());
    await dropWaiting(tx, id);
    await ctx.record(tx, actor, {
      action: 'destination.removed',
      subject: { kind: 'destination', id, name: row.name },
      before: { kind: row.kind, settings: row.settings },
    });
  });
  return { ok: true as const };
});
