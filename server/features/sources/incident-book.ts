import type { Tx } from '#server/platform/context.ts';
import type { IntakeCommand } from '#shared/intake/webhooks/index.ts';
import { type Delivery, namesIn, namesOf } from './delivery.ts';
import {
  addNames,
  listTakenNames,
  lockNamedIncidents,
  lockOpening,
  type Name,
  type NamedIncident,
  nameKey,
} from './incident-names-store.ts';

/** The incidents that a set of deliveries is about, locked, by every name the sources have for them. */
export type IncidentBook = {
  find: (command: IntakeCommand, sourceId: string) => NamedIncident | undefined;
  /** Remembers the names of the command for this incident; one that stands for another incident stays with that. */
  learn: (tx: Tx, incident: NamedIncident, command: IntakeCommand, sourceId: string) => Promise<void>;
};

export type Opened = { book: IncidentBook; ready: Delivery[]; busy: Delivery[] };

/**
 * Locks what the deliveries are about. Deliveries about an incident that somebody else works on right now are handed back as
 * `busy`, unless `isPatient`: then they are waited for. When something must be opened, nobody else opens for that source.
 */
export async function openBook(tx: Tx, deliveries: readonly Delivery[], isPatient: boolean): Promise<Opened> {
  const names = new Map(deliveries.flatMap(namesIn).map((name) => [nameKey(name), name]));
  const known = await lockNamedIncidents(tx, [...names.values()], !isPatient);
  const missing = [...names.values()].filter((name) => !known.has(nameKey(name)));
  const busyNames = isPatient ? new Set<string>() : await listTakenNames(tx, missing);
  const busy = deliveries.filter((delivery) => namesIn(delivery).some((name) => busyNames.has(nameKey(name))));
  const ready = deliveries.filter((delivery) => !busy.includes(delivery));
  const opening = ready.filter((delivery) =>
    delivery.commands.some((command) => !find(known, command, delivery.source.id)),
  );
  if (opening.length > 0) {
    await lockOpening(
      tx,
      opening.map((delivery) => delivery.source.id),
    );
    const unknown = missing.filter((name) => !busyNames.has(nameKey(name)));
    for (const [key, incident] of await lockNamedIncidents(tx, unknown, false)) known.set(key, incident);
  }
  return { book: bookOf(known), ready, busy };
}

function find(
  known: ReadonlyMap<string, NamedIncident>,
  command: IntakeCommand,
  sourceId: string,
): NamedIncident | undefined {
  for (const name of namesOf(command, sourceId)) {
    const incident = known.get(nameKey(name));
    if (incident) return incident;
  }
  return undefined;
}

function bookOf(known: Map<string, NamedIncident>): IncidentBook {
  return {
    find: (command, sourceId) => find(known, command, sourceId),
    async learn(tx, incident, command, sourceId) {
      const fresh: Name[] = namesOf(command, sourceId).filter((name) => !known.has(nameKey(name)));
      for (const name of fresh) known.set(nameKey(name), incident);
      await addNames(tx, incident.id, fresh);
    },
  };
}
