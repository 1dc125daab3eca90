import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import type { Action, Actor } from '#shared/rules/access.ts';
import { type CommentRow, findComment, findThread, type ThreadRow } from './comments-store.ts';

/** The thread behind an id, for whoever may see its post-mortem: a private one's threads are as unknown as itself. */
export async function getThread(db: Db, actor: Actor, id: string, action: Action): Promise<ThreadRow> {
  const row = await findThread(db, id);
  if (row) {
    const head = await getPostMortemHead(db, actor, row.postMortemId, action).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'not-found') return undefined;
      throw error;
    });
    if (head) return row;
  }
  throw new AppError('not-found', 'This thread does not exist, or its comments were deleted.');
}

export async function getComment(
  db: Db,
  actor: Actor,
  id: string,
): Promise<{ comment: CommentRow; thread: ThreadRow }> {
  const comment = await findComment(db, id);
  if (!comment) throw new AppError('not-found', 'There is no such comment.');
  const thread = await getThread(db, actor, comment.threadId, 'comment.add');
  if (comment.deletedAt) throw new AppError('conflict', 'This comment was deleted.');
  return { comment, thread };
}

type Written = Pick<CommentRow, 'authorId' | 'deletedAt'>;

export const isOwn = (actor: Actor, comment: Written) => actor.kind === 'member' && comment.authorId === actor.personId;

export const mayEdit = (actor: Actor, comment: Written) => !comment.deletedAt && isOwn(actor, comment);

export const mayDelete = (actor: Actor, comment: Written) =>
  !comment.deletedAt &&
  (isOwn(actor, comment) || (actor.kind !== 'nobody' && actor.kind !== 'system' && actor.role === 'admin'));
