import { operation } from '#server/platform/operation.ts';
import { listDestinations as contract } from '#shared/contracts/destinations.ts';
import { listDestinationRows } from './destinations-store.ts';
import { presentDestinations } from './present-destination.ts';

export const listDestinations = operation(contract, async (ctx) => ({
  items: await presentDestinations(ctx.db, await listDestinationRows(ctx.db)),
}));
