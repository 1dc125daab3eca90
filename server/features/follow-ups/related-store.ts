import type { Db } from '#server/platform/context.ts';

/** Those of the factors that are still in its post-mortem. */
export async function listFactorsOf(db: Db, postMortemId: string | null, ids: readonly string[]) {
  if (postMortemId === null || ids.length === 0) return [];
  return db
    .selectFrom('factors')
    .select(['id', 'title', 'state'])
    .where('post_mortem_id', '=', postMortemId)
    .where('id', 'in', [...ids])
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** What was merged into it, and what was split off. Who may see which is for the caller to ask. */
export async function listRelated(db: Db, id: string): Promise<{ id: string }[]> {
  return db
    .selectFrom('follow_ups')
    .select('id')
    .where((where) => where.or([where('merged_into', '=', id), where('split_from', '=', id)]))
    .orderBy('number')
    .limit(200)
    .execute();
}

export async function findSection(db: Db, postMortemId: string | null, key: string | null) {
  if (postMortemId === null || key === null) return undefined;
  return db
    .selectFrom('sections')
    .select(['key', 'title'])
    .where('post_mortem_id', '=', postMortemId)
    .where('key', '=', key)
    .executeTakeFirst();
}

/** The merging that made it part of another, by which it can be undone. */
export async function findMergeBatch(db: Db, id: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('follow_up_changes as c')
    .innerJoin('follow_up_batches as b', 'b.id', 'c.batch_id')
    .select('b.id')
    .where('c.follow_up_id', '=', id)
    .where('c.kind', '=', 'merged')
    .where('b.undone_at', 'is', null)
    .orderBy('c.id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.id;
}
