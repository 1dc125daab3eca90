import { byOf } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { tryPageAgain as contract } from '#shared/contracts/destinations.ts';
import { AppError } from '#shared/errors.ts';
import { openPage } from './open-page.ts';
import { askAgain, findPage } from './pages-store.ts';
import { presentPlaced } from './present-page.ts';

export const tryAgain = operation(contract, async (ctx, actor, { id }) =>
  ctx.transaction(async (tx) => {
    const { page, destination } = await openPage(tx, actor, id);
    if (page.state !== 'failed' && page.state !== 'waiting')
      throw new AppError('conflict', 'Only what failed or waits can be tried again.');
    await askAgain(tx, page, page.manner, byOf(actor).name, ctx.now());
    await ctx.emit(tx, { type: 'destination-page-asked', pageId: id });
    return presentPlaced(destination, (await findPage(tx, id))!);
  }),
);
