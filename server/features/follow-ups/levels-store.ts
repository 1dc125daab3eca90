import type { Db, Tx } from '#server/platform/context.ts';
import type { ServiceLevel } from '#shared/rules/service-level.ts';

export type LevelSettings = { levels: ServiceLevel[]; changedBy: string | null; changedAt: Date | null };

/** `lock`: until the transaction ends, so that two admins change them one after the other. */
export async function getLevels(db: Db, lock = false): Promise<LevelSettings> {
  const query = db
    .selectFrom('follow_up_settings')
    .select(['levels', 'changed_by as changedBy', 'changed_at as changedAt']);
  return (lock ? query.forUpdate() : query).executeTakeFirstOrThrow();
}

export async function saveLevels(tx: Tx, { levels, changedBy, changedAt }: LevelSettings): Promise<void> {
  await tx
    .updateTable('follow_up_settings')
    .set({ levels: JSON.stringify(levels), changed_by: changedBy, changed_at: changedAt })
    .execute();
}

/** The severities of the incidents behind post-mortems, as they were written. */
export async function listSeverities(
  db: Db,
  postMortemIds: readonly string[],
): Promise<{ postMortemId: string; severity: string | null }[]> {
  if (postMortemIds.length === 0) return [];
  return db
    .selectFrom('post_mortem_incidents as pi')
    .innerJoin('incidents as i', 'i.id', 'pi.incident_id')
    .select(['pi.post_mortem_id as postMortemId', 'i.severity'])
    .where('pi.post_mortem_id', 'in', [...postMortemIds])
    .execute();
}
