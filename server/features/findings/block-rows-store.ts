import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import type { FieldChanges } from '#shared/rules/merge-edit.ts';

/** The tables whose rows live blocks show. What they have in common is written and placed here. */
export type BlockTable = 'factors' | 'risks' | 'figures' | 'follow_ups';

/** What the history of every such row needs, whatever table it is in. */
export type BlockRow = {
  id: string;
  version: number;
  changes: FieldChanges;
  evidence: string[];
};

/** Writes columns of one row; `version`, `changes` and who did it are the caller's to say. */
export async function saveBlockRow(
  tx: Tx,
  table: BlockTable,
  id: string,
  columns: Record<string, unknown>,
): Promise<void> {
  await tx
    .updateTable(table as 'factors')
    .set(columns as never)
    .where('id', '=', id)
    .execute();
}

/** Takes a row away, or brings it back when `removedAt` is null. */
export async function markRemoved(
  tx: Tx,
  table: BlockTable,
  id: string,
  removedAt: Date | null,
  by: string | null,
  now: Date,
): Promise<void> {
  await tx
    .updateTable(table as 'factors')
    .set({ removed_at: removedAt, version: sql<number>`version + 1`, updated_by: by, updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** The place behind the last row of a post-mortem, and how many it has. */
export async function placeBehind(
  db: Db,
  table: BlockTable,
  postMortemId: string,
): Promise<{ position: number; count: number }> {
  return db
    .selectFrom(table as 'factors')
    .select([
      sql<number>`coalesce(max(position) + 1, 0)`.as('position'),
      sql<number>`count(*) filter (where removed_at is null)`.as('count'),
    ])
    .where('post_mortem_id', '=', postMortemId)
    .executeTakeFirstOrThrow();
}

/** Puts the named rows first, in their order; the others follow in the order they had. */
export async function placeInOrder(
  tx: Tx,
  table: BlockTable,
  postMortemId: string,
  ids: readonly string[],
): Promise<void> {
  await sql`
    update ${sql.table(table)} t set position = o.place
    from (select id, row_number() over (order by array_position(${ids}::uuid[], id), position, id) - 1 as place
          from ${sql.table(table)} where post_mortem_id = ${postMortemId}) o
    where o.id = t.id and t.position <> o.place`.execute(tx);
}

/** Those of the ids that no row of this post-mortem has. */
export async function findMissing(
  db: Db,
  table: BlockTable,
  postMortemId: string,
  ids: readonly string[],
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom(table as 'factors')
    .select('id')
    .where('post_mortem_id', '=', postMortemId)
    .where('removed_at', 'is', null)
    .where('id', 'in', ids)
    .execute();
  const known = new Set(rows.map((row) => row.id));
  return ids.filter((id) => !known.has(id));
}
