import { createHash } from 'node:crypto';
import { actorName } from '#server/features/people/index.ts';
import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { newId } from '#server/platform/ids.ts';
import { operation, Reply } from '#server/platform/operation.ts';
import { uploadFile as contract } from '#shared/contracts/files.ts';
import { AppError } from '#shared/errors.ts';
import { fileKind, whyNotFile } from '#shared/rules/file-kind.ts';
import { findSameFile, insertFile, sumFileSizes } from './files-store.ts';
import { presentFile } from './present-file.ts';

/** What one post-mortem may hold: more is a place for recordings, not a document. */
const MAX_BYTES_OF_ALL = 1024 ** 3;

/** The bytes are safe in the file store before a row tells of them: a failure between leaves bytes that nobody can reach. */
export const uploadFile = operation(contract, async (ctx, actor, { id, name, file }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.edit');
  const kind = fileKind(file);
  const why = whyNotFile(name, file, kind);
  if (why) throw new AppError('bad-input', `"${name}" ${why}.`);
  const sha256 = createHash('sha256').update(file).digest();
  const same = await findSameFile(ctx.db, head.id, name, sha256);
  if (same) return new Reply(presentFile(same), 200);
  if ((await sumFileSizes(ctx.db, head.id)) + file.length > MAX_BYTES_OF_ALL)
    throw new AppError(
      'too-large',
      'More than 1 GB would be attached here. Remove a file first, or link to it instead.',
    );
  const row = { id: newId(), name, ...kind, size: file.length };
  try {
    await ctx.files.put(row.id, file);
  } catch (error) {
    ctx.log.error({ err: error }, 'the file store did not take a file');
    throw new AppError('unavailable', `"${name}" could not be stored. Nothing was attached; try again in a moment.`);
  }
  await ctx.transaction((tx) =>
    insertFile(tx, {
      id: row.id,
      post_mortem_id: head.id,
      name,
      content_type: kind.contentType,
      is_image: kind.isImage,
      size: row.size,
      width: kind.width,
      height: kind.height,
      sha256,
      uploaded_by: actorName(actor),
    }),
  );
  // Two people attaching the same at once: the second row gave way, and its bytes with it.
  const stored = await findSameFile(ctx.db, head.id, name, sha256);
  if (stored && stored.id !== row.id) await ctx.files.remove(row.id).catch(() => {});
  return presentFile(stored ?? { ...row, postMortemId: head.id });
});
