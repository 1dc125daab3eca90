import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import { operation, Reply } from '#server/platform/operation.ts';
import { getFile as contract } from '#shared/contracts/files.ts';
import { AppError } from '#shared/errors.ts';
import type { Action, Actor } from '#shared/rules/access.ts';
import { type FileRow, findFile } from './files-store.ts';

export const getFile = operation(contract, async (ctx, actor, { id }, request) => {
  const file = await loadFile(ctx, actor, id, 'post-mortem.read');
  const headers = headersOf(file);
  if (request.headers['if-none-match'] === headers.etag) return new Reply(null, 304, headers);
  const bytes = await ctx.files.find(file.id);
  if (!bytes) throw new AppError('unavailable', `The bytes of "${file.name}" are not in the file store. Ask an admin.`);
  return new Reply(bytes, 200, { ...headers, 'content-length': String(file.size) });
});

/** A file is seen by whoever sees its post-mortem; to others it does not exist. */
export async function loadFile(ctx: Context, actor: Actor, id: string, action: Action): Promise<FileRow> {
  const file = await findFile(ctx.db, id);
  if (!file) throw new AppError('not-found', 'There is no such file, or it was removed.');
  await getPostMortemHead(ctx.db, actor, file.postMortemId, action).catch((error) => {
    if (error instanceof AppError && error.code === 'not-found')
      throw new AppError('not-found', 'There is no such file, or it was removed.');
    throw error;
  });
  return file;
}

function headersOf(file: FileRow): Record<string, string> {
  const plain = file.name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const disposition = file.isImage ? 'inline' : 'attachment';
  return {
    'content-type': file.contentType,
    'content-disposition': `${disposition}; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(file.name).replace(/['()*]/g, escape)}`,
    // Kept by the reader's browser, and asked for anew each time: who lost access gets it no more.
    'cache-control': 'private, no-cache',
    etag: `"${file.id}"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  };
}
