import { type Selectable, sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import type { TrackerTables } from '#server/platform/tracker-tables.ts';

export type IssueRow = Selectable<TrackerTables['tracker_issues']>;
type JsonColumn = 'asked' | 'seen' | 'agreed' | 'pushing' | 'conflicts' | 'fault';
export type IssueFields = Partial<Omit<IssueRow, 'id' | 'follow_up_id' | 'tracker_id'>>;

const JSON_COLUMNS: readonly JsonColumn[] = ['asked', 'seen', 'agreed', 'pushing', 'conflicts', 'fault'];

const asColumns = (fields: IssueFields): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      JSON_COLUMNS.includes(key as JsonColumn) && value !== null ? JSON.stringify(value) : value,
    ]),
  );

export async function insertIssues(
  tx: Tx,
  rows: readonly Pick<
    IssueRow,
    'id' | 'tracker_id' | 'follow_up_id' | 'marker' | 'asked' | 'told' | 'key' | 'created_by'
  >[],
): Promise<void> {
  await tx
    .insertInto('tracker_issues')
    .values(rows.map((row) => ({ ...row, asked: row.asked && JSON.stringify(row.asked) })))
    .execute();
}

export async function saveIssue(db: Db, id: string, fields: IssueFields): Promise<void> {
  await db.updateTable('tracker_issues').set(asColumns(fields)).where('id', '=', id).execute();
}

export async function findIssueRow(db: Db, id: string): Promise<IssueRow | undefined> {
  return db.selectFrom('tracker_issues').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function lockIssueRow(tx: Tx, id: string): Promise<IssueRow | undefined> {
  return tx.selectFrom('tracker_issues').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function findIssueOf(db: Db, followUpId: string): Promise<IssueRow | undefined> {
  return db.selectFrom('tracker_issues').selectAll().where('follow_up_id', '=', followUpId).executeTakeFirst();
}

export async function listIssuesOf(db: Db, followUpIds: readonly string[]): Promise<IssueRow[]> {
  if (followUpIds.length === 0) return [];
  return db.selectFrom('tracker_issues').selectAll().where('follow_up_id', 'in', followUpIds).execute();
}

/** By the tracker's own id, or by how people name it where that is all that is known. */
export async function findIssueThere(
  db: Db,
  trackerId: string,
  ref: { id: string; key: string },
): Promise<IssueRow | undefined> {
  return db
    .selectFrom('tracker_issues')
    .selectAll()
    .where('tracker_id', '=', trackerId)
    .where((eb) =>
      eb.or([eb('remote_id', '=', ref.id), eb.and([eb('remote_id', 'is', null), eb('key', '=', ref.key)])]),
    )
    .executeTakeFirst();
}

export async function findIssueByKey(db: Db, trackerId: string, key: string): Promise<IssueRow | undefined> {
  return db
    .selectFrom('tracker_issues')
    .selectAll()
    .where('tracker_id', '=', trackerId)
    .where(sql`lower(key)`, '=', key.toLowerCase())
    .executeTakeFirst();
}

export async function removeIssue(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('tracker_issues').where('id', '=', id).execute();
}

/** Those that have something to do and may do it now; what waited longest comes first. */
export async function listDueIssues(db: Db, trackerId: string, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('tracker_issues')
    .select('id')
    .where('tracker_id', '=', trackerId)
    .where('wanted', '=', true)
    .where((eb) => eb.or([eb('next_try_at', 'is', null), eb('next_try_at', '<=', now)]))
    .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<', now)]))
    .orderBy(sql`next_try_at nulls first`)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

/** Takes the issue for one worker until then, and what was wanted of it with it. */
export async function leaseIssue(db: Db, id: string, now: Date, until: Date): Promise<IssueRow | undefined> {
  return db
    .updateTable('tracker_issues')
    .set({ leased_until: until, wanted: false })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<', now)]))
    .returningAll()
    .executeTakeFirst();
}

export async function wantIssues(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length > 0) await db.updateTable('tracker_issues').set({ wanted: true }).where('id', 'in', ids).execute();
}

/** Follow-ups that were changed since their issue was last read and say something else than was agreed on. */
export async function wantChangedHere(db: Db, trackerId: string): Promise<void> {
  await sql`
    update tracker_issues i set wanted = true
    from follow_ups f
    where f.id = i.follow_up_id and i.tracker_id = ${trackerId} and not i.wanted and i.asked is null and i.gone is null
      and f.removed_at is null and f.updated_at > i.read_at and i.conflicts = '[]'
      and (f.status is distinct from i.agreed #>> '{status,ours}'
        or f.owner_id::text is distinct from i.agreed #>> '{assignee,ours}'
        or f.due_on::text is distinct from i.agreed #>> '{dueOn,ours}')`.execute(db);
}

/** Those that no list has told of for long: a deleted issue is in none. */
export async function wantLongUnread(db: Db, trackerId: string, before: Date, limit: number): Promise<void> {
  await sql`
    update tracker_issues set wanted = true
    where id in (select id from tracker_issues where tracker_id = ${trackerId} and not wanted and asked is null
      and gone is null and read_at < ${before} order by read_at limit ${limit})`.execute(db);
}

/** The first instant from which changes can matter, by the tracker's clock. */
export async function findFirstVersion(db: Db, trackerId: string): Promise<string | null> {
  const row = await db
    .selectFrom('tracker_issues')
    .select(({ fn }) => fn.min<string | null>('version').as('version'))
    .where('tracker_id', '=', trackerId)
    .executeTakeFirst();
  return row?.version ?? null;
}

/** The linked ones among these, in the order in which they are locked everywhere. */
export async function listIssuesByRemoteId(
  db: Db,
  trackerId: string,
  remoteIds: readonly string[],
): Promise<IssueRow[]> {
  if (remoteIds.length === 0) return [];
  return db
    .selectFrom('tracker_issues as i')
    .innerJoin('follow_ups as f', 'f.id', 'i.follow_up_id')
    .selectAll('i')
    .where('i.tracker_id', '=', trackerId)
    .where('i.remote_id', 'in', remoteIds)
    .orderBy(sql`f.post_mortem_id nulls first`)
    .orderBy('f.id')
    .execute();
}

export async function markRead(db: Db, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length > 0) await db.updateTable('tracker_issues').set({ read_at: at }).where('id', 'in', ids).execute();
}

export async function countIssues(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('tracker_issues')
    .select(({ fn }) => ['tracker_id as id', fn.countAll<number>().as('count')])
    .groupBy('tracker_id')
    .execute();
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}

/** What waits, those in trouble first. */
export async function listWaiting(db: Db, limit: number) {
  return db
    .selectFrom('tracker_issues as i')
    .innerJoin('trackers as t', 't.id', 'i.tracker_id')
    .innerJoin('follow_ups as f', 'f.id', 'i.follow_up_id')
    .selectAll('i')
    .select([
      't.name as trackerName',
      't.fault as trackerFault',
      't.next_try_at as trackerNextTryAt',
      'f.number',
      'f.title as followUpTitle',
    ])
    .select(sql<number>`count(*) over ()`.as('total'))
    .where('t.removed_at', 'is', null)
    .where((eb) => eb.or([eb('i.wanted', '=', true), eb('i.fault', 'is not', null)]))
    .orderBy(sql`i.fault is null`)
    .orderBy('i.id')
    .limit(limit)
    .execute();
}

/** Lets what waits be tried now. Answers the ids. */
export async function makeDue(
  tx: Tx,
  ids: readonly string[] | undefined,
): Promise<{ id: string; trackerId: string }[]> {
  let query = tx
    .updateTable('tracker_issues')
    .set({ wanted: true, next_try_at: null })
    .where((eb) => eb.or([eb('wanted', '=', true), eb('fault', 'is not', null)]))
    .returning(['id', 'tracker_id as trackerId']);
  if (ids) query = query.where('id', 'in', [...ids, '00000000-0000-0000-0000-000000000000']);
  return query.execute();
}
