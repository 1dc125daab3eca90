import { strToU8, zipSync } from 'fflate';
import { renderFile } from '#server/features/exports/index.ts';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import { operation, Reply } from '#server/platform/operation.ts';
import { EXPORT_EXTENSIONS, type ExportFormat } from '#shared/contracts/post-mortems.ts';
import { exportSite as contract } from '#shared/contracts/publications.ts';
import { sharedPage } from '#shared/redaction/shared-page.ts';
import { openPublication, refuseUnconfirmed, refuseWithdrawn } from './open-publication.ts';
import { publicationName } from './present-publication.ts';
import { getPublishedDocument } from './publications-store.ts';

const BESIDE: ExportFormat[] = ['pdf', 'docx', 'md'];

/** A folder for any web host: the page by itself, and beside it the files that it offers. */
export const exportSite = operation(contract, async (ctx, actor, { id, listed, confirmPrivate }) => {
  const { row, head } = await openPublication(ctx.db, actor, id, 'publication.manage');
  refuseWithdrawn(row);
  refuseUnconfirmed(head, confirmPrivate);
  const document = await getPublishedDocument(ctx.db, id);
  const nameOf = (format: ExportFormat) => `document.${EXPORT_EXTENSIONS[format]}`;
  const html = String(await renderFile(ctx, row.postMortemId, document, 'html'));
  const page = sharedPage(html, {
    publishedAt: row.publishedAt.toISOString(),
    timeZone: document.timeZone,
    isListed: listed,
    files: Object.fromEntries(BESIDE.map((format) => [format, nameOf(format)])),
  });
  const files: Record<string, Uint8Array> = { 'index.html': strToU8(page) };
  for (const format of BESIDE)
    files[nameOf(format)] = bytesOf(await renderFile(ctx, row.postMortemId, document, format));
  if (!listed) files['robots.txt'] = strToU8('User-agent: *\nDisallow: /\n');
  const reference = postMortemReference(head.number);
  await ctx.transaction((tx) =>
    ctx.record(tx, actor, {
      action: 'publication.exported',
      subject: { kind: 'publication', id, name: publicationName(row, reference) },
      postMortemId: head.id,
      after: { format: 'site', ...(head.private && { private: 'confirmed' }) },
    }),
  );
  return new Reply(Buffer.from(zipSync(files)) as unknown as string, 200, {
    'content-type': 'application/zip',
    'content-disposition': `attachment; filename="${reference}-${row.audience}-${row.number}.zip"`,
  });
});

const bytesOf = (file: string | Uint8Array): Uint8Array => (typeof file === 'string' ? strToU8(file) : file);
