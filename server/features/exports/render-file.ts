import { createAside } from '#server/platform/aside.ts';
import type { Context } from '#server/platform/context.ts';
import type { ExportFormat } from '#shared/contracts/post-mortems.ts';
import type { PostMortemDocument } from '#shared/document/document.ts';
import { renderJson } from '#shared/document/render-json.ts';
import { renderMarkdown } from '#shared/document/render-markdown.ts';
import { AppError } from '#shared/errors.ts';
import { storedPicturesOf } from './pictures/load-pictures.ts';
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

const LIMITS = {
  timeoutMs: 30_000,
  tooLong: 'This document is too large for a file of this kind: it took longer than 30 seconds. Take Markdown instead.',
};
/** Reading a long text and setting its pages takes up to seconds: never of the thread that answers everybody. Text does not wait for pages. */
const writeText = createAside<FileWork, Uint8Array>('render-file-thread', import.meta.url, LIMITS);
const setPages = createAside<FileWork, Uint8Array>('render-file-thread', import.meta.url, LIMITS);

/** Each file in the making holds its document and pictures: together they stay under half a gigabyte. */
const MOST_AT_ONCE = 16;
let making = 0;

/**
 * The document as a file: text, or bytes where it is made beside the server. Pictures are those kept with the post-mortem. Refused
 * with `too-many-requests` while many others are being made, and with `too-large` when it takes too long.
 */
export async function renderFile(
  ctx: Context,
  postMortemId: string,
  document: PostMortemDocument,
  format: ExportFormat,
): Promise<string | Buffer> {
  if (format === 'md') return renderMarkdown(document);
  if (format === 'json') return renderJson(document);
  if (making >= MOST_AT_ONCE)
    throw new AppError('too-many-requests', 'Many files are being made at this moment. Try again in a minute.');
  making += 1;
  try {
    return Buffer.from(await makeAside(ctx, postMortemId, document, format));
  } finally {
    making -= 1;
  }
}

async function makeAside(
  ctx: Context,
  postMortemId: string,
  document: PostMortemDocument,
  format: FileWork['format'],
): Promise<Uint8Array> {
  if (format === 'html' || format === 'confluence') return writeText({ format, document, pictures: [] });
  return setPages({ format, document, pictures: await storedPicturesOf(ctx, postMortemId, document) });
}
