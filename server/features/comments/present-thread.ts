import type { z } from 'zod';
import type { Db } from '#server/platform/context.ts';
import type { Anchor, comment, thread } from '#shared/contracts/comments.ts';
import { AppError } from '#shared/errors.ts';
import { type Actor, allowances, may } from '#shared/rules/access.ts';
import { mayDelete, mayEdit } from './comment-access.ts';
import { type CommentRow, findThread, listComments, type ThreadRow } from './comments-store.ts';

type ThreadView = z.input<typeof thread>;

function presentComment(row: CommentRow, actor: Actor): z.input<typeof comment> {
  const writes = may(actor, 'comment.add');
  return {
    id: row.id,
    author: row.authorId ? { id: row.authorId, name: row.authorNow ?? row.authorName } : null,
    authorName: row.authorNow ?? row.authorName,
    markdown: row.markdown,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    may: { edit: writes && mayEdit(actor, row), delete: writes && mayDelete(actor, row) },
  };
}

export async function presentThreads(db: Db, actor: Actor, rows: readonly ThreadRow[]): Promise<ThreadView[]> {
  const comments = await listComments(
    db,
    rows.map((row) => row.id),
  );
  const ofThread = Map.groupBy(comments, (one) => one.threadId);
  return rows.map((row) => ({
    id: row.id,
    postMortemId: row.postMortemId,
    anchor: row.anchor as Anchor,
    createdAt: row.createdAt.toISOString(),
    resolvedAt: row.resolvedAt?.toISOString() ?? null,
    resolvedBy: row.resolvedBy,
    comments: (ofThread.get(row.id) ?? []).map((one) => presentComment(one, actor)),
    may: allowances(actor, ['comment.add']),
  }));
}

export async function presentThread(db: Db, actor: Actor, id: string): Promise<ThreadView> {
  const row = await findThread(db, id);
  const [view] = row ? await presentThreads(db, actor, [row]) : [];
  if (!view) throw new AppError('conflict', 'The thread was deleted just now.');
  return view;
}
