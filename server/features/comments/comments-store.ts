import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Anchor } from '#shared/contracts/comments.ts';
import { AppError } from '#shared/errors.ts';

const threadColumns = (db: Db) =>
  db
    .selectFrom('threads')
    .select([
      'id',
      'post_mortem_id as postMortemId',
      'anchor',
      'created_at as createdAt',
      'resolved_at as resolvedAt',
      'resolved_by as resolvedBy',
    ]);
export type ThreadRow = NonNullable<Awaited<ReturnType<typeof findThread>>>;

const commentColumns = (db: Db) =>
  db
    .selectFrom('comments as c')
    .leftJoin('people as author', 'author.id', 'c.author_id')
    .select([
      'c.id',
      'c.thread_id as threadId',
      'c.author_id as authorId',
      'author.name as authorNow',
      'c.author_name as authorName',
      'c.markdown',
      'c.created_at as createdAt',
      'c.edited_at as editedAt',
      'c.deleted_at as deletedAt',
    ]);
export type CommentRow = NonNullable<Awaited<ReturnType<typeof findComment>>>;

export async function findThread(db: Db, id: string) {
  return threadColumns(db).where('id', '=', id).executeTakeFirst();
}

/** Locks the thread, so that replies and deletions of one thread happen one after the other. */
export async function getThreadForUpdate(tx: Tx, id: string): Promise<ThreadRow> {
  const row = await threadColumns(tx).where('id', '=', id).forUpdate().executeTakeFirst();
  if (!row) throw new AppError('not-found', 'This thread is gone: its comments were deleted.');
  return row;
}

type ThreadFilter = {
  postMortemId: string;
  state: 'open' | 'resolved' | 'all';
  after: string | undefined;
  limit: number;
};

export async function listThreadRows(db: Db, filter: ThreadFilter): Promise<ThreadRow[]> {
  let query = threadColumns(db).where('post_mortem_id', '=', filter.postMortemId).orderBy('id').limit(filter.limit);
  if (filter.state === 'open') query = query.where('resolved_at', 'is', null);
  if (filter.state === 'resolved') query = query.where('resolved_at', 'is not', null);
  if (filter.after) query = query.where('id', '>', filter.after);
  return query.execute();
}

export async function findComment(db: Db, id: string) {
  return commentColumns(db).where('c.id', '=', id).executeTakeFirst();
}

export async function listComments(db: Db, threadIds: readonly string[]): Promise<CommentRow[]> {
  if (threadIds.length === 0) return [];
  return commentColumns(db).where('c.thread_id', 'in', threadIds).orderBy('c.id').execute();
}

export async function insertThread(tx: Tx, postMortemId: string, anchor: Anchor, now: Date): Promise<string> {
  const id = newId();
  await tx
    .insertInto('threads')
    .values({
      id,
      post_mortem_id: postMortemId,
      anchor: JSON.stringify(anchor),
      created_at: now,
      resolved_at: null,
      resolved_by: null,
    })
    .execute();
  return id;
}

export async function saveThread(
  tx: Tx,
  id: string,
  fields: { anchor?: Anchor; resolved_at?: Date | null; resolved_by?: string | null },
): Promise<void> {
  const { anchor, ...others } = fields;
  await tx
    .updateTable('threads')
    .set({ ...others, ...(anchor ? { anchor: JSON.stringify(anchor) } : {}) })
    .where('id', '=', id)
    .execute();
}

export async function removeThread(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('threads').where('id', '=', id).execute();
}

export type NewComment = { authorId: string | null; authorName: string; markdown: string };

export async function insertComment(tx: Tx, threadId: string, comment: NewComment, now: Date): Promise<string> {
  const id = newId();
  await tx
    .insertInto('comments')
    .values({
      id,
      thread_id: threadId,
      author_id: comment.authorId,
      author_name: comment.authorName,
      markdown: comment.markdown,
      created_at: now,
      edited_at: null,
      deleted_at: null,
    })
    .execute();
  return id;
}

export async function saveComment(
  tx: Tx,
  id: string,
  fields: { markdown: string; edited_at?: Date; deleted_at?: Date },
): Promise<void> {
  await tx.updateTable('comments').set(fields).where('id', '=', id).execute();
}
