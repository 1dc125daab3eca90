import type { Context, Tx } from '#server/platform/context.ts';
import { applyDeliveries, referencesOf } from './apply-deliveries.ts';
import { insertDeliveries, keyOf, type NewDelivery } from './deliveries-store.ts';
import type { Delivery, Receipt } from './delivery.ts';
import { openBook } from './incident-book.ts';

/** Deliveries about an incident that somebody else works on right now wait outside of a batch. */
export type BatchReceipt = Receipt | 'busy';

/** Stores deliveries and all that follows from them in one transaction; the answers stand in the order of the deliveries. */
export async function storeDeliveries(
  ctx: Context,
  deliveries: readonly Delivery[],
  isPatient: boolean,
): Promise<BatchReceipt[]> {
  return ctx.transaction((tx) => storeIn(ctx, tx, deliveries, isPatient));
}

async function storeIn(
  ctx: Context,
  tx: Tx,
  deliveries: readonly Delivery[],
  isPatient: boolean,
): Promise<BatchReceipt[]> {
  const { book, ready, busy } = await openBook(tx, deliveries, isPatient);
  const first = new Map<string, Delivery>();
  for (const delivery of ready) {
    const key = keyOf(delivery.source.id, delivery.key);
    if (!first.has(key)) first.set(key, delivery);
  }
  const stored = await insertDeliveries(tx, [...first.values()].map(rowOf));
  const fresh = new Set([...first].filter(([key]) => stored.has(key)).map(([, delivery]) => delivery));
  await applyDeliveries(ctx, tx, book, [...fresh]);
  const waiting = new Set(busy);
  return deliveries.map((delivery) =>
    waiting.has(delivery) ? 'busy' : { repeated: !fresh.has(delivery), incidents: referencesOf(book, delivery) },
  );
}

function rowOf({ source, commands, ...delivery }: Delivery): NewDelivery {
  return { ...delivery, sourceId: source.id, outcome: commands.length > 0 ? 'applied' : 'ignored' };
}

/** Keeps a delivery that changed nothing, for an admin to look at. */
export async function keepDelivery(ctx: Context, delivery: NewDelivery): Promise<void> {
  await ctx.transaction((tx) => insertDeliveries(tx, [delivery]));
}
