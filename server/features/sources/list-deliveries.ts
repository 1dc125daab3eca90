import { idOrNone } from '#server/features/incidents/index.ts';
import { cursorOf, readCursor } from '#server/platform/cursor.ts';
import { operation } from '#server/platform/operation.ts';
import { listDeliveries as contract } from '#shared/contracts/installation.ts';
import { listDeliveryRows } from './deliveries-store.ts';
import { BODY_SHOWN, presentDelivery } from './present-delivery.ts';

export const listDeliveries = operation(contract, async (ctx, _actor, input) => {
  const rows = await listDeliveryRows(ctx.db, {
    outcome: input.outcome,
    sourceId: input.source,
    after: placeOf(input.after),
    limit: input.limit + 1,
    bodyBytes: BODY_SHOWN + 1,
  });
  return {
    items: rows.slice(0, input.limit).map(presentDelivery),
    next: cursorOf(rows, input.limit, (row) => ({ id: row.id })),
  };
});

function placeOf(cursor: string | undefined): string | undefined {
  const id = readCursor(cursor, ['id'])?.id;
  return id === undefined ? undefined : idOrNone(id);
}
