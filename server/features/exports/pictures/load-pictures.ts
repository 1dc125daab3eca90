import { listPictures } from '#server/features/files/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { StoredPicture } from './picture.ts';

/** Bytes of pictures that one file takes along; of what comes after, and of what is larger, the words stand. */
const MOST_BYTES = 32 * 1024 ** 2;

/**
 * The pictures with these ids, as far as they are attached to this post-mortem: one that belongs to another may be private there.
 * What the file store does not give is left out, and said in the log.
 */
export async function loadPictures(
  ctx: Context,
  postMortemId: string,
  ids: readonly string[],
): Promise<StoredPicture[]> {
  const rows = new Map((await listPictures(ctx.db, postMortemId, ids)).map((row) => [row.id, row]));
  const pictures: StoredPicture[] = [];
  let total = 0;
  for (const id of ids) {
    const row = rows.get(id);
    if (!row?.width || !row.height || total + row.size > MOST_BYTES) continue;
    const bytes = await bytesOf(ctx, id);
    if (!bytes) continue;
    total += row.size;
    pictures.push({ id, contentType: row.contentType, bytes, width: row.width, height: row.height });
  }
  return pictures;
}

async function bytesOf(ctx: Context, id: string): Promise<Buffer | undefined> {
  try {
    const stream = await ctx.files.find(id);
    return stream && Buffer.concat(await stream.toArray());
  } catch (err) {
    ctx.log.warn({ err, file: id }, 'a picture is missing from an export: the file store did not give it');
    return undefined;
  }
}
