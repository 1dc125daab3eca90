import { actorName } from '#server/features/people/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import type { Actor } from '#shared/rules/access.ts';
import { addStatusChange, insertIncident, type NewIncident, setServices, stateTime } from './incidents-store.ts';
import { stateParticipant } from './participants-store.ts';
import { storeEvents } from './store-events.ts';

export type Opening = NewIncident & {
  services?: readonly string[];
  /** The impact began at `startedAt` (somebody said so), rather than the incident being opened then. */
  isImpactStart?: boolean;
  /** A source tells what happened by events of its own; then no opening event is written. */
  hasOwnEvent?: boolean;
};

/** Stores a new incident with the event that tells of its opening; undefined when the external id exists already. */
export async function openIncident(
  ctx: Context,
  tx: Tx,
  actor: Actor,
  opening: Opening,
): Promise<{ id: string; number: number } | undefined> {
  const now = ctx.now();
  const incident = await insertIncident(tx, opening, now);
  if (!incident) return undefined;
  if (opening.services?.length) await setServices(tx, incident.id, opening.services);
  const by = actorName(actor);
  let eventId: string | null = null;
  if (!opening.hasOwnEvent) {
    const { ids } = await storeEvents(ctx, tx, incident.id, [
      {
        at: opening.startedAt,
        kind: 'status-change',
        text: opening.isImpactStart ? `Impact started: ${opening.title}` : `Incident opened: ${opening.title}`,
        source: 'Debrief',
        actor: actor.kind === 'member' ? by : null,
        externalId: 'debrief:opened',
      },
    ]);
    eventId = ids[0] ?? null;
  }
  if (opening.isImpactStart) await stateTime(tx, incident.id, 'impactStarted', opening.startedAt, eventId);
  await noteImpact(ctx, tx, incident.id, opening, opening.startedAt, actor.kind === 'member' ? by : null);
  if (opening.leadId) await stateParticipant(tx, incident.id, opening.leadId, 'lead');
  await addStatusChange(tx, { incidentId: incident.id, status: 'open', at: opening.startedAt, by, eventId });
  return incident;
}

/** Facts about impact become an event too, so that a sentence about them has something to cite. */
export async function noteImpact(
  ctx: Context,
  tx: Tx,
  incidentId: string,
  impact: { impactText?: string; impactCustomers?: number | null },
  at: Date,
  by: string | null,
): Promise<void> {
  const customers =
    impact.impactCustomers == null
      ? ''
      : `${impact.impactCustomers.toLocaleString('en')} ${impact.impactCustomers === 1 ? 'customer' : 'customers'} affected`;
  const text = [impact.impactText?.trim(), customers].filter(Boolean).join('; ');
  if (!text) return;
  await storeEvents(ctx, tx, incidentId, [
    { at, kind: 'note', text: `Impact: ${text}`, source: 'Debrief', actor: by, externalId: 'debrief:impact' },
  ]);
}
