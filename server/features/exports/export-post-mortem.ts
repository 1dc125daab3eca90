import { getPostMortemHead, presentPostMortem } from '#server/features/post-mortems/index.ts';
import { operation, Reply } from '#server/platform/operation.ts';
import { exportPostMortem as contract, EXPORT_EXTENSIONS } from '#shared/contracts/post-mortems.ts';
import { contentTypeOf, renderFile } from './render-file.ts';
import { wholeDocument } from './whole-document.ts';

/** Who may read it may take it along: a file shows no more than the page does. */
export const exportPostMortem = operation(contract, async (ctx, actor, input) => {
  const head = await getPostMortemHead(ctx.db, actor, input.id, 'post-mortem.read');
  const view = await presentPostMortem(ctx, actor, head.id);
  const file = await renderFile(ctx, head.id, await wholeDocument(ctx, view), input.format);
  const name = `${view.reference}.${EXPORT_EXTENSIONS[input.format]}`;
  return new Reply(file as string, 200, {
    'content-type': contentTypeOf(input.format),
    'content-disposition': `${input.download ? 'attachment' : 'inline'}; filename="${name}"`,
    // The file is data from people: whatever it holds must not run as a page of ours.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
  });
});
