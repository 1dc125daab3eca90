import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';

export type TeamRow = {
  id: string;
  name: string;
  manager: { id: string; name: string } | null;
  members: { id: string; name: string }[];
  services: { id: string; name: string }[];
};

/** Every team, or those of these ids, by name; members and services too. */
export async function listTeamRows(db: Db, ids?: readonly string[]): Promise<TeamRow[]> {
  if (ids?.length === 0) return [];
  let query = db
    .selectFrom('teams as t')
    .leftJoin('people as m', 'm.id', 't.manager_id')
    .select([
      't.id',
      't.name',
      'm.id as managerId',
      'm.name as managerName',
      sql<
        TeamRow['members']
      >`coalesce((select json_agg(json_build_object('id', p.id, 'name', p.name) order by lower(p.name), p.id)
        from team_members x join people p on p.id = x.person_id where x.team_id = t.id), '[]')`.as('members'),
      sql<
        TeamRow['services']
      >`coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by lower(s.name), s.id)
        from service_teams x join services s on s.id = x.service_id where x.team_id = t.id), '[]')`.as('services'),
    ])
    .orderBy(sql`lower(t.name)`)
    .orderBy('t.id');
  if (ids) query = query.where('t.id', 'in', ids);
  const rows = await query.execute();
  return rows.map(({ managerId, managerName, ...row }) => ({
    ...row,
    manager: managerId === null ? null : { id: managerId, name: managerName ?? '' },
  }));
}

export async function findTeamByName(db: Db, name: string) {
  return db
    .selectFrom('teams')
    .select(['id', 'name'])
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .executeTakeFirst();
}

/** The team of that name, made when there is none; two who name it at once get the same. */
export async function ensureTeam(tx: Tx, name: string): Promise<{ id: string; name: string }> {
  await tx
    .insertInto('teams')
    .values({ id: newId(), name, manager_id: null })
    .onConflict((conflict) => conflict.expression(sql`lower(name)`).doNothing())
    .execute();
  return (await findTeamByName(tx, name))!;
}

export async function insertTeam(tx: Tx, name: string): Promise<string> {
  const id = newId();
  await tx.insertInto('teams').values({ id, name, manager_id: null }).execute();
  return id;
}

export async function saveTeam(tx: Tx, id: string, fields: { name?: string; manager_id?: string | null }) {
  if (Object.keys(fields).length > 0) await tx.updateTable('teams').set(fields).where('id', '=', id).execute();
}

export async function deleteTeam(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('teams').where('id', '=', id).execute();
}

/** Serialises changes to one team. */
export async function lockTeam(tx: Tx, id: string): Promise<boolean> {
  return (await tx.selectFrom('teams').select('id').where('id', '=', id).forUpdate().executeTakeFirst()) !== undefined;
}

export async function replaceMembers(tx: Tx, teamId: string, personIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('team_members').where('team_id', '=', teamId).execute();
  if (personIds.length > 0)
    await tx
      .insertInto('team_members')
      .values([...new Set(personIds)].map((personId) => ({ team_id: teamId, person_id: personId })))
      .execute();
}

export async function replaceServices(tx: Tx, teamId: string, serviceIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('service_teams').where('team_id', '=', teamId).execute();
  for (const serviceId of new Set(serviceIds)) await giveService(tx, serviceId, teamId);
}

export async function giveService(tx: Tx, serviceId: string, teamId: string): Promise<void> {
  await tx
    .insertInto('service_teams')
    .values({ service_id: serviceId, team_id: teamId })
    .onConflict((conflict) => conflict.column('service_id').doUpdateSet({ team_id: teamId }))
    .execute();
}

export async function findUnknown(
  db: Db,
  table: 'people' | 'services',
  ids: readonly string[],
): Promise<string | undefined> {
  if (ids.length === 0) return undefined;
  const found = await db.selectFrom(table).select('id').where('id', 'in', ids).execute();
  const known = new Set(found.map((row) => row.id));
  return ids.find((id) => !known.has(id));
}

/** The teams that somebody is a member of, by name. */
export async function listTeamsOfPerson(db: Db, personId: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('team_members as x')
    .innerJoin('teams as t', 't.id', 'x.team_id')
    .select(['t.id', 't.name'])
    .where('x.person_id', '=', personId)
    .orderBy(sql`lower(t.name)`)
    .execute();
}
