import { getInstallation } from '#server/features/installation/index.ts';
import { resolvePeople } from '#server/features/people/index.ts';
import { operation, Reply } from '#server/platform/operation.ts';
import { createIncident as contract } from '#shared/contracts/incidents.ts';
import { AppError } from '#shared/errors.ts';
import { getIncidentHead } from './incident-access.ts';
import { findIncidentByExternalId } from './incidents-store.ts';
import { openIncident } from './open-incident.ts';
import { stateParticipant } from './participants-store.ts';
import { presentIncident } from './present-incident.ts';
import { requireTime } from './read-time.ts';

export const createIncident = operation(contract, async (ctx, actor, input) => {
  const zone = input.timeZone ?? (await getInstallation(ctx.db)).timeZone;
  const startedAt = input.startedAt ? requireTime(input.startedAt, zone, 'startedAt') : ctx.now();
  const opened = await ctx.transaction(async (tx) => {
    const [leadId] = input.lead ? await resolvePeople(tx, [{ name: input.lead }]) : [];
    const incident = await openIncident(ctx, tx, actor, {
      ...input,
      startedAt,
      source: 'API',
      isImpactStart: input.startedAt !== undefined,
      impactText: input.impact?.text,
      impactCustomers: input.impact?.customers,
      leadId: leadId ?? null,
    });
    // Whoever opens a private incident must still see it.
    if (incident && input.private && actor.kind === 'member' && actor.personId !== leadId)
      await stateParticipant(tx, incident.id, actor.personId, 'reporter');
    return incident;
  });
  if (opened) return presentIncident(ctx, actor, opened.id);
  const known = await findIncidentByExternalId(ctx.db, null, input.externalId ?? '');
  if (!known)
    throw new AppError('conflict', 'An incident with this externalId was just removed. Send the request again.');
  // A private incident that the caller may not see must not show through its external id.
  const head = await getIncidentHead(ctx.db, actor, known.id, 'incident.read').catch(() => undefined);
  if (!head) throw new AppError('conflict', 'This externalId is taken. Choose another one.');
  return new Reply(await presentIncident(ctx, actor, head.id), 200);
});
