import { operation } from '#server/platform/operation.ts';
import { listEventEdits as contract } from '#shared/contracts/incidents.ts';
import { AppError } from '#shared/errors.ts';
import { getIncidentHead } from './incident-access.ts';
import { findEvents, listEdits } from './timeline-store.ts';

export const listEventEdits = operation(contract, async (ctx, actor, input) => {
  const head = await getIncidentHead(ctx.db, actor, input.id, 'incident.read');
  const [event] = await findEvents(ctx.db, [input.eventId]);
  if (event?.incident_id !== head.id) throw new AppError('not-found', 'There is no such event in this incident.');
  const edits = await listEdits(ctx.db, event.id);
  return {
    items: edits.map((edit) => ({
      at: edit.at.toISOString(),
      kind: edit.kind,
      text: edit.text,
      actor: edit.actor,
      editedAt: edit.edited_at.toISOString(),
      editedBy: edit.edited_by,
    })),
  };
});
