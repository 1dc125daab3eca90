import { type Expression, sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { PageManner, PageState, PageTask } from '#shared/rules/destinations.ts';
import type { Known } from './page.ts';

const COLUMNS = [
  'p.id',
  'p.destination_id as destinationId',
  'p.post_mortem_id as postMortemId',
  'p.publication_id as publicationId',
  'p.task',
  'p.state',
  'p.manner',
  'p.private_confirmed as privateConfirmed',
  'p.asked_by_name as askedBy',
  'p.asking',
  'p.due_at as dueAt',
  'p.tries',
  'p.fault',
  'p.conflict',
  'p.remote_id as remoteId',
  'p.url',
  'p.remote_version as remoteVersion',
  'p.pushed_id as pushedId',
  'p.pushed_at as pushedAt',
  'wanted.number',
  'wanted.audience',
  'shown.number as pushedNumber',
] as const;

const pages = (db: Db) =>
  db
    .selectFrom('destination_pages as p')
    .innerJoin('publications as wanted', 'wanted.id', 'p.publication_id')
    .leftJoin('publications as shown', 'shown.id', 'p.pushed_id')
    .select(COLUMNS);

export type PageRow = Awaited<ReturnType<typeof listPageRows>>[number];

export const listPageRows = (db: Db, postMortemId: string) =>
  pages(db).where('p.post_mortem_id', '=', postMortemId).orderBy('p.id').execute();

export const findPage = (db: Db, id: string) => pages(db).where('p.id', '=', id).executeTakeFirst();

/** Nobody else changes it until the transaction ends. */
export const lockPage = async (tx: Tx, id: string) => {
  await tx.selectFrom('destination_pages').select('id').where('id', '=', id).forUpdate().execute();
  return findPage(tx, id);
};

export type Asked = {
  destinationId: string;
  postMortemId: string;
  publicationId: string;
  privateConfirmed: boolean;
  by: string;
};

/** The page of a post-mortem in a destination is to show this publication now. Answers its id. */
export async function askForPush(tx: Tx, asked: Asked, now: Date): Promise<string> {
  const { id } = await tx
    .insertInto('destination_pages')
    .values({
      id: newId(),
      destination_id: asked.destinationId,
      post_mortem_id: asked.postMortemId,
      publication_id: asked.publicationId,
      task: 'push',
      state: 'waiting',
      private_confirmed: asked.privateConfirmed,
      asked_by_name: asked.by,
      asked_at: now,
      due_at: now,
    })
    .onConflict((on) =>
      on.columns(['destination_id', 'post_mortem_id']).doUpdateSet({
        publication_id: asked.publicationId,
        private_confirmed: asked.privateConfirmed,
        ...waitingAnew('push', 'update', asked.by, now),
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Whoever is at work on an older asking settles nothing, and frees it. */
const waitingAnew = (task: PageTask, manner: PageManner, by: string, now: Date) => ({
  task,
  manner,
  state: 'waiting' as const,
  asked_by_name: by,
  asked_at: now,
  asking: sql<number>`destination_pages.asking + 1`,
  due_at: now,
  tries: 0,
  fault: null,
  conflict: null,
});

export async function askAgain(
  tx: Tx,
  page: Pick<PageRow, 'id' | 'task'>,
  manner: PageManner,
  by: string,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('destination_pages')
    .set(waitingAnew(page.task, manner, by, now))
    .where('id', '=', page.id)
    .execute();
}

/** Pages that show a withdrawn publication, or were to. Answers their ids. */
export async function askForWithdrawal(tx: Tx, publicationId: string, by: string, now: Date): Promise<string[]> {
  const rows = await tx
    .updateTable('destination_pages')
    .set(waitingAnew('withdraw', 'update', by, now))
    .where('publication_id', '=', publicationId)
    .where('task', '=', 'push')
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** What failed in a destination is tried again, now that it was mended. */
export async function askForFailed(tx: Tx, destinationId: string, now: Date): Promise<string[]> {
  const rows = await tx
    .updateTable('destination_pages')
    .set({ state: 'waiting', due_at: now, tries: 0, fault: null, asking: sql`asking + 1` })
    .where('destination_id', '=', destinationId)
    .where('state', '=', 'failed')
    .returning('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Of a destination that is sent to no more: nothing waits. */
export async function dropWaiting(tx: Tx, destinationId: string): Promise<void> {
  await tx
    .updateTable('destination_pages')
    .set({ state: 'failed', due_at: null, fault: 'The destination was removed.', asking: sql`asking + 1` })
    .where('destination_id', '=', destinationId)
    .where('state', '=', 'waiting')
    .execute();
}

export const leavePage = (tx: Tx, id: string) =>
  tx
    .updateTable('destination_pages')
    .set({ state: 'left', conflict: null, fault: null })
    .where('id', '=', id)
    .execute();

/** Takes a page for one sender alone until the claim ends; undefined when it is not due, or somebody else is at it. */
export async function claimPage(tx: Tx, id: string, now: Date, until: Date): Promise<PageRow | undefined> {
  const taken = await tx
    .updateTable('destination_pages')
    .set({ claimed_until: until })
    .where('id', '=', id)
    .where('due_at', '<=', now)
    .where(isFree(now))
    .executeTakeFirst();
  return taken.numUpdatedRows > 0n ? findPage(tx, id) : undefined;
}

export async function listDuePages(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('destination_pages')
    .select('id')
    .where('due_at', '<=', now)
    .where(isFree(now))
    .orderBy('due_at')
    .limit(limit)
    .execute();
  return rows.map(({ id }) => id);
}

const isFree = (now: Date): Expression<boolean> => sql<boolean>`(claimed_until is null or claimed_until <= ${now})`;

/** A page that exists is known, whatever becomes of the rest of its push. */
export async function keepRemote(db: Db, id: string, { remoteId, url, remoteVersion }: Known): Promise<void> {
  await db
    .updateTable('destination_pages')
    .set({
      remote_id: remoteId,
      url,
      remote_version: remoteVersion,
      // Another page was asked for and is there: whoever comes back goes on with it.
      manner: sql`case manner when 'anew' then 'update' else manner end`,
    })
    .where('id', '=', id)
    .execute();
}

export type Settled = {
  state: PageState;
  due_at?: Date | null;
  tries?: number;
  fault?: string | null;
  conflict?: 'edited' | 'gone' | null;
  pushed_id?: string | null;
  pushed_at?: Date | null;
};

/** Answers false when something else was asked for meanwhile: that still waits, and is free again. */
export async function settlePage(
  tx: Tx,
  { id, asking }: Pick<PageRow, 'id' | 'asking'>,
  to: Settled,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('destination_pages')
    .set({ due_at: null, fault: null, conflict: null, ...to, claimed_until: null })
    .where('id', '=', id)
    .where('asking', '=', asking)
    .executeTakeFirst();
  if (numUpdatedRows > 0n) return true;
  await tx.updateTable('destination_pages').set({ claimed_until: null }).where('id', '=', id).execute();
  return false;
}

export async function forgetRemote(db: Db, id: string): Promise<void> {
  await db
    .updateTable('destination_pages')
    .set({ remote_id: null, url: null, remote_version: null, pushed_id: null })
    .where('id', '=', id)
    .execute();
}

export async function countPages(db: Db) {
  return db
    .selectFrom('destination_pages')
    .select(({ fn }) => ['destination_id as destinationId', 'state', fn.countAll<number>().as('count')])
    .groupBy(['destination_id', 'state'])
    .execute();
}

/** Pages that stand there, for which the destination may not move elsewhere. */
export async function hasRemotePages(db: Db, destinationId: string): Promise<boolean> {
  const row = await db
    .selectFrom('destination_pages')
    .select('id')
    .where('destination_id', '=', destinationId)
    .where('remote_id', 'is not', null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** What waits or needs somebody, with the post-mortem it is about. For whoever may see them all. */
export async function listOpenPages(db: Db, limit: number) {
  return pages(db)
    .innerJoin('post_mortems as pm', 'pm.id', 'p.post_mortem_id')
    .select(['pm.number as postMortemNumber', 'wanted.title'])
    .where('p.state', 'in', ['waiting', 'conflict', 'failed'])
    .orderBy('p.asked_at', 'desc')
    .limit(limit)
    .execute();
}
