import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { listDebriefs as contract } from '#shared/contracts/debriefs.ts';
import { allowances } from '#shared/rules/access.ts';
import { findPlaceOnBoard } from './board-places.ts';
import { listDebriefRows } from './debriefs-store.ts';
import { presentDebriefs } from './present-debrief.ts';

export const listDebriefs = operation(contract, async (ctx, actor, { id }) => {
  const head = await getPostMortemHead(ctx.db, actor, id, 'post-mortem.read');
  const [rows, board] = await Promise.all([listDebriefRows(ctx.db, head.id), findPlaceOnBoard(ctx, actor, head.id)]);
  return {
    items: await presentDebriefs(ctx, rows, head.private),
    board,
    may: allowances(actor, ['post-mortem.edit', 'board.manage'], head),
  };
});
