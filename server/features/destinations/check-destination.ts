import { operation } from '#server/platform/operation.ts';
import { checkDestination as contract } from '#shared/contracts/destinations.ts';
import { askForCheck } from './destinations-store.ts';
import { openDestination } from './open-destination.ts';
import { presentDestinations } from './present-destination.ts';

/** Asked for here, tried beside: the other side may take its time. */
export const checkDestination = operation(contract, async (ctx, _actor, { id }) => {
  await ctx.transaction(async (tx) => {
    await openDestination(tx, id, true);
    await askForCheck(tx, id, ctx.now());
    await ctx.emit(tx, { type: 'destination-check-asked', destinationId: id });
  });
  const [view] = await presentDestinations(ctx.db, [await openDestination(ctx.db, id)]);
  return view!;
});
