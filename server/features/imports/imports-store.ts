import type { Db } from '#server/platform/context.ts';

export type Imported = {
  incidentId: string;
  incidentNumber: number;
  postMortemId: string;
  postMortemNumber: number;
  title: string;
};

/** What an earlier import of a document of this name has made. */
export async function findImported(db: Db, name: string): Promise<Imported | undefined> {
  return db
    .selectFrom('post_mortems as pm')
    .innerJoin('post_mortem_incidents as pi', 'pi.post_mortem_id', 'pm.id')
    .innerJoin('incidents as i', 'i.id', 'pi.incident_id')
    .select([
      'pm.id as postMortemId',
      'pm.number as postMortemNumber',
      'pm.title',
      'i.id as incidentId',
      'i.number as incidentNumber',
    ])
    .where('pm.imported_name', '=', name)
    .orderBy('i.number')
    .executeTakeFirst();
}
