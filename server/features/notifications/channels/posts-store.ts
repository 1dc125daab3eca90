import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';

/** Longer than an answer is waited for. */
const CLAIM_MS = 2 * 60_000;

export type PostAbout = { publicationId: string } | { teamId: string; week: string };

/** Each post once for each channel, however often it is asked for. */
export async function queuePosts(tx: Tx, channelIds: readonly string[], about: PostAbout, now: Date): Promise<void> {
  if (channelIds.length === 0) return;
  const what =
    'publicationId' in about ? { publication_id: about.publicationId } : { team_id: about.teamId, week: about.week };
  await tx
    .insertInto('channel_posts')
    .values(channelIds.map((id) => ({ id: newId(), channel_id: id, ...what, at: now, post_at: now })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export type PostRow = Awaited<ReturnType<typeof claimPosts>>[number];

/** Takes what is due for this sender alone until the claim ends. */
export async function claimPosts(tx: Tx, now: Date, limit: number) {
  return tx
    .updateTable('channel_posts as p')
    .from('channels as c')
    .set({ claimed_until: new Date(now.getTime() + CLAIM_MS) })
    .whereRef('c.id', '=', 'p.channel_id')
    .where('p.id', 'in', (from) =>
      from
        .selectFrom('channel_posts')
        .select('id')
        .where('post_at', '<=', now)
        .where((where) => where.or([where('claimed_until', 'is', null), where('claimed_until', '<=', now)]))
        .orderBy('post_at')
        .limit(limit)
        .forUpdate()
        .skipLocked(),
    )
    .returning([
      'p.id',
      'p.channel_id as channelId',
      'p.publication_id as publicationId',
      'p.team_id as teamId',
      'p.tries',
      'c.kind',
      'c.address',
      'c.name',
    ])
    .execute();
}

export async function settlePost(
  db: Db,
  id: string,
  fields: { posted_at?: Date; post_at: Date | null; tries?: number; fault: string | null },
): Promise<void> {
  await db
    .updateTable('channel_posts')
    .set({ ...fields, claimed_until: null })
    .where('id', '=', id)
    .execute();
}

/** A version that is withdrawn is not announced any more. */
export async function dropPostsOf(tx: Tx, publicationId: string): Promise<void> {
  await tx.updateTable('channel_posts').set({ post_at: null }).where('publication_id', '=', publicationId).execute();
}

export async function retryPosts(tx: Tx, now: Date): Promise<number> {
  const result = await tx
    .updateTable('channel_posts')
    .set({ post_at: now, tries: 0 })
    .where('fault', 'is not', null)
    .where('posted_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

export async function listPosts(db: Db, which: 'waiting' | 'failed', limit: number) {
  const query = db
    .selectFrom('channel_posts as p')
    .innerJoin('channels as c', 'c.id', 'p.channel_id')
    .leftJoin('publications as pub', 'pub.id', 'p.publication_id')
    .leftJoin('post_mortems as pm', 'pm.id', 'pub.post_mortem_id')
    .leftJoin('teams as t', 't.id', 'p.team_id')
    .select([
      'p.id',
      'c.name as to',
      'pm.number',
      't.name as team',
      'p.post_at as dueAt',
      'p.tries',
      'p.fault',
      sql<boolean>`p.publication_id is not null`.as('isAnnouncement'),
    ])
    .limit(limit);
  return which === 'waiting'
    ? query.where('p.post_at', 'is not', null).orderBy('p.post_at').execute()
    : query
        .where('p.post_at', 'is', null)
        .where('p.posted_at', 'is', null)
        .where('p.fault', 'is not', null)
        .orderBy('p.id', 'desc')
        .execute();
}

export async function countPosts(db: Db, since: Date): Promise<{ waiting: number; sent: number }> {
  return db
    .selectFrom('channel_posts')
    .select(({ fn }) => [
      fn.count<number>('post_at').as('waiting'),
      fn.countAll<number>().filterWhere('posted_at', '>=', since).as('sent'),
    ])
    .executeTakeFirstOrThrow();
}
