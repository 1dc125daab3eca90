import {
  type EventRow,
  getIncidentRow,
  incidentReference,
  listAllEvents,
  listParticipantRows,
  listStatedTimes,
} from '#server/features/incidents/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { IncidentRecord } from '#shared/incident-record.ts';

/** An incident as a record, the one form that the drafter reads: what is stored and what arrives as a file draft the same. */
export async function buildRecord(db: Db, incidentId: string): Promise<IncidentRecord> {
  const [row, events, people, stated] = await Promise.all([
    getIncidentRow(db, incidentId),
    listAllEvents(db, [incidentId]),
    listParticipantRows(db, incidentId),
    listStatedTimes(db, [incidentId]),
  ]);
  return {
    format: 'debrief.incident/v1',
    title: row.title,
    reference: incidentReference(row.number),
    externalId: row.externalId,
    severity: row.severity,
    type: row.type,
    services: row.services,
    status: row.status,
    timeZone: row.timeZone,
    summary: row.summary,
    impact: { text: row.impactText || null, customers: row.impactCustomers },
    times: Object.fromEntries(stated.map((time) => [time.phase, time.at.toISOString()])),
    people: people.map((person) => ({
      id: person.personId,
      name: person.name,
      handles: person.handles,
      role: person.personId === row.leadId ? 'lead' : person.basis === 'stated' ? person.role : null,
    })),
    events: events.map((event) =>
      toRecordEvent(event, people.find((person) => person.personId === event.person_id)?.name),
    ),
  };
}

function toRecordEvent(event: EventRow, name: string | undefined) {
  return {
    id: event.id,
    at: event.at.toISOString(),
    kind: event.kind,
    text: event.text,
    actor: name ?? event.actor,
    source: event.source,
    url: event.url,
    basis: event.basis,
    // Only what a person or a source keyed is fixed; what an earlier draft chose is chosen anew.
    key: event.key && event.keyed_by !== 'draft',
    thread: event.thread,
    reactions: event.reactions,
  };
}
