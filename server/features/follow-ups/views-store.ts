import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';

export type ViewFields = {
  name: string;
  query: Record<string, unknown>;
  sharedWith: 'nobody' | 'team' | 'everybody';
  teamId: string | null;
};
export type ViewRow = Awaited<ReturnType<typeof listViewRows>>[number];
const MOST = 500;

/** The views of a person, those of their teams, and those that everybody may use; without a person the last alone. */
export async function listViewRows(db: Db, personId: string | null) {
  const mine = sql<boolean>`v.person_id = ${personId}::uuid`;
  return rows(db)
    .where(
      sql<boolean>`(v.shared_with = 'everybody' or ${mine}
        or (v.shared_with = 'team' and v.team_id in (select team_id from team_members where person_id = ${personId}::uuid)))`,
    )
    .orderBy(sql`not coalesce(${mine}, false)`)
    .orderBy(sql`lower(v.name)`)
    .orderBy('v.id')
    .limit(MOST)
    .execute();
}

const rows = (db: Db) =>
  db
    .selectFrom('follow_up_views as v')
    .innerJoin('people as owner', 'owner.id', 'v.person_id')
    .leftJoin('teams as team', 'team.id', 'v.team_id')
    .select([
      'v.id',
      'v.name',
      'v.query',
      'v.shared_with as sharedWith',
      'v.person_id as ownerId',
      'owner.name as ownerName',
      'v.team_id as teamId',
      'team.name as teamName',
    ]);

export async function findView(db: Db, id: string, personId: string) {
  return rows(db).where('v.id', '=', id).where('v.person_id', '=', personId).executeTakeFirst();
}

export async function countViews(db: Db, personId: string): Promise<number> {
  const { count } = await db
    .selectFrom('follow_up_views')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('person_id', '=', personId)
    .executeTakeFirstOrThrow();
  return count;
}

export async function insertView(tx: Tx, personId: string, fields: ViewFields, now: Date): Promise<string> {
  const id = newId();
  await tx
    .insertInto('follow_up_views')
    .values({ id, person_id: personId, ...columnsOf(fields), created_at: now, updated_at: now })
    .execute();
  return id;
}

export async function saveView(tx: Tx, id: string, fields: ViewFields, now: Date): Promise<void> {
  await tx
    .updateTable('follow_up_views')
    .set({ ...columnsOf(fields), updated_at: now })
    .where('id', '=', id)
    .execute();
}

export async function deleteView(db: Db, id: string, personId: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('follow_up_views')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

const columnsOf = ({ name, query, sharedWith, teamId }: ViewFields) => ({
  name,
  query: JSON.stringify(query),
  shared_with: sharedWith,
  team_id: teamId,
});
