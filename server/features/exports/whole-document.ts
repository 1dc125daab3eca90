import { listFactorRows } from '#server/features/findings/index.ts';
import { documentOf, type PostMortemView } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { PostMortemDocument } from '#shared/document/document.ts';
import type { GraphFactor } from '#shared/document/figures/graph-factor.ts';

/** A post-mortem as it is presented, with everything that a file of it can show. */
export async function wholeDocument(ctx: Context, view: PostMortemView): Promise<PostMortemDocument> {
  return { ...documentOf(view), factors: await factorsOf(ctx, view) };
}

/** What led to what, where the document shows it; what was struck is in no file. */
async function factorsOf(ctx: Context, view: PostMortemView): Promise<GraphFactor[]> {
  if (!view.sections.some(({ blocks }) => blocks.includes('contributing-factors'))) return [];
  const rows = await listFactorRows(ctx.db, view.id);
  return rows
    .filter(({ state }) => state !== 'struck')
    .map(({ id, title, role, state, leadsTo }) => ({ id, title, role, state, leadsTo }));
}
