import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { PostMortemDocument } from '#shared/document/document.ts';
import type { Audience, PublicationPlan } from '#shared/redaction/plan.ts';

const COLUMNS = [
  'id',
  'post_mortem_id as postMortemId',
  'audience',
  'number',
  'title',
  'note',
  'private_confirmed as privateConfirmed',
  'published_by_name as publishedBy',
  'published_at as publishedAt',
  'withdrawn_by_name as withdrawnBy',
  'withdrawn_at as withdrawnAt',
  'withdrawn_because as withdrawnBecause',
] as const;

export type PublicationRow = Awaited<ReturnType<typeof listPublicationRows>>[number];

export const listPublicationRows = (db: Db, postMortemId: string) =>
  db
    .selectFrom('publications')
    .select(COLUMNS)
    .where('post_mortem_id', '=', postMortemId)
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .execute();

/** `lock`: nobody else withdraws or shares it meanwhile. */
export const findPublication = (db: Db, id: string, lock = false) => {
  const query = db.selectFrom('publications').select(COLUMNS).where('id', '=', id);
  return (lock ? query.forUpdate() : query).executeTakeFirst();
};

export async function getPublishedDocument(db: Db, id: string): Promise<PostMortemDocument> {
  const row = await db.selectFrom('publications').select('document').where('id', '=', id).executeTakeFirstOrThrow();
  return row.document;
}

/** The plan by which an audience was last served, withdrawn or not: what was hidden then should be hidden again. */
export async function findLastPlan(db: Db, postMortemId: string, audience: Audience): Promise<PublicationPlan | null> {
  const row = await db
    .selectFrom('publications')
    .select('plan')
    .where('post_mortem_id', '=', postMortemId)
    .where('audience', '=', audience)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.plan ?? null;
}

export type NewPublication = {
  postMortemId: string;
  audience: Audience;
  note: string | null;
  plan: PublicationPlan;
  document: PostMortemDocument;
  digest: Buffer;
  privateConfirmed: boolean;
  by: { id: string | null; name: string };
};

/** The post-mortem must be locked: versions of an audience are numbered without gaps. Answers the id. */
export async function insertPublication(tx: Tx, one: NewPublication, now: Date): Promise<string> {
  const { id } = await tx
    .insertInto('publications')
    .values({
      id: newId(),
      post_mortem_id: one.postMortemId,
      audience: one.audience,
      number: sql<number>`(select coalesce(max(number), 0) + 1 from publications where post_mortem_id = ${one.postMortemId} and audience = ${one.audience})`,
      title: one.document.title,
      note: one.note,
      plan: JSON.stringify(one.plan),
      document: JSON.stringify(one.document),
      digest: one.digest,
      private_confirmed: one.privateConfirmed,
      published_by: one.by.id,
      published_by_name: one.by.name,
      published_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export async function saveWithdrawal(
  tx: Tx,
  id: string,
  { by, reason, now }: { by: string; reason: string; now: Date },
): Promise<void> {
  await tx
    .updateTable('publications')
    .set({ withdrawn_at: now, withdrawn_by_name: by, withdrawn_because: reason })
    .where('id', '=', id)
    .execute();
}
