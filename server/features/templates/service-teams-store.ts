import type { Db, Tx } from '#server/platform/context.ts';

export async function listServiceTeamRows(db: Db) {
  return db
    .selectFrom('services as s')
    .leftJoin('service_teams as t', 't.service_id', 's.id')
    .select(['s.id', 's.name as service', 't.team'])
    .orderBy('s.name')
    .execute();
}

export async function findServiceRow(db: Db, id: string) {
  return db.selectFrom('services').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
}

export async function saveServiceTeam(tx: Tx, serviceId: string, team: string | null): Promise<void> {
  if (team === null) {
    await tx.deleteFrom('service_teams').where('service_id', '=', serviceId).execute();
    return;
  }
  await tx
    .insertInto('service_teams')
    .values({ service_id: serviceId, team })
    .onConflict((conflict) => conflict.column('service_id').doUpdateSet({ team }))
    .execute();
}

/** The teams that the services of these incidents belong to. */
export async function listTeamsOf(db: Db, incidentIds: readonly string[]): Promise<string[]> {
  if (incidentIds.length === 0) return [];
  const rows = await db
    .selectFrom('incident_services as x')
    .innerJoin('service_teams as t', 't.service_id', 'x.service_id')
    .select('t.team')
    .distinct()
    .where('x.incident_id', 'in', incidentIds)
    .orderBy('t.team')
    .execute();
  return rows.map(({ team }) => team);
}
