import { operation } from '#server/platform/operation.ts';
import { listSectionVersions as contract } from '#shared/contracts/post-mortems.ts';
import { getPostMortemHead } from './post-mortem-access.ts';
import { listSectionVersionRows } from './sections-store.ts';

export const listSectionVersions = operation(contract, async (ctx, actor, input) => {
  const head = await getPostMortemHead(ctx.db, actor, input.id, 'post-mortem.read');
  const rows = await listSectionVersionRows(ctx.db, head.id, input.key);
  return { items: rows.map((row) => ({ ...row, writtenAt: row.writtenAt.toISOString() })) };
});
