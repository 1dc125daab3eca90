import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { showAuthorship as contract } from '#shared/contracts/versions.ts';
import { authorRuns } from '#shared/document/live/author-runs.ts';
import { listClientNames, listSectionTitles } from './versions-store.ts';

export const showAuthorship = operation(contract, async (ctx, actor, { id }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.read');
  const sections = await ctx.documents.read(head.id, authorRuns);
  const [names, rows] = await Promise.all([listClientNames(ctx.db, head.id), listSectionTitles(ctx.db, head.id)]);
  const titles = new Map(rows.map(({ key, title }) => [key, title]));
  return {
    sections: sections.map(({ key, blocks }) => ({
      key,
      title: titles.get(key) ?? key,
      blocks: blocks.map(({ type, runs }) => ({
        type,
        runs: runs.map(({ text, client }) => ({ text, by: names.get(client) ?? null })),
      })),
    })),
  };
});
