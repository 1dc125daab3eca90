import { type Selectable, sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import type { TrackerTables } from '#server/platform/tracker-tables.ts';
import { AppError } from '#shared/errors.ts';

export type TrackerRow = Selectable<TrackerTables['trackers']>;

/** Those that were not removed, in the order they were made. */
export async function listTrackerRows(db: Db): Promise<TrackerRow[]> {
  return db.selectFrom('trackers').selectAll().where('removed_at', 'is', null).orderBy('id').execute();
}

export async function findTrackerRow(db: Db, id: string): Promise<TrackerRow | undefined> {
  return db.selectFrom('trackers').selectAll().where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst();
}

export async function getTrackerRow(db: Db, id: string): Promise<TrackerRow> {
  const row = await findTrackerRow(db, id);
  if (!row) throw new AppError('not-found', 'There is no such tracker, or it was removed.');
  return row;
}

export async function insertTracker(
  tx: Tx,
  row: Omit<
    TrackerRow,
    | 'created_at'
    | 'removed_at'
    | 'fault'
    | 'attempts'
    | 'next_try_at'
    | 'checked_at'
    | 'webhook_at'
    | 'leased_until'
    | 'read_to'
    | 'project_id'
    | 'disabled'
  >,
): Promise<void> {
  await tx
    .insertInto('trackers')
    .values({ ...row, statuses: JSON.stringify(row.statuses) })
    .execute();
}

export type TrackerFields = Partial<Omit<TrackerRow, 'id' | 'kind' | 'statuses' | 'fault'>> & {
  statuses?: TrackerRow['statuses'];
  fault?: TrackerRow['fault'];
};

export async function saveTracker(db: Db, id: string, { statuses, fault, ...fields }: TrackerFields): Promise<void> {
  const columns = {
    ...fields,
    ...(statuses === undefined ? {} : { statuses: JSON.stringify(statuses) }),
    ...(fault === undefined ? {} : { fault: fault && JSON.stringify(fault) }),
  };
  if (Object.keys(columns).length > 0) await db.updateTable('trackers').set(columns).where('id', '=', id).execute();
}

/** Takes the tracker for one reader of its changes until then; false where another has it. */
export async function leaseTracker(db: Db, id: string, now: Date, until: Date): Promise<boolean> {
  const row = await db
    .updateTable('trackers')
    .set({ leased_until: until })
    .where('id', '=', id)
    .where((eb) => eb.or([eb('leased_until', 'is', null), eb('leased_until', '<', now)]))
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

export type MappedPerson = { trackerId: string; account: string; personId: string; name: string };

export async function listMappedPeople(db: Db, trackerIds: readonly string[]): Promise<MappedPerson[]> {
  if (trackerIds.length === 0) return [];
  return db
    .selectFrom('tracker_people as t')
    .innerJoin('people as p', 'p.id', 't.person_id')
    .select(['t.tracker_id as trackerId', 't.account', 't.person_id as personId', 'p.name'])
    .where('t.tracker_id', 'in', trackerIds)
    .orderBy('p.name')
    .orderBy('t.account')
    .execute();
}

export async function mapPeople(
  tx: Tx,
  trackerId: string,
  people: readonly { account: string; personId: string }[],
): Promise<void> {
  if (people.length === 0) return;
  await tx
    .insertInto('tracker_people')
    .values(people.map(({ account, personId }) => ({ tracker_id: trackerId, account, person_id: personId })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function forgetPeople(tx: Tx, trackerId: string): Promise<void> {
  await tx.deleteFrom('tracker_people').where('tracker_id', '=', trackerId).execute();
}

/** The person whom an account is for sure: as an admin said, else by the only e-mail address or handle that fits. */
export async function findPersonOfAccount(
  db: Db,
  trackerId: string,
  { account, handle, email }: { account: string; handle?: string | undefined; email?: string | undefined },
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    with mapped as (select person_id as id from tracker_people where tracker_id = ${trackerId} and account = ${account}),
    mailed as (select id from people where lower(email) = lower(${email ?? null}::text)),
    handled as (select id from people where handles && array[lower(${handle ?? null}::text)])
    select id from mapped
    union all select id from mailed where not exists (select 1 from mapped)
    union all select id from handled where not exists (select 1 from mapped) and not exists (select 1 from mailed)
    limit 2`.execute(db);
  return rows.length === 1 ? (rows[0]?.id ?? null) : null;
}

export async function findAccountOfPerson(db: Db, trackerId: string, personId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('tracker_people')
    .select('account')
    .where('tracker_id', '=', trackerId)
    .where('person_id', '=', personId)
    .orderBy('account')
    .executeTakeFirst();
  return row?.account;
}

export async function removeTrackerRow(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('trackers').where('id', '=', id).execute();
}
