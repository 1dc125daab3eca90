import { calendarsOf } from '#server/features/calendars/index.ts';
import {
  type Derived,
  type EventRow,
  getDerived,
  getIncidentRow,
  listAllEvents,
  listParticipantRows,
} from '#server/features/incidents/index.ts';
import { findPeople, findTimeZones } from '#server/features/people/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { StoredSuggestion } from '#server/platform/tables.ts';
import { proposeDueDate } from '#shared/rules/due-date.ts';
import { findNightWork } from '#shared/rules/night-work.ts';
import { findStabilisers } from '#shared/rules/owner/find-stabilisers.ts';
import { suggestOwners } from '#shared/rules/owner.ts';
import { listDeclined } from './ownership-store.ts';
import { countOpenOwned } from './post-mortems-store.ts';

/** Holidays and absences that far ahead can move the due date. */
const AHEAD_MS = 120 * 86_400_000;

export type Proposal = {
  suggestions: StoredSuggestion[];
  earliestAt: Date | null;
  dueAt: Date | null;
  dueReasons: string[];
};

/** Who might own the post-mortem, with reasons, and by when it would be due for the first of them. */
export async function proposeOwner(db: Db, incidentId: string, postMortemId: string | null): Promise<Proposal> {
  const [row, participants, derived, events] = await Promise.all([
    getIncidentRow(db, incidentId),
    listParticipantRows(db, incidentId),
    getDerived(db, incidentId),
    listAllEvents(db, [incidentId]),
  ]);
  const ids = participants.map((one) => one.personId);
  const [people, open, zones, declined] = await Promise.all([
    findPeople(db, ids),
    countOpenOwned(db, ids, postMortemId),
    findTimeZones(db, ids),
    postMortemId ? listDeclined(db, postMortemId) : [],
  ]);
  const unwilling = new Set(declined.map(({ personId }) => personId));
  const happened = events.map((event) => ({ ...event, at: event.at.getTime() }));
  const doneBy = Map.groupBy(happened, (event) => event.person_id ?? '');
  const nightOf = (personId: string) => {
    const zone = zones.get(personId);
    return zone ? findNightWork(doneBy.get(personId) ?? [], zone) : undefined;
  };
  const ranked = suggestOwners(
    participants.map((one) => ({
      personId: one.personId,
      name: one.name,
      role: one.role,
      did: derived.roles[one.personId]?.did ?? [],
      isMember: people.get(one.personId)?.isMember ?? false,
      openPostMortems: open.get(one.personId) ?? 0,
      nightWork: nightOf(one.personId),
      hasDeclined: unwilling.has(one.personId),
    })),
    { stabilised: findStabilised(happened, derived), triggered: findTriggers(happened, derived) },
  );
  const suggestions = ranked.map((one) => ({
    personId: one.personId,
    name: people.get(one.personId)?.name ?? '',
    isMember: people.get(one.personId)?.isMember ?? false,
    reasons: one.reasons,
    against: one.against.map((reason) => reason.text),
  }));
  const first = suggestions[0];
  if (!row.resolvedAt) return { suggestions, earliestAt: null, dueAt: null, dueReasons: [] };
  const firstId = first?.personId ?? null;
  const span = { from: row.resolvedAt, to: new Date(row.resolvedAt.getTime() + AHEAD_MS) };
  const calendarOf = await calendarsOf(db, firstId === null ? [] : [firstId], span, row.timeZone);
  const due = proposeDueDate({
    resolvedAt: row.resolvedAt.getTime(),
    calendar: calendarOf(firstId),
    workedAtNight: first ? nightOf(first.personId) !== undefined : false,
  });
  return { suggestions, earliestAt: new Date(due.earliestAt), dueAt: new Date(due.dueAt), dueReasons: due.reasons };
}

type Happened = Omit<EventRow, 'at'> & { at: number };

function findStabilised(events: Happened[], { times }: Derived) {
  const from = times.impactStarted ?? times.detected;
  const until = times.mitigated ?? times.resolved;
  if (!from || !until) return [];
  const doer = new Map(events.map((event) => [event.id, event.person_id ?? undefined]));
  return findStabilisers(events, { from: Date.parse(from.at), until: Date.parse(until.at) }, (event) =>
    doer.get(event.id),
  );
}

/** Changes before the impact: whoever made one is neither favoured nor spared for it. */
function findTriggers(events: Happened[], { times }: Derived) {
  const start = times.impactStarted ?? times.detected;
  if (!start) return [];
  const changes = events.filter((event) => event.kind === 'deploy' && event.at <= Date.parse(start.at));
  return changes.flatMap((event) => (event.person_id ? [{ personId: event.person_id, evidence: [event.id] }] : []));
}
