import {
  addStatusChange,
  changeStatus,
  getDerived,
  saveIncident,
  stateTime,
} from '#server/features/incidents/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { INCIDENT_STATUSES, type IncidentStatus, type Phase } from '#shared/incident-record.ts';

export type Settling = {
  incidentId: string;
  from: IncidentStatus;
  to: IncidentStatus;
  stated: ReadonlyMap<Phase, Date>;
  /** The events that prove stated times. */
  proof: ReadonlyMap<Phase, string>;
  by: string | null;
};

/**
 * Brings an imported incident to the status of its record, forward only. When it ended stands in the record or follows from its
 * events; otherwise it stays open and no event is made up to tell of it.
 */
export async function settleStatus(ctx: Context, tx: Tx, settling: Settling): Promise<void> {
  const { incidentId, from, to, stated, proof, by } = settling;
  if (INCIDENT_STATUSES.indexOf(to) <= INCIDENT_STATUSES.indexOf(from)) return;
  const phase = to === 'mitigated' ? 'mitigated' : 'resolved';
  const mitigatedAt = stated.get('mitigated');
  if (phase === 'resolved' && from === 'open' && mitigatedAt)
    await addStatusChange(tx, {
      incidentId,
      status: 'mitigated',
      at: mitigatedAt,
      by,
      eventId: proof.get('mitigated') ?? null,
    });
  const statedAt = stated.get(phase);
  if (statedAt) {
    await changeStatus(ctx, tx, { incidentId, from, to, at: statedAt, by, eventId: proof.get(phase) ?? null });
    return;
  }
  const derived = (await getDerived(tx, incidentId)).times[phase];
  const [eventId] = derived?.evidence ?? [];
  if (derived && eventId) {
    await changeStatus(ctx, tx, { incidentId, from, to, at: new Date(derived.at), by, eventId });
    // It follows from the events and goes on doing so, when they are corrected.
    await stateTime(tx, incidentId, phase, null, null);
    return;
  }
  await saveIncident(tx, incidentId, { status: to }, ctx.now());
  await addStatusChange(tx, { incidentId, status: to, at: ctx.now(), by, eventId: null });
  if (phase === 'resolved') await ctx.emit(tx, { type: 'incident-resolved', incidentId });
}
