import { operation } from '#server/platform/operation.ts';
import { createDestination as contract } from '#shared/contracts/destinations.ts';
import { insertDestination } from './destinations-store.ts';
import { openDestination } from './open-destination.ts';
import { presentDestinations } from './present-destination.ts';
import { readSettings } from './read-settings.ts';

export const createDestination = operation(contract, async (ctx, actor, { kind, secret, ...input }) => {
  const fields = { ...input, settings: readSettings(kind, input.settings) };
  const sealed = ctx.vault.seal(secret);
  const id = await ctx.transaction(async (tx) => {
    const made = await insertDestination(tx, kind, fields, sealed, ctx.now());
    await ctx.emit(tx, { type: 'destination-check-asked', destinationId: made });
    await ctx.record(tx, actor, {
      action: 'destination.created',
      subject: { kind: 'destination', id: made, name: fields.name },
      after: { kind, ...fields },
    });
    return made;
  });
  const [view] = await presentDestinations(ctx.db, [await openDestination(ctx.db, id)]);
  return view!;
});
