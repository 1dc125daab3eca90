import { cursorOf, readCursor } from '#server/platform/cursor.ts';
import { operation } from '#server/platform/operation.ts';
import { listEvents as contract } from '#shared/contracts/incidents.ts';
import { getIncidentHead } from './incident-access.ts';
import { presentEvent } from './present-incident.ts';
import { listEventRows, listEventsAround } from './timeline-store.ts';

export const listEvents = operation(contract, async (ctx, actor, input) => {
  const head = await getIncidentHead(ctx.db, actor, input.id, 'incident.read');
  if (input.around)
    return {
      items: (await listEventsAround(ctx.db, head.id, input.around, input.limit)).map(presentEvent),
      next: null,
    };
  const rows = await listEventRows(ctx.db, head.id, {
    key: input.key,
    kinds: input.kind,
    q: input.q,
    after: readCursor(input.after, ['at', 'id']),
    limit: input.limit + 1,
  });
  return {
    items: rows.slice(0, input.limit).map(presentEvent),
    next: cursorOf(rows, input.limit, (row) => ({ at: row.at.toISOString(), id: row.id })),
  };
});
