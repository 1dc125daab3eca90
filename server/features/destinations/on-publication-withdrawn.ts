import { reaction } from '#server/platform/reaction.ts';
import { askForWithdrawal } from './pages-store.ts';

/** What was sent of it is marked there, or taken away; what still waits is not sent. */
export const withdrawWhenWithdrawn = reaction('publication-withdrawn', 'destinations', async (ctx, event) => {
  await ctx.transaction(async (tx) => {
    for (const pageId of await askForWithdrawal(tx, event.publicationId, event.by.name, ctx.now()))
      await ctx.emit(tx, { type: 'destination-page-asked', pageId });
  });
});
