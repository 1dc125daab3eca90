import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';

const columns = (db: Db) =>
  db
    .selectFrom('figures')
    .select([
      'id',
      'post_mortem_id as postMortemId',
      'file_id as fileId',
      'title',
      'alt',
      'from_at as from',
      'to_at as to',
      'url',
      'evidence',
      'position',
      'version',
      'changes',
      'created_by as createdBy',
      'created_at as createdAt',
      'updated_by as updatedBy',
      'updated_at as updatedAt',
      'removed_at as removedAt',
    ]);

export type FigureRow = NonNullable<Awaited<ReturnType<typeof findFigureRow>>>;

export async function listFigureRows(db: Db, postMortemId: string): Promise<FigureRow[]> {
  return columns(db)
    .where('post_mortem_id', '=', postMortemId)
    .where('removed_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
}

export async function findFigureRow(db: Db, id: string) {
  return columns(db).where('id', '=', id).executeTakeFirst();
}

export type NewFigure = {
  fileId: string | null;
  title: string;
  alt: string;
  from: Date | null;
  to: Date | null;
  url: string | null;
  evidence: readonly string[];
};

export async function insertFigure(
  tx: Tx,
  postMortemId: string,
  { fileId, from, to, evidence, ...figure }: NewFigure,
  { position, by, now }: { position: number; by: string | null; now: Date },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('figures')
    .values({
      id,
      post_mortem_id: postMortemId,
      file_id: fileId,
      from_at: from,
      to_at: to,
      ...figure,
      evidence: [...evidence],
      position,
      created_by: by,
      created_at: now,
      updated_by: by,
      updated_at: now,
      removed_at: null,
    })
    .execute();
  return id;
}
