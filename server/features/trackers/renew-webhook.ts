import { operation } from '#server/platform/operation.ts';
import { newToken } from '#server/platform/secrets.ts';
import { renewTrackerWebhook as contract } from '#shared/contracts/trackers.ts';
import { presentOneTracker } from './present-tracker.ts';
import { getTrackerRow, saveTracker } from './trackers-store.ts';

export const renewWebhook = operation(contract, async (ctx, actor, input) => {
  const row = await getTrackerRow(ctx.db, input.id);
  const secret = newToken();
  await ctx.transaction(async (tx) => {
    await saveTracker(tx, row.id, { webhook_token: newToken(), webhook_secret: ctx.vault.seal(secret) });
    await ctx.record(tx, actor, {
      action: 'tracker.webhook-renewed',
      subject: { kind: 'tracker', id: row.id, name: row.name },
    });
  });
  return { ...(await presentOneTracker(ctx.db, row.id)), webhookSecret: secret };
});
