import { sql } from 'kysely';
import type { Context, Tx } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import type { IncidentStatus } from '#shared/incident-record.ts';
import { moveIncident } from '#shared/rules/life-cycle.ts';
import { addStatusChange, saveIncident, stateTime } from './incidents-store.ts';
import { storeEvents } from './store-events.ts';

const SAID: Record<IncidentStatus, string> = {
  open: 'Incident reopened',
  mitigated: 'Impact mitigated',
  resolved: 'Incident resolved',
  closed: 'Incident closed',
};

export type StatusChange = {
  incidentId: string;
  from: IncidentStatus;
  to: IncidentStatus;
  at: Date;
  by: string | null;
  /** The person behind it, when it was one: an API key is nobody who took part. */
  person?: string | null;
  /** The event of a source that tells of the change; without one an event of our own is written. */
  eventId?: string | null;
};

/** Moves an incident, writes the history and the event that proves it. Resolving starts the decision. */
export async function changeStatus(ctx: Context, tx: Tx, change: StatusChange): Promise<void> {
  const move = moveIncident(change.from, change.to);
  if (!move.ok) throw new AppError('conflict', move.why);
  if (!move.changes) return;
  const { incidentId, to, at, by } = change;
  const eventId = change.eventId ?? (await tell(ctx, tx, change));
  const wasOver = change.from === 'resolved' || change.from === 'closed';
  await saveIncident(
    tx,
    incidentId,
    {
      status: to,
      ...(move.resolves ? { resolved_at: at } : {}),
      ...(move.reopens ? { resolved_at: null, reopened: sql<number>`reopened + 1` } : {}),
    },
    ctx.now(),
  );
  await addStatusChange(tx, { incidentId, status: to, at, by, eventId });
  if (move.reopens) await stateTime(tx, incidentId, 'resolved', null, null);
  if (to === 'mitigated' && !wasOver) await stateTime(tx, incidentId, 'mitigated', at, eventId);
  if (!move.resolves) return;
  await stateTime(tx, incidentId, 'resolved', at, eventId);
  await ctx.emit(tx, { type: 'incident-resolved', incidentId });
}

/** The event of our own that proves the change, where no source brought one. */
async function tell(ctx: Context, tx: Tx, change: StatusChange): Promise<string | null> {
  const { ids } = await storeEvents(ctx, tx, change.incidentId, [
    { at: change.at, kind: 'status-change', text: SAID[change.to], source: 'Debrief', actor: change.person ?? null },
  ]);
  return ids[0] ?? null;
}
