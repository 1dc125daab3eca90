import { createAside } from '#server/platform/aside.ts';
import type { Context } from '#server/platform/context.ts';
import type { PostMortemDocument } from '#shared/document/document.ts';
import type { DrawnDocument, DrawWork } from './draw-document-thread.ts';
import { storedPicturesOf } from './pictures/load-pictures.ts';

const drawAside = createAside<DrawWork, DrawnDocument>('draw-document-thread', import.meta.url, {
  timeoutMs: 60_000,
  tooLong: 'This document is too large to be drawn: it took longer than a minute.',
});

/** The document as blocks, with its pictures, and its drawings (`timeline`, `factors`) as pictures: for what is drawn elsewhere. */
export async function drawDocument(
  ctx: Context,
  postMortemId: string,
  document: PostMortemDocument,
): Promise<DrawnDocument> {
  return drawAside({ document, pictures: await storedPicturesOf(ctx, postMortemId, document) });
}
