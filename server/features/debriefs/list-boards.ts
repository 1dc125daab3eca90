import { operation } from '#server/platform/operation.ts';
import { listBoards as contract } from '#shared/contracts/review-boards.ts';
import { allowances } from '#shared/rules/access.ts';
import { listBoardRows } from './boards-store.ts';
import { presentBoards } from './present-board.ts';

export const listBoards = operation(contract, async (ctx, actor, { closed }) => ({
  items: await presentBoards(ctx, actor, await listBoardRows(ctx.db, { closed })),
  may: allowances(actor, ['board.manage']),
}));
