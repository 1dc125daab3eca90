import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { listPages as contract } from '#shared/contracts/destinations.ts';
import { takes } from '#shared/rules/destinations.ts';
import { findDestination, findOffered, listDestinationRows } from './destinations-store.ts';
import { listPageRows } from './pages-store.ts';
import { presentPlaced } from './present-page.ts';

/** Every destination that takes something of it, and every page there is of it, also where nothing is sent any more. */
export const listPages = operation(contract, async (ctx, actor, { id }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.read');
  const [rows, offered, pages] = await Promise.all([
    listDestinationRows(ctx.db),
    findOffered(ctx.db, head.id),
    listPageRows(ctx.db, head.id),
  ]);
  const closed = pages.filter(
    ({ destinationId, remoteId }) => remoteId && !rows.some((one) => one.id === destinationId),
  );
  const former = await Promise.all(closed.map(({ destinationId }) => findDestination(ctx.db, destinationId)));
  const items = [...rows, ...former.flatMap((one) => one ?? [])].flatMap((row) => {
    const page = pages.find(({ destinationId }) => destinationId === row.id);
    const isTaken = row.removedAt === null && takes(row, { ...offered, audience: row.audience });
    return page || isTaken ? [presentPlaced(row, page ?? null)] : [];
  });
  return { items };
});
