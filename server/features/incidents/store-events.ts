import { resolvePeople } from '#server/features/people/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Basis, EventKind } from '#shared/incident-record.ts';
import { isTool } from '#shared/rules/event-words.ts';
import { findNamedEvents, type KnownEvent } from './known-events-store.ts';
import { insertEvents, keepEdit, type NewEventRow, saveEvent, touchTimeline } from './timeline-store.ts';

/** An event as read and checked, ready to be stored. */
export type IncomingEvent = {
  at: Date;
  /** The source gave no time and that of receipt stands in: an event that is stored already keeps its time. */
  isTimeAssumed?: boolean;
  kind: EventKind;
  text: string;
  source: string;
  actor?: string | null;
  /** The actor is a program, and nobody who takes part. */
  isByTool?: boolean;
  url?: string | null;
  externalId?: string | null;
  basis?: Basis;
  key?: boolean;
  keyedBy?: 'person' | 'source';
  thread?: string | null;
  reactions?: { name: string; count: number }[] | null;
  zoneKnown?: boolean;
};
export type StoredEvents = { accepted: number; duplicates: number; edited: number; ids: string[] };

/**
 * Adds events to one incident. The same external id again is the same event: with the same words nothing changes, with
 * others it is an edit by its source, unless a person has edited it since.
 */
export async function storeEvents(
  ctx: Context,
  tx: Tx,
  incidentId: string,
  incoming: readonly IncomingEvent[],
): Promise<StoredEvents> {
  const stored = await storeEventsOf(ctx, tx, new Map([[incidentId, incoming]]));
  return stored.get(incidentId) as StoredEvents;
}

/** The same for several incidents, in as many statements as for one. */
export async function storeEventsOf(
  ctx: Context,
  tx: Tx,
  incoming: ReadonlyMap<string, readonly IncomingEvent[]>,
): Promise<Map<string, StoredEvents>> {
  const now = ctx.now();
  const events = [...incoming].flatMap(([incidentId, list]) =>
    lastOfEach(list.map(storable)).map((event) => ({ incidentId, event, row: toRow(incidentId, event) })),
  );
  const rows = events.map(({ row }) => row);
  await nameActors(tx, rows, new Set(events.filter(({ event }) => event.isByTool).map(({ row }) => row)));
  // Nearly all events are new: they are stored without asking, and only those that were there are looked at.
  const stored = await insertEvents(tx, rows, now);
  const edited = await editKnown(
    tx,
    events.filter(({ row }) => !stored.has(row.id)),
    now,
  );
  const ids = Map.groupBy(
    rows.filter((row) => stored.has(row.id)),
    (row) => row.incidentId,
  );
  return new Map(
    [...incoming].map(([incidentId, list]) => {
      const accepted = ids.get(incidentId)?.map((row) => row.id) ?? [];
      const edits = edited.get(incidentId) ?? 0;
      const counts = { accepted: accepted.length, duplicates: list.length - accepted.length - edits, edited: edits };
      return [incidentId, { ...counts, ids: accepted }];
    }),
  );
}

/** Within one batch the last of several with one external id holds. */
function lastOfEach(events: readonly IncomingEvent[]): IncomingEvent[] {
  const last = new Map(events.map((event) => [event.externalId, event]));
  return events.filter((event) => !event.externalId || last.get(event.externalId) === event);
}

/** What is stored already and says something else now, is edited. Answers how many were, by incident. */
async function editKnown(
  tx: Tx,
  repeated: readonly { incidentId: string; event: IncomingEvent }[],
  now: Date,
): Promise<Map<string, number>> {
  const named = repeated.map(({ incidentId, event }) => ({ incidentId, externalId: event.externalId ?? '' }));
  const known = new Map(
    (await findNamedEvents(tx, named)).map((row) => [`${row.incident_id} ${row.external_id}`, row]),
  );
  const edited = new Map<string, number>();
  for (const { incidentId, event } of repeated) {
    const before = known.get(`${incidentId} ${event.externalId}`);
    if (!before) continue;
    const after = event.isTimeAssumed ? { ...event, at: before.at } : event;
    if (before.isPersonEdited || !isChanged(before, after)) continue;
    await keepEdit(tx, before, null, now);
    await saveEvent(tx, before.id, { at: after.at, kind: after.kind, text: after.text, edited_at: now });
    edited.set(incidentId, (edited.get(incidentId) ?? 0) + 1);
  }
  for (const incidentId of edited.keys()) await touchTimeline(tx, incidentId, now);
  return edited;
}

function isChanged(known: KnownEvent, event: IncomingEvent): boolean {
  return known.text !== event.text || known.kind !== event.kind || known.at.getTime() !== event.at.getTime();
}

/** PostgreSQL stores neither NUL nor half a surrogate pair; a message with one is still a message. */
function storable(event: IncomingEvent): IncomingEvent {
  return {
    ...event,
    text: clean(event.text, 200_000) ?? '',
    source: clean(event.source, 200) ?? 'API',
    actor: clean(event.actor, 200),
    url: clean(event.url, 4000),
    externalId: clean(event.externalId, 500),
    thread: clean(event.thread, 500),
  };
}

function clean(text: string | null | undefined, most: number): string | null {
  return text ? text.slice(0, most).replaceAll('\u0000', '\uFFFD').toWellFormed().trim() || null : null;
}

function toRow(incidentId: string, event: IncomingEvent): NewEventRow {
  const { at, kind, text, source, actor, url, externalId, thread, key = false } = event;
  return {
    id: newId(),
    incidentId,
    at,
    kind,
    text,
    source,
    actor: actor ?? null,
    personId: null,
    url: url ?? null,
    externalId: externalId ?? null,
    basis: event.basis ?? 'recorded',
    key,
    keyedBy: key ? (event.keyedBy ?? 'source') : null,
    thread: thread ?? null,
    reactions: event.reactions ?? null,
    zoneKnown: event.zoneKnown ?? true,
  };
}

/** Alerts come from machines; nearly everything else with an actor was done or said by somebody. */
async function nameActors(tx: Tx, rows: NewEventRow[], byTools: ReadonlySet<NewEventRow>): Promise<void> {
  const isBySomebody = (row: NewEventRow): row is NewEventRow & { actor: string } =>
    row.actor !== null && row.kind !== 'alert' && !byTools.has(row) && !isTool(row);
  const actors = unique(rows.filter(isBySomebody).map((row) => row.actor));
  const ids = await resolvePeople(
    tx,
    actors.map((name) => ({ name })),
  );
  const byActor = new Map(actors.map((actor, index) => [actor, ids[index] ?? null]));
  for (const row of rows) if (isBySomebody(row)) row.personId = byActor.get(row.actor) ?? null;
}

function unique(values: readonly (string | null)[]): string[] {
  return [...new Set(values.filter((value) => value !== null))];
}
