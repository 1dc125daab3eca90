import {
  type IncomingEvent,
  incidentReference,
  proveOpening,
  saveIncident,
  storeEventsOf,
} from '#server/features/incidents/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import type { IntakeCommand } from '#shared/intake/webhooks/index.ts';
import { applyStatus } from './apply-status.ts';
import { applyParticipant, applyUpdate } from './apply-update.ts';
import type { Delivery } from './delivery.ts';
import type { IncidentBook } from './incident-book.ts';
import type { NamedIncident } from './incident-names-store.ts';
import { openAgain, openNamed } from './open-named.ts';
import { toIncoming } from './to-incoming.ts';

type Told = { incident: NamedIncident; delivery: Delivery; command: IntakeCommand };

/**
 * Does what deliveries ask for. Their events are stored together, whichever deliveries brought them and whatever incidents they
 * are about: a storm of single events costs a few statements a batch. What changes an incident follows one by one, in the order it arrived.
 */
export async function applyDeliveries(
  ctx: Context,
  tx: Tx,
  book: IncidentBook,
  deliveries: readonly Delivery[],
): Promise<void> {
  const told: Told[] = [];
  const opened = new Set<string>();
  for (const delivery of deliveries)
    for (const command of delivery.commands) {
      if (command.type !== 'open' && command.ifKnown && !book.find(command, delivery.source.id)) continue;
      told.push({ incident: await findOrOpen(ctx, tx, book, opened, delivery, command), delivery, command });
    }
  const byIncident = Map.groupBy(told, ({ incident }) => incident.id);
  const events = [...byIncident].map(([incidentId, about]) => [incidentId, about.flatMap(plainEventsOf)] as const);
  const stored = await storeEventsOf(ctx, tx, new Map(events.filter(([, list]) => list.length > 0)));
  for (const [incidentId, { ids }] of stored)
    if (opened.has(incidentId) && ids[0]) await proveOpening(tx, incidentId, ids[0]);
  for (const { incident, delivery, command } of told) await applyChange(ctx, tx, incident, delivery, command);
  for (const [incidentId, about] of byIncident)
    if (about.some(({ command }) => command.type === 'update' || command.type === 'participant'))
      await saveIncident(tx, incidentId, {}, ctx.now());
}

/** The references of the incidents that a delivery is about, as far as they are known. */
export function referencesOf(book: IncidentBook, delivery: Delivery): string[] {
  const found = delivery.commands.flatMap((command) => book.find(command, delivery.source.id) ?? []);
  return [...new Set(found.map((incident) => incidentReference(incident.number)))];
}

async function findOrOpen(
  ctx: Context,
  tx: Tx,
  book: IncidentBook,
  opened: Set<string>,
  delivery: Delivery,
  command: IntakeCommand,
): Promise<NamedIncident> {
  const known = book.find(command, delivery.source.id);
  const incident = known ?? (await openNamed(ctx, tx, delivery, command));
  if (!known) opened.add(incident.id);
  await book.learn(tx, incident, command, delivery.source.id);
  if (known && command.type === 'open') await openAgain(ctx, tx, known, command);
  return incident;
}

/** The event of a status change is stored with the change, if it is one. */
function plainEventsOf({ delivery, command }: Told): IncomingEvent[] {
  return 'event' in command && command.event && command.type !== 'status'
    ? [toIncoming(command.event, delivery.source)]
    : [];
}

async function applyChange(
  ctx: Context,
  tx: Tx,
  incident: NamedIncident,
  delivery: Delivery,
  command: IntakeCommand,
): Promise<void> {
  if (command.type === 'status') {
    const at = isAboutOpening(delivery, command) ?? command.at;
    await applyStatus(ctx, tx, delivery.source, incident, { ...command, at });
  } else if (command.type === 'update') await applyUpdate(ctx, tx, incident, command.fields);
  else if (command.type === 'participant') await applyParticipant(ctx, tx, incident, command);
}

/**
 * "open" without a time of its own, told together with the opening, was true at the opening: arriving late, it must not
 * reopen what has been resolved since.
 */
function isAboutOpening(delivery: Delivery, command: Extract<IntakeCommand, { type: 'status' }>): string | undefined {
  if (command.status !== 'open' || !command.event.assumedAt || /reopen/i.test(command.event.text)) return undefined;
  const opening = delivery.commands.find((one) => one.type === 'open' && one.externalId === command.externalId);
  return opening?.type === 'open' && !opening.event.assumedAt ? opening.startedAt : undefined;
}
