import { type Selectable, sql } from 'kysely';
import { likeText } from '#server/features/people/index.ts';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Tables } from '#server/platform/tables.ts';
import type { EventKind } from '#shared/incident-record.ts';

export type EventRow = Omit<Selectable<Tables['timeline_events']>, 'words'>;

export const EVENT_COLUMNS = [
  'id',
  'incident_id',
  'at',
  'kind',
  'text',
  'actor',
  'person_id',
  'source',
  'url',
  'external_id',
  'basis',
  'key',
  'keyed_by',
  'key_reason',
  'thread',
  'reactions',
  'zone_known',
  'received_at',
  'edited_at',
  'removed_at',
] as const;

export type EventFilter = {
  key?: boolean | undefined;
  kinds?: readonly EventKind[] | undefined;
  q?: string | undefined;
  after?: { at: string; id: string } | undefined;
  limit: number;
};

export async function listEventRows(db: Db, incidentId: string, filter: EventFilter): Promise<EventRow[]> {
  let query = db
    .selectFrom('timeline_events')
    .select(EVENT_COLUMNS)
    .where('incident_id', '=', incidentId)
    .where('removed_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .limit(filter.limit);
  if (filter.key !== undefined) query = query.where('key', '=', filter.key);
  if (filter.kinds?.length) query = query.where('kind', 'in', filter.kinds);
  if (filter.q)
    query = query.where((eb) =>
      eb.or([
        eb('text', 'ilike', `%${likeText(filter.q ?? '')}%`),
        eb('actor', 'ilike', `%${likeText(filter.q ?? '')}%`),
      ]),
    );
  if (filter.after)
    query = query.where(sql<boolean>`(at, id) > (${filter.after.at}::timestamptz, ${filter.after.id}::uuid)`);
  return query.execute();
}

/** The neighbours of one event in time, half of `limit` on either side. */
export async function listEventsAround(
  db: Db,
  incidentId: string,
  eventId: string,
  limit: number,
): Promise<EventRow[]> {
  const place = await db
    .selectFrom('timeline_events')
    .select(['at', 'id'])
    .where('incident_id', '=', incidentId)
    .where('id', '=', eventId)
    .executeTakeFirst();
  if (!place) return [];
  const side = Math.max(1, Math.floor(limit / 2));
  const near = db
    .selectFrom('timeline_events')
    .select(EVENT_COLUMNS)
    .where('incident_id', '=', incidentId)
    .where('removed_at', 'is', null);
  const [before, from] = await Promise.all([
    near
      .where(sql<boolean>`(at, id) < (${place.at}, ${place.id}::uuid)`)
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(side)
      .execute(),
    near
      .where(sql<boolean>`(at, id) >= (${place.at}, ${place.id}::uuid)`)
      .orderBy('at')
      .orderBy('id')
      .limit(side + 1)
      .execute(),
  ]);
  return [...before.reverse(), ...from];
}

export async function listAllEvents(db: Db, incidentIds: readonly string[]): Promise<EventRow[]> {
  if (incidentIds.length === 0) return [];
  return db
    .selectFrom('timeline_events')
    .select(EVENT_COLUMNS)
    .where('incident_id', 'in', incidentIds)
    .where('removed_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function listKeyEvents(db: Db, incidentIds: readonly string[]): Promise<EventRow[]> {
  if (incidentIds.length === 0) return [];
  return db
    .selectFrom('timeline_events')
    .select(EVENT_COLUMNS)
    .where('incident_id', 'in', incidentIds)
    .where('key', '=', true)
    .where('removed_at', 'is', null)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

export async function findEvents(db: Db, ids: readonly string[]): Promise<EventRow[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('timeline_events').select(EVENT_COLUMNS).where('id', 'in', ids).execute();
}

export async function findEventForUpdate(tx: Tx, incidentId: string, id: string): Promise<EventRow | undefined> {
  return tx
    .selectFrom('timeline_events')
    .select(EVENT_COLUMNS)
    .where('incident_id', '=', incidentId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function countEvents(db: Db, incidentId: string): Promise<{ all: number; key: number }> {
  return db
    .selectFrom('timeline_events')
    .select([sql<number>`count(*)`.as('all'), sql<number>`count(*) filter (where key)`.as('key')])
    .where('incident_id', '=', incidentId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow();
}

export type NewEventRow = {
  id: string;
  incidentId: string;
  at: Date;
  kind: EventKind;
  text: string;
  actor: string | null;
  personId: string | null;
  source: string;
  url: string | null;
  externalId: string | null;
  basis: 'recorded' | 'recalled' | 'inferred';
  key: boolean;
  keyedBy: 'person' | 'source' | null;
  thread: string | null;
  reactions: { name: string; count: number }[] | null;
  zoneKnown: boolean;
};

/**
 * Stores events in one statement, whatever their number and that of their incidents: one array a column, so the statement
 * text stays the same. With them, in the same statement, because a storm of events pays for each one: who did something takes
 * part (a role that was stated stays, who was taken off stays off), and the timelines are marked as changed.
 * An external id that is there already is left as it is. Answers the ids that were stored.
 */
export async function insertEvents(tx: Tx, rows: readonly NewEventRow[], receivedAt: Date): Promise<Set<string>> {
  if (rows.length === 0) return new Set();
  const column = <K extends keyof NewEventRow>(name: K) => rows.map((row) => row[name]);
  const stored = await sql<{ id: string }>`
    with stored as (
      insert into timeline_events (id, incident_id, at, kind, text, actor, person_id, source, url, external_id, basis, key, keyed_by, thread, reactions, zone_known, received_at)
      select u.*, ${receivedAt}::timestamptz from unnest(
        ${column('id')}::uuid[], ${column('incidentId')}::uuid[], ${rows.map((row) => row.at.toISOString())}::timestamptz[], ${column('kind')}::text[], ${column('text')}::text[],
        ${column('actor')}::text[], ${column('personId')}::uuid[], ${column('source')}::text[], ${column('url')}::text[], ${column('externalId')}::text[],
        ${column('basis')}::text[], ${column('key')}::boolean[], ${column('keyedBy')}::text[], ${column('thread')}::text[],
        ${rows.map((row) => (row.reactions?.length ? JSON.stringify(row.reactions) : null))}::jsonb[], ${column('zoneKnown')}::boolean[]) u
      on conflict (incident_id, external_id) where external_id is not null do nothing
      returning id, incident_id, person_id),
    took_part as (
      insert into participants (incident_id, person_id, role, basis)
      select distinct incident_id, person_id, 'responder', 'derived' from stored where person_id is not null
      on conflict (incident_id, person_id) do nothing),
    touched as (
      update incidents set timeline_version = timeline_version + 1, updated_at = ${receivedAt}::timestamptz
      where id = any(${[...new Set(column('incidentId'))]}::uuid[]) and exists (select 1 from stored where stored.incident_id = incidents.id))
    select id from stored`.execute(tx);
  return new Set(stored.rows.map((row) => row.id));
}

export async function keepEdit(
  tx: Tx,
  before: Pick<EventRow, 'id' | 'at' | 'kind' | 'text' | 'actor'>,
  editedBy: string | null,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('event_edits')
    .values({
      id: newId(),
      event_id: before.id,
      at: before.at,
      kind: before.kind,
      text: before.text,
      actor: before.actor,
      edited_at: at,
      edited_by: editedBy,
    })
    .execute();
}

export async function saveEvent(
  tx: Tx,
  id: string,
  fields: Partial<
    Pick<
      EventRow,
      | 'at'
      | 'kind'
      | 'text'
      | 'actor'
      | 'person_id'
      | 'url'
      | 'key'
      | 'keyed_by'
      | 'key_reason'
      | 'edited_at'
      | 'removed_at'
    >
  >,
): Promise<void> {
  await tx.updateTable('timeline_events').set(fields).where('id', '=', id).execute();
}

export async function listEdits(db: Db, eventId: string) {
  return db.selectFrom('event_edits').selectAll().where('event_id', '=', eventId).orderBy('id', 'desc').execute();
}

/**
 * The drafter's choice of key events. What a person or a source keyed or unkeyed stays; what an earlier draft chose goes
 * when the new one does not choose it.
 */
export async function keyByDraft(
  tx: Tx,
  incidentId: string,
  chosen: readonly { eventId: string; why: string }[],
): Promise<void> {
  const ids = chosen.map((choice) => choice.eventId);
  await sql`
    update timeline_events e set key = false, keyed_by = null, key_reason = null
    where e.incident_id = ${incidentId} and e.keyed_by = 'draft' and not (e.id = any(${ids}::uuid[]))`.execute(tx);
  await sql`
    update timeline_events e set key = true, keyed_by = 'draft', key_reason = c.why
    from unnest(${ids}::uuid[], ${chosen.map((choice) => choice.why)}::text[]) as c (id, why)
    where e.id = c.id and e.incident_id = ${incidentId} and (e.keyed_by is null or e.keyed_by = 'draft')`.execute(tx);
}

/** Marks the timeline as changed: what was derived from it no longer holds. */
export async function touchTimeline(tx: Tx, incidentId: string, now: Date): Promise<void> {
  await tx
    .updateTable('incidents')
    .set({ timeline_version: sql`timeline_version + 1`, updated_at: now })
    .where('id', '=', incidentId)
    .execute();
}
