import { listPictures } from '#server/features/files/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { PostMortemDocument } from '#shared/document/document.ts';
import type { StoredPicture } from './picture.ts';

/** Bytes of pictures that one file takes along; of what comes after, and of what is larger, the words stand. */
const MOST_BYTES = 32 * 1024 ** 2;
/** Addresses of files kept here, as they stand in the text. */
const OWN_FILES = /\/api\/v1\/files\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/gi;

/** The pictures that a document shows. */
export async function storedPicturesOf(
  ctx: Context,
  postMortemId: string,
  { sections }: PostMortemDocument,
): Promise<StoredPicture[]> {
  const found = sections.flatMap(({ markdown }) =>
    [...markdown.matchAll(OWN_FILES)].map((match) => match[1]!.toLowerCase()),
  );
  return loadPictures(ctx, postMortemId, [...new Set(found)]);
}

/**
 * The pictures with these ids, as far as they are attached to this post-mortem: one that belongs to another may be private there.
 * What the file store does not give is left out, and said in the log.
 */
async function loadPictures(ctx: Context, postMortemId: string, ids: readonly string[]): Promise<StoredPicture[]> {
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
