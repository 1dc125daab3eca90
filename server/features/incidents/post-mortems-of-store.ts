import type { Db } from '#server/platform/context.ts';

/** The post-mortems that are about an incident. */
export async function listPostMortemIds(db: Db, incidentId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('post_mortem_incidents')
    .select('post_mortem_id as id')
    .where('incident_id', '=', incidentId)
    .execute();
  return rows.map((row) => row.id);
}
