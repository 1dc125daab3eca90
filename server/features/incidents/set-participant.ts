import { findPerson } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { setParticipant as contract } from '#shared/contracts/incidents.ts';
import { AppError } from '#shared/errors.ts';
import { getIncidentHead, incidentReference } from './incident-access.ts';
import { saveIncident } from './incidents-store.ts';
import { stateParticipant } from './participants-store.ts';
import { getParticipant } from './present-incident.ts';
import { tellTimeline } from './tell-timeline.ts';

export const setParticipant = operation(contract, async (ctx, actor, input) => {
  const head = await getIncidentHead(ctx.db, actor, input.id, 'incident.edit');
  const person = await findPerson(ctx.db, input.personId);
  if (!person) throw new AppError('not-found', 'There is no such person.');
  await ctx.transaction(async (tx) => {
    await stateParticipant(tx, head.id, input.personId, input.role);
    await saveIncident(tx, head.id, input.role === 'lead' ? { lead_id: input.personId } : {}, ctx.now());
    await ctx.record(tx, actor, {
      action: 'participant.set',
      subject: { kind: 'person', id: person.id, name: person.name },
      incidentId: head.id,
      after: { incident: incidentReference(head.number), role: input.role },
    });
  });
  await tellTimeline(ctx, head.id);
  const participant = await getParticipant(ctx.db, head.id, input.personId);
  if (!participant) throw new AppError('conflict', 'Somebody took this person off just now.');
  return participant;
});
