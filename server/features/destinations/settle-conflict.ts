import { byOf } from '#server/features/people/index.ts';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import { publicationName } from '#server/features/publications/index.ts';
import { operation } from '#server/platform/operation.ts';
import { settlePage as contract } from '#shared/contracts/destinations.ts';
import { AppError } from '#shared/errors.ts';
import { choicesFor } from '#shared/rules/destinations.ts';
import { openPage } from './open-page.ts';
import { askAgain, findPage, leavePage } from './pages-store.ts';
import { presentPlaced } from './present-page.ts';

export const settleConflict = operation(contract, async (ctx, actor, { id, choice }) =>
  ctx.transaction(async (tx) => {
    const { page, destination, head } = await openPage(tx, actor, id);
    if (page.conflict === null)
      throw new AppError('conflict', 'Nothing is to be decided about this page any more. Look at it again.');
    if (!choicesFor(page.conflict, page.task).includes(choice))
      throw new AppError('bad-input', 'That cannot be done with a page that is there no more.');
    if (choice === 'leave') await leavePage(tx, id);
    else {
      await askAgain(tx, page, choice, byOf(actor).name, ctx.now());
      await ctx.emit(tx, { type: 'destination-page-asked', pageId: id });
    }
    await ctx.record(tx, actor, {
      action: 'publication.push-settled',
      subject: {
        kind: 'publication',
        id: page.publicationId,
        name: publicationName(page, postMortemReference(head.number)),
      },
      postMortemId: head.id,
      before: { destination: destination.name, there: page.conflict },
      after: { choice },
    });
    return presentPlaced(destination, (await findPage(tx, id))!);
  }),
);
