import type { z } from 'zod';
import { getIncidentRow, incidentReference, listAllEvents } from '#server/features/incidents/index.ts';
import { getPostMortemRow, guardOf, postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { accountForm } from '#shared/contracts/accounts.ts';
import type { EventKind } from '#shared/incident-record.ts';
import type { AccountRow } from './accounts-store.ts';

/** What machines said, not people. */
const KNOWN_TO_ALL: ReadonlySet<EventKind> = new Set(['alert', 'status-change', 'deploy']);
/** Enough to remember by; a whole shift of chat is not. */
const MOST_EVENTS = 80;

/** What one participant is shown to write by: their own part of the record and the times that everybody knows, nobody else's words. */
export async function presentForm(db: Db, account: AccountRow): Promise<z.input<typeof accountForm>> {
  const row = await getPostMortemRow(db, account.postMortemId);
  const { incidentIds } = await guardOf(db, account.postMortemId);
  const incidents = await Promise.all(incidentIds.map((id) => getIncidentRow(db, id)));
  return {
    id: account.id,
    postMortemId: account.postMortemId,
    reference: postMortemReference(row.number),
    title: row.title,
    incidents: incidents.map(({ number, title }) => ({ reference: incidentReference(number), title })),
    person: { id: account.personId, name: account.name },
    askedBy: account.askedBy,
    timeZone: row.timeZone,
    answers: account.answers,
    sharing: account.sharing,
    savedAt: account.savedAt?.toISOString() ?? null,
    sentAt: account.sentAt?.toISOString() ?? null,
    declinedAt: account.declinedAt?.toISOString() ?? null,
    timeline: await sliceFor(db, incidentIds, account.personId),
  };
}

async function sliceFor(db: Db, incidentIds: string[], personId: string) {
  const events = await listAllEvents(db, incidentIds);
  return events
    .filter((event) => event.person_id === personId || (event.person_id === null && KNOWN_TO_ALL.has(event.kind)))
    .filter((event) => event.basis === 'recorded')
    .slice(0, MOST_EVENTS)
    .map(({ at, kind, text, person_id }) => ({ at: at.toISOString(), kind, text, isMine: person_id === personId }));
}
