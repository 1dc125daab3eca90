import { listFactorRows } from '#server/features/findings/index.ts';
import {
  documentOf,
  getPostMortemHead,
  type PostMortemView,
  presentPostMortem,
} from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import { operation, Reply } from '#server/platform/operation.ts';
import { exportPostMortem as contract, EXPORT_EXTENSIONS } from '#shared/contracts/post-mortems.ts';
import type { PostMortemDocument } from '#shared/document/document.ts';
import type { GraphFactor } from '#shared/document/figures/graph-factor.ts';
import { contentTypeOf, renderFile } from './render-file.ts';

/** Who may read it may take it along: a file shows no more than the page does. */
export const exportPostMortem = operation(contract, async (ctx, actor, input) => {
  const head = await getPostMortemHead(ctx.db, actor, input.id, 'post-mortem.read');
  const view = await presentPostMortem(ctx, actor, head.id);
  const document: PostMortemDocument = { ...documentOf(view), factors: await factorsOf(ctx, view) };
  const file = await renderFile(ctx, head.id, document, input.format);
  const name = `${view.reference}.${EXPORT_EXTENSIONS[input.format]}`;
  return new Reply(file as string, 200, {
    'content-type': contentTypeOf(input.format),
    'content-disposition': `${input.download ? 'attachment' : 'inline'}; filename="${name}"`,
    // The file is data from people: whatever it holds must not run as a page of ours.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
  });
});

/** What led to what, where the document shows it; what was struck is in no file. */
async function factorsOf(ctx: Context, view: PostMortemView): Promise<GraphFactor[]> {
  if (!view.sections.some(({ blocks }) => blocks.includes('contributing-factors'))) return [];
  const rows = await listFactorRows(ctx.db, view.id);
  return rows
    .filter(({ state }) => state !== 'struck')
    .map(({ id, title, role, state, leadsTo }) => ({ id, title, role, state, leadsTo }));
}
