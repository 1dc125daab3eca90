import { findPerson } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { removeParticipant as contract } from '#shared/contracts/incidents.ts';
import { AppError } from '#shared/errors.ts';
import { getIncidentHead, incidentReference } from './incident-access.ts';
import { saveIncident } from './incidents-store.ts';
import { hideParticipant } from './participants-store.ts';
import { tellTimeline } from './tell-timeline.ts';

export const removeParticipant = operation(contract, async (ctx, actor, input) => {
  const head = await getIncidentHead(ctx.db, actor, input.id, 'incident.edit');
  await ctx.transaction(async (tx) => {
    if (!(await hideParticipant(tx, head.id, input.personId)))
      throw new AppError('not-found', 'This person is not on the incident.');
    const { lead_id } = await tx
      .selectFrom('incidents')
      .select('lead_id')
      .where('id', '=', head.id)
      .executeTakeFirstOrThrow();
    await saveIncident(tx, head.id, lead_id === input.personId ? { lead_id: null } : {}, ctx.now());
    const person = await findPerson(tx, input.personId);
    await ctx.record(tx, actor, {
      action: 'participant.removed',
      subject: { kind: 'person', id: input.personId, name: person?.name ?? 'Somebody' },
      incidentId: head.id,
      before: { incident: incidentReference(head.number) },
    });
  });
  await tellTimeline(ctx, head.id);
  ctx.documents.recheckAccess();
  return { ok: true as const };
});
