import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import type { AnswerKind } from '#shared/rules/follow-up-work.ts';

/** A link by the hash of its token, with whose it is. */
export async function findAnswerLink(db: Db, tokenHash: Buffer, lock = false) {
  const query = db
    .selectFrom('follow_up_answer_links as l')
    .innerJoin('people as p', 'p.id', 'l.person_id')
    .select([
      'l.follow_up_id as followUpId',
      'l.person_id as personId',
      'p.name',
      'l.expires_at as expiresAt',
      'l.used_at as usedAt',
      'l.answer',
    ])
    .where('l.token_hash', '=', tokenHash);
  return (lock ? query.forUpdate('l') : query).executeTakeFirst();
}
export type AnswerLink = NonNullable<Awaited<ReturnType<typeof findAnswerLink>>>;

export async function insertAnswerLink(
  tx: Tx,
  link: { tokenHash: Buffer; followUpId: string; personId: string; now: Date; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('follow_up_answer_links')
    .values({
      token_hash: link.tokenHash,
      follow_up_id: link.followUpId,
      person_id: link.personId,
      created_at: link.now,
      expires_at: link.expiresAt,
    })
    .execute();
}

export async function markAnswered(tx: Tx, tokenHash: Buffer, answer: AnswerKind, now: Date): Promise<void> {
  await tx
    .updateTable('follow_up_answer_links')
    .set({ used_at: now, answer })
    .where('token_hash', '=', tokenHash)
    .execute();
}

/** Those that ended a good while ago say nothing to anybody any more. */
export async function forgetAnswerLinks(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('follow_up_answer_links').where('expires_at', '<', before).execute();
}

/** Who owns its post-mortem; null where nobody does, or where it stands alone. */
export async function ownerBehind(db: Db, postMortemId: string | null): Promise<{ id: string; name: string } | null> {
  if (postMortemId === null) return null;
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from post_mortems pm join people p on p.id = pm.owner_id where pm.id = ${postMortemId}`.execute(
    db,
  );
  return rows[0] ?? null;
}
