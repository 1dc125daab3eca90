import type { Context } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import type { Delivery, Receipt } from './delivery.ts';
import { type Batcher, createBatcher } from './delivery-batch.ts';
import { findPlain } from './plain-delivery.ts';
import { storePlainEvents } from './plain-events-store.ts';
import { keepDelivery, storeDeliveries } from './store-deliveries.ts';

/** A batch of single events is what must be quick; a delivery with more than this to do takes a transaction of its own. */
const HEAVY = 100;

const batcherOf = new WeakMap<Context, Batcher<Delivery, Receipt>>();

/** Stores a delivery and what follows from it, together with those that arrive at the same time. */
export function deliver(ctx: Context, delivery: Delivery): Promise<Receipt> {
  let batcher = batcherOf.get(ctx);
  if (!batcher) {
    batcher = createBatcher<Delivery, Receipt>({
      storeTogether: (deliveries) => storeTogether(ctx, deliveries),
      storeAlone: (one) => storeAlone(ctx, one),
      isHeavy: ({ commands }) => commands.length > HEAVY,
    });
    batcherOf.set(ctx, batcher);
  }
  return batcher.submit(delivery);
}

/** Those that only add events go in one statement; the others in one transaction, which may fail without harm to the first. */
async function storeTogether(ctx: Context, deliveries: readonly Delivery[]): Promise<(Receipt | 'busy')[]> {
  const plain = findPlain(deliveries);
  const done = plain.length > 0 ? await storePlainEvents(ctx.db, plain, ctx.now()) : new Map<Delivery, Receipt>();
  const rest = deliveries.filter((delivery) => !done.has(delivery));
  const receipts = new Map<Delivery, Receipt | 'busy'>(done);
  if (rest.length > 0) {
    const stored = await storeDeliveries(ctx, rest, false).catch((error) => {
      if (done.size === 0) throw error;
      return rest.map(() => 'busy' as const);
    });
    for (const [index, delivery] of rest.entries()) receipts.set(delivery, stored[index] ?? 'busy');
  }
  return deliveries.map((delivery) => receipts.get(delivery) ?? 'busy');
}

async function storeAlone(ctx: Context, delivery: Delivery): Promise<Receipt> {
  try {
    const [receipt] = await storeDeliveries(ctx, [delivery], true);
    return receipt as Receipt;
  } catch (error) {
    await keepFailed(ctx, delivery, error);
    throw error;
  }
}

/** Nothing of it was stored: an admin sees that it came and why it failed, and the tool may send it again. */
export async function keepFailed(ctx: Context, delivery: Omit<Delivery, 'commands'>, error: unknown): Promise<void> {
  const { source, key, receivedAt, headers, body } = delivery;
  const why = error instanceof AppError ? error.message : 'It could not be stored; the log of the server says why.';
  await keepDelivery(ctx, { sourceId: source.id, key, receivedAt, headers, body, outcome: 'failed', why }).catch(
    (second) => ctx.log.error({ err: second, source: source.id }, 'a failed webhook could not be kept'),
  );
}
