import type { Context } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { receiveWebhook as contract, type SourceKind } from '#shared/contracts/installation.ts';
import { AppError } from '#shared/errors.ts';
import type { WebhookReading } from '#shared/intake/webhooks/index.ts';
import { deliver, keepFailed } from './deliver.ts';
import type { Delivery } from './delivery.ts';
import { findSource } from './known-sources.ts';
import { placeChanges } from './place-changes.ts';
import { keptHeaders, rawKey, readDelivery } from './read-delivery.ts';
import { verifySignature } from './signatures.ts';
import type { SourceRow } from './sources-store.ts';
import { keepDelivery } from './store-deliveries.ts';

export const receiveWebhook = operation(contract, async (ctx, _actor, input, request) => {
  const source = await findSource(ctx, input.token);
  if (!source || source.disabled || source.kind !== input.kind)
    throw new AppError(
      'not-signed-in',
      'This address takes no webhooks. Copy it again from Settings → Sources, where an admin sees whether it is switched on.',
    );
  checkSignature(source, input.body, request.headers, ctx.now());
  const arrived = { source, receivedAt: ctx.now(), headers: keptHeaders(request.headers), body: input.body };
  const reading = await read(ctx, arrived);
  if (!reading.ok) {
    await keepUnreadable(ctx, arrived, reading.why);
    throw new AppError('unknown-shape', reading.why);
  }
  const placed = await placeChanges(ctx, source, reading.changes ?? []);
  const notes = [...reading.notes, ...placed.notes];
  const why = notes.length > 0 ? notes.slice(0, 20).join(' ').slice(0, 4000).toWellFormed() : null;
  const { repeated, incidents } = await deliver(ctx, {
    ...arrived,
    key: reading.deliveryKey,
    commands: [...reading.commands, ...placed.commands],
    why,
  });
  // Whoever tells of a service is not told which incidents are open.
  return { accepted: true, repeated, incidents: reading.changes ? [] : incidents };
});

type Arrived = Omit<Delivery, 'key' | 'commands' | 'why'>;

function checkSignature(
  source: SourceRow,
  body: Uint8Array,
  headers: Record<string, string | undefined>,
  now: Date,
): void {
  if (source.secret === null) return;
  // While a secret is being replaced, both are entered.
  if (verifySignature(source.kind as SourceKind, body, headers, source.secret.split(/[\s,]+/), now)) return;
  throw new AppError(
    'not-signed-in',
    'The signature of this webhook is missing or wrong. Check the secret of the source.',
  );
}

async function read(ctx: Context, arrived: Arrived): Promise<WebhookReading> {
  try {
    return readDelivery(arrived.source.kind, arrived.body, arrived.headers, arrived.receivedAt);
  } catch (error) {
    // A reader that stumbles is our fault: the delivery is kept all the same.
    if (!(error instanceof AppError))
      await keepFailed(ctx, { ...arrived, key: rawKey(arrived.body), why: null }, error);
    throw error;
  }
}

/** Stored on its own and before the refusal, which would otherwise undo it. */
async function keepUnreadable(ctx: Context, arrived: Arrived, why: string): Promise<void> {
  const { source, ...delivery } = arrived;
  await keepDelivery(ctx, { ...delivery, sourceId: source.id, key: rawKey(arrived.body), outcome: 'unreadable', why });
}
