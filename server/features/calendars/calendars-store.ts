import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';

export type Absence = { id: string; from: string; to: string };
export type CalendarRow = {
  personId: string;
  timeZone: string | null;
  holidays: string | null;
  absences: Absence[];
};

/** Of the people named, or of all members: what their days of work hang on, with the absences that reach into these days. */
export async function listCalendarRows(
  db: Db,
  who: readonly string[] | 'members',
  from: string,
  to: string,
): Promise<CalendarRow[]> {
  let query = db.selectFrom('people as p').select([
    'p.id as personId',
    'p.time_zone as timeZone',
    'p.holidays',
    sql<
      Absence[]
    >`coalesce((select json_agg(json_build_object('id', a.id, 'from', a.from_on, 'to', a.to_on) order by a.from_on, a.id)
        from absences a where a.person_id = p.id and a.to_on >= ${from}::date and a.from_on <= ${to}::date), '[]')`.as(
      'absences',
    ),
  ]);
  query =
    who === 'members'
      ? query.where('p.id', 'in', (members) =>
          members.selectFrom('members').select('person_id').where('disabled', '=', false),
        )
      : query.where('p.id', 'in', [...who]);
  return query.execute();
}

export async function saveHolidays(tx: Tx, personId: string, holidays: string | null): Promise<void> {
  await tx.updateTable('people').set({ holidays }).where('id', '=', personId).execute();
}

export async function countAbsences(tx: Tx, personId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('absences')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertAbsence(tx: Tx, personId: string, from: string, to: string): Promise<void> {
  await tx.insertInto('absences').values({ id: newId(), person_id: personId, from_on: from, to_on: to }).execute();
}

export async function deleteAbsence(tx: Tx, personId: string, id: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('absences')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export async function getUsualHolidays(db: Db): Promise<string | null> {
  return (await db.selectFrom('installation').select('holidays').executeTakeFirstOrThrow()).holidays;
}

export async function saveUsualHolidays(tx: Tx, holidays: string | null): Promise<void> {
  await tx.updateTable('installation').set({ holidays }).execute();
}
