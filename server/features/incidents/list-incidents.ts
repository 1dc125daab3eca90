import { cursorOf, readCursor } from '#server/platform/cursor.ts';
import { operation } from '#server/platform/operation.ts';
import { listIncidents as contract } from '#shared/contracts/incidents.ts';
import { listIncidentRows } from './incidents-store.ts';
import { presentRow } from './present-incident.ts';

export const listIncidents = operation(contract, async (ctx, actor, input) => {
  const rows = await listIncidentRows(ctx.db, actor, {
    q: input.q,
    statuses: input.status,
    severities: input.severity,
    services: input.service,
    outcomes: input.outcome,
    private: input.private,
    after: readCursor(input.after, ['startedAt', 'id']),
    limit: input.limit + 1,
  });
  return {
    items: rows.slice(0, input.limit).map(presentRow),
    next: cursorOf(rows, input.limit, (row) => ({ startedAt: row.startedAt.toISOString(), id: row.id })),
  };
});
