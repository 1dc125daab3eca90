import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { cursorOf, readCursor } from '#server/platform/cursor.ts';
import { operation } from '#server/platform/operation.ts';
import { listThreads as contract } from '#shared/contracts/comments.ts';
import { listThreadRows } from './comments-store.ts';
import { presentThreads } from './present-thread.ts';

export const listThreads = operation(contract, async (ctx, actor, input) => {
  const head = await getPostMortemHead(ctx.db, actor, input.id, 'post-mortem.read');
  const rows = await listThreadRows(ctx.db, {
    postMortemId: head.id,
    state: input.state,
    after: readCursor(input.after, ['id'])?.id,
    limit: input.limit + 1,
  });
  return {
    items: await presentThreads(ctx.db, actor, rows.slice(0, input.limit)),
    next: cursorOf(rows, input.limit, (row) => ({ id: row.id })),
  };
});
