import { contentTypeOf, renderFile } from '#server/features/exports/index.ts';
import { guardOf } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import { operation, Reply } from '#server/platform/operation.ts';
import { hashToken } from '#server/platform/secrets.ts';
import { EXPORT_EXTENSIONS, type ExportFormat } from '#shared/contracts/post-mortems.ts';
import { showShared as contract } from '#shared/contracts/publications.ts';
import { nowherePage, sharedPage } from '#shared/redaction/shared-page.ts';
import { findPublication, getPublishedDocument } from './publications-store.ts';
import { FILE_POLICY } from './read-publication.ts';
import { countOpening, findOpenShare } from './shares-store.ts';

/** Whoever has the address may read this and nothing else: no search engine lists it, no other site is told of it. */
const UNLISTED = { 'x-robots-tag': 'noindex, nofollow, noarchive', 'referrer-policy': 'no-referrer' };
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Over, ended, withdrawn or never made: the answer is the same, so that nobody learns which by trying. */
export const showShared = operation(contract, async (ctx, _actor, { token, format }) => {
  const found = await findShared(ctx, token);
  if (!found) return page(nowherePage(), 404);
  const { row, shareId, isListed } = found;
  const document = await getPublishedDocument(ctx.db, row.id);
  if (format) {
    const name = `post-mortem-${row.audience}-${row.number}.${EXPORT_EXTENSIONS[format]}`;
    return file((await renderFile(ctx, row.postMortemId, document, format)) as string, format, name);
  }
  await countOpening(ctx.db, shareId);
  const html = String(await renderFile(ctx, row.postMortemId, document, 'html'));
  const { publishedAt } = row;
  const text = sharedPage(html, { publishedAt: publishedAt.toISOString(), timeZone: document.timeZone, isListed });
  return page(text, 200, isListed);
});

/** A publication of what has become private since leads nowhere, unless somebody said yes to that when it was published. */
async function findShared(ctx: Context, token: string) {
  const share = await findOpenShare(ctx.db, hashToken(token), ctx.now());
  const row = share && (await findPublication(ctx.db, share.publicationId));
  if (!row) return undefined;
  const guard = await guardOf(ctx.db, row.postMortemId);
  return guard.private && !row.privateConfirmed ? undefined : { row, shareId: share.id, isListed: share.listed };
}

const page = (html: string, status = 200, isListed = false) =>
  new Reply(html, status, {
    ...(isListed ? { 'referrer-policy': 'no-referrer' } : UNLISTED),
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': PAGE_POLICY,
  });

const file = (body: string, format: ExportFormat, name: string) =>
  new Reply(body, 200, {
    ...UNLISTED,
    'content-type': contentTypeOf(format),
    'content-disposition': `attachment; filename="${name}"`,
    'content-security-policy': FILE_POLICY,
  });
