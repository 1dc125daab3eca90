import { sql } from 'kysely';
import {
  addStatusChange,
  changeStatus,
  findKnownEvents,
  listStatedTimes,
  listStatusChanges,
  saveIncident,
  stateTime,
  storeEvents,
} from '#server/features/incidents/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { INCIDENT_STATUSES } from '#shared/incident-record.ts';
import type { IntakeCommand } from '#shared/intake/webhooks/index.ts';
import type { NamedIncident } from './incident-names-store.ts';
import type { SourceRow } from './sources-store.ts';
import { toIncoming } from './to-incoming.ts';

type StatusCommand = Extract<IntakeCommand, { type: 'status' }>;
type Change = Awaited<ReturnType<typeof listStatusChanges>>[number];

/**
 * Moves an incident forward in time only. News of a change older than the newest one known goes into the history where it
 * belongs and leaves the status alone: a tool that delivers late must not reopen what was resolved since.
 */
export async function applyStatus(
  ctx: Context,
  tx: Tx,
  source: SourceRow,
  incident: NamedIncident,
  command: StatusCommand,
): Promise<void> {
  const { status: to } = command;
  const history = await listStatusChanges(tx, incident.id);
  const newest = history.at(-1);
  // A clock that is behind must not end an incident before it began.
  const at = new Date(Math.max(Date.parse(command.at), incident.startedAt.getTime(), history[0]?.at.getTime() ?? 0));
  const by = command.event.actor ?? source.name;
  const event = { ...toIncoming(command.event, source), at };
  if (newest && !isForward(newest, to, at)) {
    const before = history.findLast((change) => change.at <= at);
    if (!before || before.status === to || isSame(history, to, at)) return;
    const eventId = await tell(ctx, tx, incident, event);
    await addStatusChange(tx, { incidentId: incident.id, status: to, at, by, eventId });
    await fillIn(ctx, tx, incident, to, at, eventId, isOver(before.status));
    return;
  }
  if (incident.status === to || (incident.status === 'closed' && to === 'resolved')) return;
  const eventId = await tell(ctx, tx, incident, event);
  await changeStatus(ctx, tx, { incidentId: incident.id, from: incident.status, to, at, by, eventId });
  incident.status = to;
}

/** Later than what is known; at the very same time only towards the end. */
function isForward(newest: Change, to: StatusCommand['status'], at: Date): boolean {
  const difference = at.getTime() - newest.at.getTime();
  return difference > 0 || (difference === 0 && rank(to) > rank(newest.status));
}

const rank = (status: StatusCommand['status'] | Change['status']) => INCIDENT_STATUSES.indexOf(status);
const isOver = (status: Change['status']) => status === 'resolved' || status === 'closed';
const isSame = (history: readonly Change[], to: string, at: Date) =>
  history.some((change) => change.status === to && change.at.getTime() === at.getTime());

async function tell(
  ctx: Context,
  tx: Tx,
  incident: NamedIncident,
  event: ReturnType<typeof toIncoming>,
): Promise<string | null> {
  const { ids } = await storeEvents(ctx, tx, incident.id, [event]);
  if (ids[0]) return ids[0];
  // The same words may have come with the opening.
  const [known] = await findKnownEvents(tx, incident.id, event.externalId ? [event.externalId] : []);
  return known?.id ?? null;
}

/** What late news still adds: when the impact was mitigated, and that it was reopened once more. */
async function fillIn(
  ctx: Context,
  tx: Tx,
  incident: NamedIncident,
  to: StatusCommand['status'],
  at: Date,
  eventId: string | null,
  wasOver: boolean,
): Promise<void> {
  if (to === 'open' && wasOver) await saveIncident(tx, incident.id, { reopened: sql<number>`reopened + 1` }, ctx.now());
  if (to !== 'mitigated') return;
  const stated = await listStatedTimes(tx, [incident.id]);
  if (!stated.some((time) => time.phase === 'mitigated')) await stateTime(tx, incident.id, 'mitigated', at, eventId);
}
