import type { Db, Tx } from '#server/platform/context.ts';

export async function listServiceTeamRows(db: Db) {
  return db
    .selectFrom('services as s')
    .leftJoin('service_teams as x', 'x.service_id', 's.id')
    .leftJoin('teams as t', 't.id', 'x.team_id')
    .select(['s.id', 's.name as service', 't.name as team'])
    .orderBy('s.name')
    .execute();
}

export async function findServiceRow(db: Db, id: string) {
  return db.selectFrom('services').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
}

export async function dropServiceTeam(tx: Tx, serviceId: string): Promise<void> {
  await tx.deleteFrom('service_teams').where('service_id', '=', serviceId).execute();
}

/** The teams that the services of these incidents belong to. */
export async function listTeamsOf(db: Db, incidentIds: readonly string[]): Promise<string[]> {
  if (incidentIds.length === 0) return [];
  const rows = await db
    .selectFrom('incident_services as x')
    .innerJoin('service_teams as s', 's.service_id', 'x.service_id')
    .innerJoin('teams as t', 't.id', 's.team_id')
    .select('t.name')
    .distinct()
    .where('x.incident_id', 'in', incidentIds)
    .orderBy('t.name')
    .execute();
  return rows.map(({ name }) => name);
}
