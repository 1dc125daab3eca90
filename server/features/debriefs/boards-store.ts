import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';

export type BoardRow = Awaited<ReturnType<typeof listBoardRows>>[number];
type Person = { id: string; name: string; timeZone: string | null };

/** Those that still meet, or all; with who comes, and the days that are left out. */
export async function listBoardRows(db: Db, which: { id?: string; closed?: boolean }) {
  let query = db
    .selectFrom('review_boards as b')
    .leftJoin('teams as t', 't.id', 'b.team_id')
    .select([
      'b.id',
      'b.name',
      'b.weekdays',
      'b.every_weeks as everyWeeks',
      'b.from_on as fromOn',
      'b.at_time as atTime',
      'b.time_zone as timeZone',
      'b.minutes',
      'b.team_id as teamId',
      't.name as teamName',
      'b.place',
      'b.url',
      'b.sequence',
      'b.closed_at as closedAt',
      sql<Person[]>`coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name, 'timeZone', p.time_zone)
        order by p.name) from board_people x join people p on p.id = x.person_id where x.board_id = b.id), '[]')`.as(
        'people',
      ),
      sql<
        { day: string; because: string }[]
      >`coalesce((select json_agg(json_build_object('day', s.on_date, 'because', s.because)
        order by s.on_date) from board_skips s where s.board_id = b.id), '[]')`.as('skips'),
    ])
    .orderBy(sql`lower(b.name)`)
    .orderBy('b.id');
  if (which.id !== undefined) query = query.where('b.id', '=', which.id);
  else if (!which.closed) query = query.where('b.closed_at', 'is', null);
  return query.limit(200).execute();
}

/** Whatever changes a board or its queue waits for its turn. */
export async function lockBoard(tx: Tx, id: string): Promise<BoardRow | undefined> {
  await tx.selectFrom('review_boards').select('id').where('id', '=', id).forUpdate().execute();
  const [row] = await listBoardRows(tx, { id });
  return row;
}

export async function findOpenBoardNamed(db: Db, name: string, butNot: string | null): Promise<boolean> {
  const found = await db
    .selectFrom('review_boards')
    .select('id')
    .where(sql`lower(name)`, '=', name.toLowerCase())
    .where('closed_at', 'is', null)
    .execute();
  return found.some((one) => one.id !== butNot);
}

export type BoardFields = {
  name: string;
  weekdays: number[];
  every_weeks: number;
  from_on: string;
  at_time: string;
  time_zone: string;
  minutes: number;
  team_id: string | null;
  place: string;
  url: string | null;
};
export async function insertBoard(tx: Tx, fields: BoardFields, by: string, now: Date): Promise<string> {
  const id = newId();
  await tx
    .insertInto('review_boards')
    .values({ id, ...fields, created_by: by, created_at: now, closed_at: null })
    .execute();
  return id;
}

export async function saveBoard(
  tx: Tx,
  id: string,
  fields: Partial<BoardFields> & { sequence?: number; closed_at?: Date },
): Promise<void> {
  await tx.updateTable('review_boards').set(fields).where('id', '=', id).execute();
}

export async function setBoardPeople(tx: Tx, boardId: string, personIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('board_people').where('board_id', '=', boardId).execute();
  const people = [...new Set(personIds)];
  if (people.length === 0) return;
  await tx
    .insertInto('board_people')
    .values(people.map((personId) => ({ board_id: boardId, person_id: personId })))
    .execute();
}

export async function saveSkip(
  tx: Tx,
  skip: { boardId: string; day: string; because: string; by: string },
): Promise<void> {
  const { boardId, day, because, by } = skip;
  await tx
    .insertInto('board_skips')
    .values({ board_id: boardId, on_date: day, because, by })
    .onConflict((conflict) => conflict.columns(['board_id', 'on_date']).doUpdateSet({ because, by }))
    .execute();
}

export async function deleteSkip(tx: Tx, boardId: string, day: string): Promise<void> {
  await tx.deleteFrom('board_skips').where('board_id', '=', boardId).where('on_date', '=', day).execute();
}

export async function findTeam(db: Db, id: string): Promise<boolean> {
  return (await db.selectFrom('teams').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}
