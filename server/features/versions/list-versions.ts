import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { listVersions as contract } from '#shared/contracts/versions.ts';
import { AppError } from '#shared/errors.ts';
import { presentVersion } from './present-version.ts';
import { listVersionRows } from './versions-store.ts';

export const listVersions = operation(contract, async (ctx, actor, { id, after, limit }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.read');
  if (after !== undefined && !/^\d{1,9}$/.test(after))
    throw new AppError('bad-input', 'after is not the `next` of a page of versions.');
  await ctx.documents.keepVersion(head.id);
  const rows = await listVersionRows(ctx.db, head.id, after === undefined ? null : Number(after), limit + 1);
  const items = rows.slice(0, limit);
  return { items: items.map(presentVersion), next: rows.length > limit ? String(items.at(-1)?.number) : null };
});
