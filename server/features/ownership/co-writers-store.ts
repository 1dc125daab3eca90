import type { Tx } from '#server/platform/context.ts';

/** Answers whether they are new. */
export async function insertCoWriter(
  tx: Tx,
  one: { postMortemId: string; personId: string; by: string },
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('co_writers')
    .values({ post_mortem_id: one.postMortemId, person_id: one.personId, added_by_name: one.by, added_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function deleteCoWriter(tx: Tx, postMortemId: string, personId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('co_writers')
    .where('post_mortem_id', '=', postMortemId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
