import { idOrNone } from '#server/features/incidents/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { retryDelivery as contract } from '#shared/contracts/installation.ts';
import { AppError } from '#shared/errors.ts';
import { applyDeliveries } from './apply-deliveries.ts';
import { type DeliveryRow, findDeliveryRow, saveOutcome } from './deliveries-store.ts';
import type { Delivery } from './delivery.ts';
import { openBook } from './incident-book.ts';
import { placeChanges } from './place-changes.ts';
import { presentDelivery } from './present-delivery.ts';
import { getSource } from './present-source.ts';
import { readDelivery } from './read-delivery.ts';

/** Reads a kept webhook again, as of the time it arrived: a newer release may know its shape, or the cause of a failure is gone. */
export const retryDelivery = operation(contract, async (ctx, _actor, input) => {
  const row = await getDelivery(ctx, input.id);
  const source = await getSource(ctx.db, row.sourceId);
  const reading = readDelivery(row.kind, row.body, row.headers, row.receivedAt);
  if (!reading.ok) await ctx.transaction((tx) => saveOutcome(tx, row.id, { outcome: 'unreadable', why: reading.why }));
  else {
    const placed = await placeChanges(ctx, source, reading.changes ?? []);
    const commands = [...reading.commands, ...placed.commands];
    const key = reading.deliveryKey;
    const why = [...reading.notes, ...placed.notes].join(' ').slice(0, 4000).toWellFormed() || null;
    const { receivedAt, headers, body } = row;
    await ctx.transaction(async (tx) => {
      await apply(ctx, tx, { source, key, receivedAt, headers, body, commands, why });
      await saveOutcome(tx, row.id, { outcome: commands.length > 0 ? 'applied' : 'ignored', why, key });
    });
  }
  return presentDelivery(await getDelivery(ctx, row.id));
});

async function getDelivery(ctx: Context, id: string): Promise<DeliveryRow> {
  const row = await findDeliveryRow(ctx.db, idOrNone(id));
  if (!row) throw new AppError('not-found', 'There is no such webhook.');
  return row;
}

async function apply(ctx: Context, tx: Tx, delivery: Delivery): Promise<void> {
  const { book } = await openBook(tx, [delivery], true);
  await applyDeliveries(ctx, tx, book, [delivery]);
}
