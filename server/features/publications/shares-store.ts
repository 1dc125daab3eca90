import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';

const COLUMNS = [
  'id',
  'publication_id as publicationId',
  'expires_at as expiresAt',
  'opens',
  'listed',
  'made_by_name as madeBy',
  'made_at as madeAt',
  'revoked_at as revokedAt',
] as const;

export type ShareRow = NonNullable<Awaited<ReturnType<typeof findShare>>>;

export const findShare = (db: Db, id: string) =>
  db.selectFrom('publication_shares').select(COLUMNS).where('id', '=', id).executeTakeFirst();

export async function listShareRows(db: Db, publicationIds: readonly string[]): Promise<ShareRow[]> {
  if (publicationIds.length === 0) return [];
  return db
    .selectFrom('publication_shares')
    .select(COLUMNS)
    .where('publication_id', 'in', [...publicationIds])
    .orderBy('made_at', 'desc')
    .execute();
}

/** Only a link that still leads somewhere. */
export const findOpenShare = (db: Db, tokenHash: Buffer, now: Date) =>
  db
    .selectFrom('publication_shares as s')
    .innerJoin('publications as p', 'p.id', 's.publication_id')
    .select(['s.id', 's.publication_id as publicationId', 's.listed'])
    .where('s.token_hash', '=', tokenHash)
    .where('s.revoked_at', 'is', null)
    .where('p.withdrawn_at', 'is', null)
    .where((where) => where.or([where('s.expires_at', 'is', null), where('s.expires_at', '>', now)]))
    .executeTakeFirst();

export async function insertShare(
  tx: Tx,
  one: { publicationId: string; tokenHash: Buffer; expiresAt: Date | null; listed: boolean; by: string },
  now: Date,
): Promise<ShareRow> {
  return tx
    .insertInto('publication_shares')
    .values({
      id: newId(),
      publication_id: one.publicationId,
      token_hash: one.tokenHash,
      expires_at: one.expiresAt,
      listed: one.listed,
      made_by_name: one.by,
      made_at: now,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow();
}

export async function countOpening(db: Db, id: string): Promise<void> {
  await db.updateTable('publication_shares').set({ opens: sql<number>`opens + 1` }).where('id', '=', id).execute();
}

/** Of one link, or of all that lead to a publication. Answers how many were still open. */
export async function revokeShares(
  tx: Tx,
  which: { id: string } | { publicationId: string },
  now: Date,
): Promise<number> {
  const query = tx.updateTable('publication_shares').set({ revoked_at: now }).where('revoked_at', 'is', null);
  const result = await ('id' in which
    ? query.where('id', '=', which.id)
    : query.where('publication_id', '=', which.publicationId)
  ).executeTakeFirst();
  return Number(result.numUpdatedRows);
}
