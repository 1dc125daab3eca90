import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import type { ReviewRule } from '#shared/rules/review.ts';

export type ReviewSettings = { rules: ReviewRule[]; changedBy: string | null; changedAt: Date | null };

/** `lock`: until the transaction ends, so that two admins change the rules one after the other. */
export async function getReviewSettings(db: Db, lock = false): Promise<ReviewSettings> {
  const query = db
    .selectFrom('review_settings')
    .select(['rules', 'changed_by as changedBy', 'changed_at as changedAt']);
  return (lock ? query.forUpdate() : query).executeTakeFirstOrThrow();
}

export async function saveReviewSettings(tx: Tx, { rules, changedBy, changedAt }: ReviewSettings): Promise<void> {
  await tx
    .updateTable('review_settings')
    .set({ rules: JSON.stringify(rules), changed_by: changedBy, changed_at: changedAt })
    .execute();
}

/** People by id, with whether they may give a verdict anywhere: somebody who signs in and does not only read. */
export async function listReviewPeople(db: Db, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  return db
    .selectFrom('people')
    .leftJoin('members', 'members.person_id', 'people.id')
    .select([
      'people.id',
      'people.name',
      'members.role',
      sql<boolean>`coalesce(not members.disabled, false)`.as('isMember'),
    ])
    .where('people.id', 'in', [...personIds])
    .execute();
}
