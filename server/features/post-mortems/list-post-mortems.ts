import { cursorOf, readCursor } from '#server/platform/cursor.ts';
import { operation } from '#server/platform/operation.ts';
import { listPostMortems as contract } from '#shared/contracts/post-mortems.ts';
import { listPostMortemRows } from './post-mortems-store.ts';
import { presentPostMortemRow } from './present-post-mortem.ts';

export const listPostMortems = operation(contract, async (ctx, actor, input) => {
  const mine = actor.kind === 'member' ? actor.personId : undefined;
  if (input.owner === 'me' && !mine) return { items: [], next: null };
  const rows = await listPostMortemRows(ctx.db, actor, {
    q: input.q,
    statuses: input.status,
    services: input.service,
    ownerId: input.owner === 'me' ? mine : input.owner,
    after: readCursor(input.after, ['createdAt', 'id']),
    limit: input.limit + 1,
  });
  return {
    items: rows.slice(0, input.limit).map(presentPostMortemRow),
    next: cursorOf(rows, input.limit, (row) => ({ createdAt: row.createdAt.toISOString(), id: row.id })),
  };
});
