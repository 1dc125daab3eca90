import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { visiblePostMortems } from '#server/features/post-mortems/index.ts';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { GapRule, Rule } from '#shared/coach/finding.ts';
import { type PutAway, putAwayKey } from '#shared/coach/put-away.ts';
import type { Actor } from '#shared/rules/access.ts';
import type { DismissalReason } from '#shared/rules/coach-precision.ts';

const dismissals = (db: Db) =>
  db
    .selectFrom('coach_dismissals')
    .select([
      'id',
      'post_mortem_id as postMortemId',
      'rule',
      'section',
      'quote',
      'sentence',
      'reason',
      'note',
      'dismissed_by as by',
      'dismissed_at as at',
    ]);
export type DismissalRow = NonNullable<Awaited<ReturnType<typeof findDismissal>>>;

export async function findDismissal(db: Db, id: string) {
  return dismissals(db).where('id', '=', id).executeTakeFirst();
}

export async function listDismissals(db: Db, postMortemId: string): Promise<DismissalRow[]> {
  return dismissals(db).where('post_mortem_id', '=', postMortemId).orderBy('id').execute();
}

export type NewDismissal = PutAway & { reason: DismissalReason; note: string | null; by: string | null; at: Date };

/** What somebody put away before stays as they put it away; `isNew` tells whether it was this one. */
export async function addDismissal(
  tx: Tx,
  postMortemId: string,
  dismissal: NewDismissal,
): Promise<{ id: string; isNew: boolean }> {
  const { rule, section, quote, sentence, reason, note, by, at } = dismissal;
  const { rows } = await sql<{ id: string; isNew: boolean }>`
    insert into coach_dismissals (id, post_mortem_id, rule, section, quote, sentence, key, reason, note, dismissed_by, dismissed_at)
    values (${newId()}, ${postMortemId}, ${rule}, ${section}, ${quote}, ${sentence}, ${putAwayKey(dismissal)}, ${reason}, ${note}, ${by}, ${at})
    on conflict (post_mortem_id, md5(key)) do update set key = excluded.key
    returning id, xmax = 0 as "isNew"`.execute(tx);
  return rows[0]!;
}

export async function removeDismissal(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('coach_dismissals').where('id', '=', id).execute();
}

/** One finding counts once, whatever is done with it afterwards. */
export async function addTaken(tx: Tx, postMortemId: string, taken: PutAway & { how: 'answered' | 'reworded' }) {
  await tx
    .insertInto('coach_taken')
    .values({
      post_mortem_id: postMortemId,
      rule: taken.rule,
      how: taken.how,
      digest: createHash('sha256').update(putAwayKey(taken)).digest(),
    })
    .onConflict((conflict) => conflict.columns(['post_mortem_id', 'digest']).doNothing())
    .execute();
}

type Count<Word> = { rule: Rule | GapRule; word: Word; count: number };

/** Over all post-mortems the actor may see, by rule; of people nothing is read. */
export async function countTaken(db: Db, actor: Actor): Promise<Count<'answered' | 'reworded'>[]> {
  const { rows } = await sql<Count<'answered' | 'reworded'>>`
    select t.rule, t.how as word, count(*) as count from coach_taken t join post_mortems pm on pm.id = t.post_mortem_id
    where ${visiblePostMortems(actor, 'pm')} group by t.rule, t.how`.execute(db);
  return rows;
}

export async function countDismissed(db: Db, actor: Actor): Promise<Count<DismissalReason>[]> {
  const { rows } = await sql<Count<DismissalReason>>`
    select d.rule, d.reason as word, count(*) as count from coach_dismissals d join post_mortems pm on pm.id = d.post_mortem_id
    where ${visiblePostMortems(actor, 'pm')} group by d.rule, d.reason`.execute(db);
  return rows;
}
