import { type IncomingEvent, readTime } from '#server/features/incidents/index.ts';
import type { IncidentRecord, RecordEvent, RecordPerson } from '#shared/incident-record.ts';
import { classifyText } from '#shared/intake/classify.ts';

type Zone = { zone: string; isStated: boolean };

/**
 * The events of a record as the timeline stores them. One without a time that can be read keeps its place: it stands at the time
 * of the event before it, marked as inferred, and is reported.
 * @param start stands in when no event of the record has a time
 */
export function eventsOf(
  record: IncidentRecord,
  { zone, isStated }: Zone,
  start: Date,
  problems: string[],
): IncomingEvent[] {
  const nameOf = nameBySpelling(record.people ?? []);
  const seen = new Set<string>();
  const untimed: IncomingEvent[] = [];
  let last: Date | undefined;
  const events = (record.events ?? []).flatMap((event, index): IncomingEvent[] => {
    if (seen.has(event.id))
      problems.push(`events.${index}.id: "${event.id.slice(0, 40)}" was used before; the last one holds.`);
    seen.add(event.id);
    if (!event.text.trim()) {
      problems.push(`events.${index}.text: is empty; the event was left out.`);
      return [];
    }
    const time = event.at ? readTime(event.at, zone) : 'no time is given';
    if (typeof time === 'string') problems.push(`events.${index}.at: ${time}; it stands with the event before it.`);
    const isTimed = typeof time !== 'string';
    const read = toEvent(event, isTimed ? time.at : (last ?? start), nameOf);
    if (!isTimed) Object.assign(read, { basis: 'inferred', zoneKnown: false });
    else Object.assign(read, { zoneKnown: time.zoneKnown || isStated });
    if (isTimed) last = time.at;
    else if (!last) untimed.push(read);
    return [read];
  });
  const first = events.find((event) => !untimed.includes(event))?.at;
  // Nothing stands before these: they go with the first event that has a time.
  for (const event of untimed) event.at = first ?? start;
  return events;
}

function toEvent(event: RecordEvent, at: Date, nameOf: (actor: string) => string): IncomingEvent {
  return {
    at,
    kind: event.kind ?? classifyText(event.text),
    text: event.text,
    source: event.source || 'import',
    actor: event.actor ? nameOf(event.actor) : null,
    url: event.url ?? null,
    externalId: recordId(event.id),
    basis: event.basis ?? 'recorded',
    thread: event.thread ? recordId(event.thread) : null,
    reactions: event.reactions?.slice(0, 100) ?? null,
    ...(event.key ? { key: true, keyedBy: 'source' as const } : {}),
  };
}

export const recordId = (id: string) => `record:${id}`;

/** A record names the actor of an event by the id, a handle or the name of one of its people. */
function nameBySpelling(people: readonly RecordPerson[]): (actor: string) => string {
  const plain = (text: string) => text.trim().replace(/^@/, '').toLowerCase();
  const names = new Map<string, string>();
  for (const person of people)
    for (const spelling of [person.name, ...(person.handles ?? []), person.id ?? ''])
      if (spelling && !names.has(plain(spelling))) names.set(plain(spelling), person.name);
  return (actor) => names.get(plain(actor)) ?? actor;
}
