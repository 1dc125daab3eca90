import type { z } from 'zod';
import { actorName, resolvePeople } from '#server/features/people/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { updateIncident as contract } from '#shared/contracts/incidents.ts';
import { AppError } from '#shared/errors.ts';
import { PHASES, type Phase } from '#shared/incident-record.ts';
import type { Actor } from '#shared/rules/access.ts';
import { changeStatus } from './change-status.ts';
import { getIncidentHead, type IncidentHead, incidentReference } from './incident-access.ts';
import { type IncidentFields, saveIncident, setServices, stateTime } from './incidents-store.ts';
import { noteImpact } from './open-incident.ts';
import { stateParticipant } from './participants-store.ts';
import { presentIncident } from './present-incident.ts';
import { requireTime } from './read-time.ts';
import { tellTimeline } from './tell-timeline.ts';
import { findEventForUpdate } from './timeline-store.ts';

type Input = z.output<typeof contract.input>;

export const updateIncident = operation(contract, async (ctx, actor, input) => {
  const id = await ctx.transaction(async (tx) => {
    const head = await getIncidentHead(tx, actor, input.id, 'incident.edit', true);
    if (input.private !== undefined && input.private !== head.private)
      await guardPrivacy(tx, actor, head, input.private);
    await saveFields(ctx, tx, actor, head, input);
    await saveTimes(ctx, tx, head, input);
    if (input.status !== undefined) await move(ctx, tx, actor, head, input);
    if (input.private !== undefined && input.private !== head.private)
      await ctx.record(tx, actor, {
        action: input.private ? 'incident.made-private' : 'incident.made-public',
        subject: { kind: 'incident', id: head.id, name: incidentReference(head.number) },
        incidentId: head.id,
      });
    return head.id;
  });
  if (input.private !== undefined) ctx.documents.recheckAccess();
  await tellTimeline(ctx, id);
  return presentIncident(ctx, actor, id);
});

/** Hiding an incident must not hide it from the one who does so. */
async function guardPrivacy(tx: Tx, actor: Actor, head: IncidentHead, isPrivate: boolean): Promise<void> {
  if (actor.kind === 'key' && actor.role !== 'admin' && isPrivate)
    throw new AppError(
      'forbidden',
      'An API key below admin would no longer see this incident. Use an admin key, or do it signed in.',
    );
  if (actor.kind === 'member' && isPrivate && actor.role !== 'admin' && !head.participantIds.includes(actor.personId))
    await stateParticipant(tx, head.id, actor.personId, 'observer');
}

async function saveFields(ctx: Context, tx: Tx, actor: Actor, head: IncidentHead, input: Input): Promise<void> {
  const fields: IncidentFields = {
    ...pick(input, ['title', 'severity', 'type', 'private', 'summary', 'url']),
    ...(input.timeZone === undefined ? {} : { time_zone: input.timeZone }),
    ...(input.nearMiss === undefined ? {} : { near_miss: input.nearMiss }),
    ...(input.impact?.text === undefined ? {} : { impact_text: input.impact.text }),
    ...(input.impact?.customers === undefined ? {} : { impact_customers: input.impact.customers }),
  };
  if (input.lead !== undefined) {
    const [leadId] = input.lead ? await resolvePeople(tx, [{ name: input.lead }]) : [];
    fields.lead_id = leadId ?? null;
    if (leadId) await stateParticipant(tx, head.id, leadId, 'lead');
  }
  if (Object.keys(fields).length > 0) await saveIncident(tx, head.id, fields, ctx.now());
  if (input.services) await setServices(tx, head.id, input.services);
  if (input.impact)
    await noteImpact(
      ctx,
      tx,
      head.id,
      { impactText: input.impact.text, impactCustomers: input.impact.customers },
      head.startedAt,
      personOf(actor),
    );
}

async function saveTimes(ctx: Context, tx: Tx, head: IncidentHead, input: Input): Promise<void> {
  const zone = input.timeZone ?? head.timeZone;
  const stated = {
    ...input.times,
    ...(input.startedAt === undefined ? {} : { impactStarted: input.startedAt }),
    ...(input.mitigatedAt === undefined ? {} : { mitigated: input.mitigatedAt }),
  };
  let isChanged = false;
  for (const phase of PHASES) {
    const value = stated[phase];
    if (value === undefined) continue;
    const at = value === null ? null : requireTime(value, zone, `times.${phase}`);
    await stateTime(tx, head.id, phase, at, await proofOf(tx, head, input, phase));
    if (at && phase === 'impactStarted') await saveIncident(tx, head.id, { started_at: at }, ctx.now());
    isChanged = true;
  }
  if (isChanged) await saveIncident(tx, head.id, {}, ctx.now());
}

/** The event that is to prove a stated time: one of this incident, which is still there. */
async function proofOf(tx: Tx, head: IncidentHead, input: Input, phase: Phase): Promise<string | null> {
  const eventId = input.proof?.[phase];
  if (!eventId) return null;
  const event = await findEventForUpdate(tx, head.id, eventId);
  if (!event || event.removed_at) throw new AppError('bad-input', 'The event that is to prove this time is gone.');
  return eventId;
}

async function move(ctx: Context, tx: Tx, actor: Actor, head: IncidentHead, input: Input): Promise<void> {
  const to = input.status ?? head.status;
  const zone = input.timeZone ?? head.timeZone;
  const stated =
    to === 'resolved' || to === 'closed' ? input.resolvedAt : to === 'mitigated' ? input.mitigatedAt : undefined;
  const at = stated === undefined ? ctx.now() : requireTime(stated, zone, 'resolvedAt');
  if (at < head.startedAt && to !== 'open')
    throw new AppError('bad-input', `It cannot be ${to} before it started (${head.startedAt.toISOString()}).`);
  await changeStatus(ctx, tx, {
    incidentId: head.id,
    from: head.status,
    to,
    at,
    by: actorName(actor),
    person: personOf(actor),
  });
}

function personOf(actor: Actor): string | null {
  return actor.kind === 'member' ? actor.name : null;
}

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> {
  return Object.fromEntries(keys.filter((key) => from[key] !== undefined).map((key) => [key, from[key]])) as Partial<
    Pick<T, K>
  >;
}
