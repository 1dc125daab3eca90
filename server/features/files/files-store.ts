import type { Db, Tx } from '#server/platform/context.ts';

export type NewFile = {
  id: string;
  post_mortem_id: string;
  name: string;
  content_type: string;
  is_image: boolean;
  size: number;
  width: number | null;
  height: number | null;
  sha256: Buffer;
  uploaded_by: string | null;
};
export type FileRow = NonNullable<Awaited<ReturnType<typeof findFile>>>;

const COLUMNS = [
  'id',
  'post_mortem_id as postMortemId',
  'name',
  'content_type as contentType',
  'is_image as isImage',
  'size',
  'width',
  'height',
] as const;

export async function findFile(db: Db, id: string) {
  return db.selectFrom('files').select(COLUMNS).where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst();
}

/** Those of the given files that are pictures attached to this post-mortem. */
export async function listPictures(db: Db, postMortemId: string, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('files')
    .select(COLUMNS)
    .where('post_mortem_id', '=', postMortemId)
    .where('id', 'in', ids)
    .where('is_image', '=', true)
    .where('removed_at', 'is', null)
    .execute();
}

/** The same bytes under the same name, attached to it before. */
export async function findSameFile(db: Db, postMortemId: string, name: string, sha256: Buffer) {
  return db
    .selectFrom('files')
    .select(COLUMNS)
    .where('post_mortem_id', '=', postMortemId)
    .where('sha256', '=', sha256)
    .where('name', '=', name)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

/** Bytes of all that is attached to a post-mortem. */
export async function sumFileSizes(db: Db, postMortemId: string): Promise<number> {
  const row = await db
    .selectFrom('files')
    .select(({ fn }) => fn.sum<string | null>('size').as('bytes'))
    .where('post_mortem_id', '=', postMortemId)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  return Number(row?.bytes ?? 0);
}

export async function insertFile(tx: Tx, file: NewFile): Promise<void> {
  await tx
    .insertInto('files')
    .values(file)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function markFileRemoved(tx: Tx, id: string, by: string | null, now: Date): Promise<void> {
  await tx.updateTable('files').set({ removed_at: now, removed_by: by }).where('id', '=', id).execute();
}
