import { sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';
import type { Strength } from '#shared/coach/finding.ts';

/** What follow-ups are read in. */
export async function languageNow(db: Db): Promise<string> {
  const { language } = await db.selectFrom('coach_settings').select('language').executeTakeFirstOrThrow();
  return language;
}

type Wanted = { ids?: readonly string[]; not?: string; limit: number };

export async function listToRead(db: Db, { ids, not, limit }: Wanted) {
  if (ids?.length === 0) return [];
  let query = db.selectFrom('follow_ups').select(['id', 'title', 'why']).limit(limit);
  if (ids) query = query.where('id', 'in', ids);
  if (not !== undefined)
    query = query.where('removed_at', 'is', null).where(sql<boolean>`told_by is distinct from ${not}`);
  return query.execute();
}

export async function saveToldStrengths(
  db: Db,
  told: readonly { id: string; level: Strength | null }[],
  by: string,
): Promise<void> {
  if (told.length === 0) return;
  await sql`
    update follow_ups f set told_strength = t.level, told_by = ${by}
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t(id uuid, level text) where t.id = f.id`.execute(db);
}
