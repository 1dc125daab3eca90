import { sql } from 'kysely';
import type { Tx } from '#server/platform/context.ts';
import type { BlockTable } from './block-rows-store.ts';

/** Every row that a draft of this post-mortem ever proposed, those that were struck or taken away among them. */
export async function findDrafted(tx: Tx, table: BlockTable, postMortemId: string) {
  return tx
    .selectFrom(`${table as 'factors'} as t`)
    .select([
      't.id',
      sql<string>`t.drafted_as`.as('draftedAs'),
      // What a person has linked to is no longer the draft's alone.
      sql<boolean>`t.updated_by is null and t.state = 'candidate'
        and not exists (select from factors f where f.post_mortem_id = t.post_mortem_id and f.leads_to @> array[t.id])
        and not exists (select from follow_ups p where p.post_mortem_id = t.post_mortem_id and p.factor_ids @> array[t.id])
        and not exists (select from risks r where r.post_mortem_id = t.post_mortem_id and r.follow_up_ids @> array[t.id])`.as(
        'isUntouched',
      ),
      sql<boolean>`t.removed_at is not null`.as('isGone'),
    ])
    .where('t.post_mortem_id', '=', postMortemId)
    .where('t.drafted_as', 'is not', null)
    .execute();
}

/** The draft takes back what it no longer proposes. */
export async function forgetDrafted(tx: Tx, table: BlockTable, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .updateTable(table as 'factors')
    .set({ removed_at: now, updated_at: now, version: sql<number>`version + 1` })
    .where('id', 'in', ids)
    .execute();
}

/** A candidate says what the newest draft says; the same again changes nothing. */
export async function saveDrafted(
  tx: Tx,
  table: BlockTable,
  id: string,
  columns: Record<string, unknown>,
  now: Date,
): Promise<void> {
  const isOther = Object.entries(columns).map(([column, value]) =>
    Array.isArray(value)
      ? sql<boolean>`${sql.ref(column)} is distinct from ${value}::uuid[]`
      : sql<boolean>`${sql.ref(column)}::text is distinct from ${value}::text`,
  );
  await tx
    .updateTable(table as 'factors')
    .set({ ...(columns as object), removed_at: null, updated_at: now, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .where(sql<boolean>`(removed_at is not null or ${sql.join(isOther, sql` or `)})`)
    .execute();
}
