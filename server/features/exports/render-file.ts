import { createAside } from '#server/platform/aside.ts';
import type { Context } from '#server/platform/context.ts';
import type { ExportFormat } from '#shared/contracts/post-mortems.ts';
import type { PostMortemDocument } from '#shared/document/document.ts';
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
/** Addresses of files kept here, as they stand in the text. */
const OWN_FILES = /\/api\/v1\/files\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})/gi;

export const contentTypeOf = (format: ExportFormat): string => CONTENT_TYPES[format];

const LIMITS = {
  timeoutMs: 30_000,
  tooLong: 'This document is too large for a file of this kind: it took longer than 30 seconds. Take Markdown instead.',
};
/** Reading a long text and setting its pages takes up to seconds: never of the thread that answers everybody. Text does not wait for pages. */
const writeText = createAside<FileWork, Uint8Array>('render-file-thread', import.meta.url, LIMITS);
const setPages = createAside<FileWork, Uint8Array>('render-file-thread', import.meta.url, LIMITS);

/** The document as a file: text, or bytes where it is made beside the server. Pictures are those kept with the post-mortem. */
export async function renderFile(
  ctx: Context,
  postMortemId: string,
  document: PostMortemDocument,
  format: ExportFormat,
): Promise<string | Buffer> {
  switch (format) {
    case 'md':
      return renderMarkdown(document);
    case 'json':
      return renderJson(document);
    case 'html':
    case 'confluence':
      return Buffer.from(await writeText({ format, document, pictures: [] }));
    case 'pdf':
    case 'docx': {
      const pictures = await loadPictures(ctx, postMortemId, fileIdsIn(document));
      return Buffer.from(await setPages({ format, document, pictures }));
    }
  }
}

function fileIdsIn({ sections }: PostMortemDocument): string[] {
  const found = sections.flatMap(({ markdown }) =>
    [...markdown.matchAll(OWN_FILES)].map((match) => match[1]!.toLowerCase()),
  );
  return [...new Set(found)];
}
