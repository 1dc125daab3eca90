import {
  findIncidentByExternalId,
  getIncidentRow,
  listStatedTimes,
  moveOpening,
  openIncident,
  saveIncident,
  setServices,
} from '#server/features/incidents/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import type { IntakeCommand } from '#shared/intake/webhooks/index.ts';
import type { Delivery } from './delivery.ts';
import type { NamedIncident } from './incident-names-store.ts';

type Open = Extract<IntakeCommand, { type: 'open' }>;

/** What an incident is called when something about it arrived before the word of its opening. */
const unopened = (externalId: string) => `Incident ${externalId}`.slice(0, 500);

/** Opens the incident a command is about, though the command may be one that only adds to it and arrived first. */
export async function openNamed(
  ctx: Context,
  tx: Tx,
  delivery: Delivery,
  command: IntakeCommand,
): Promise<NamedIncident> {
  const { source } = delivery;
  const isOpen = command.type === 'open';
  const title = isOpen ? command.title : unopened(command.externalId);
  const startedAt = isOpen && !command.event.assumedAt ? new Date(command.startedAt) : firstTime(delivery, command);
  const opened = await openIncident(
    ctx,
    tx,
    { kind: 'system' },
    {
      title,
      startedAt,
      severity: isOpen ? command.severity : null,
      services: isOpen ? command.services : [],
      url: isOpen ? command.url : null,
      source: source.kind,
      sourceId: source.id,
      externalId: command.externalId,
      private: source.private,
      hasOwnEvent: true,
    },
  );
  if (opened) return { ...opened, title, status: 'open', startedAt };
  const known = await findIncidentByExternalId(tx, source.id, command.externalId);
  if (!known) throw new AppError('unavailable', 'The incident was removed just now. Send the webhook again.');
  const row = await getIncidentRow(tx, known.id);
  return { id: row.id, number: row.number, title: row.title, status: row.status, startedAt: row.startedAt };
}

/** The opening of an incident that is known already: it may be the late word on one that other deliveries had to begin. */
export async function openAgain(ctx: Context, tx: Tx, incident: NamedIncident, command: Open): Promise<void> {
  if (incident.title === unopened(command.externalId) && command.title !== incident.title) {
    incident.title = command.title;
    await saveIncident(
      tx,
      incident.id,
      { title: command.title, severity: command.severity ?? null, url: command.url ?? null },
      ctx.now(),
    );
    if (command.services.length > 0) await setServices(tx, incident.id, command.services);
  }
  const startedAt = new Date(command.startedAt);
  if (command.event.assumedAt || startedAt >= incident.startedAt) return;
  // A start that somebody stated is not moved by what a tool says of its own beginning.
  const stated = await listStatedTimes(tx, [incident.id]);
  if (stated.some((time) => time.phase === 'impactStarted')) return;
  incident.startedAt = startedAt;
  await moveOpening(tx, incident.id, startedAt, ctx.now());
}

/** The earliest time a delivery gives for the incident of the command; that of receipt when it gives none. */
function firstTime(delivery: Delivery, { externalId }: IntakeCommand): Date {
  const times = delivery.commands.filter((command) => command.externalId === externalId).flatMap(timesIn);
  return new Date(Math.min(delivery.receivedAt.getTime(), ...times));
}

function timesIn(command: IntakeCommand): number[] {
  const stated = command.type === 'update' ? Object.values(command.fields.times ?? {}) : [];
  const event = 'event' in command && command.event && !command.event.assumedAt ? [command.event.at] : [];
  return [...stated, ...event].map((time) => Date.parse(time));
}
