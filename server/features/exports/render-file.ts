import { createAside } from '#server/platform/aside.ts';
import type { Context } from '#server/platform/context.ts';
import type { ExportFormat } from '#shared/contracts/post-mortems.ts';
import type { PostMortemDocument } from '#shared/document/document.ts';
import { exportDocumentOf } from '#shared/document/export/export-document-of.ts';
import { picturesIn } from '#shared/document/export/pictures-in.ts';
import { renderConfluence } from '#shared/document/export/render-confluence.ts';
import { renderHtml } from '#shared/document/render-html.ts';
import { renderJson } from '#shared/document/render-json.ts';
import { renderMarkdown } from '#shared/document/render-markdown.ts';
import { loadPictures } from './pictures/load-pictures.ts';
import type { FileWork } from './render-file-thread.ts';

const CONTENT_TYPES: Record<ExportFormat, string> = {
  md: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  confluence: 'application/xml; charset=utf-8',
};

export const contentTypeOf = (format: ExportFormat): string => CONTENT_TYPES[format];

/** Setting pages takes up to a second of a processor: never of the one that answers everybody. */
const renderAside = createAside<FileWork, Uint8Array>('render-file-thread', import.meta.url, {
  timeoutMs: 30_000,
  tooLong:
    'This document is too large for a file of this kind: it took longer than 30 seconds. Take Markdown or HTML instead.',
});

/** The document as a file: text, or bytes where the format is no text. Pictures are those kept with the post-mortem. */
export async function renderFile(
  ctx: Context,
  postMortemId: string,
  document: PostMortemDocument,
  format: ExportFormat,
): Promise<string | Buffer> {
  switch (format) {
    case 'md':
      return renderMarkdown(document);
    case 'html':
      return renderHtml(document);
    case 'json':
      return renderJson(document);
    case 'confluence':
      return renderConfluence(exportDocumentOf(document));
    case 'pdf':
    case 'docx': {
      const drawn = exportDocumentOf(document);
      const pictures = await loadPictures(ctx, postMortemId, picturesIn(drawn));
      return Buffer.from(await renderAside({ format, document: drawn, pictures }));
    }
  }
}
