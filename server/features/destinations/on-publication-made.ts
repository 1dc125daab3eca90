import { guardOf } from '#server/features/post-mortems/index.ts';
import { findPublication } from '#server/features/publications/index.ts';
import { reaction } from '#server/platform/reaction.ts';
import { takes } from '#shared/rules/destinations.ts';
import { findOffered, listDestinationRows } from './destinations-store.ts';
import { askForPush, listPageRows } from './pages-store.ts';

/** Sends it where its audience is served by itself. Of a private incident nothing leaves unless a person sends it. */
export const pushWhenPublished = reaction('publication-made', 'destinations', async (ctx, event) => {
  const { publicationId, postMortemId, audience, by } = event;
  const offered = { audience, ...(await findOffered(ctx.db, postMortemId)) };
  const fitting = (await listDestinationRows(ctx.db)).filter((one) => one.automatic && takes(one, offered));
  if (fitting.length === 0 || (await guardOf(ctx.db, postMortemId)).private) return;
  await ctx.transaction(async (tx) => {
    const made = await findPublication(tx, publicationId, true);
    if (!made || made.withdrawnAt !== null) return;
    const there = new Map((await listPageRows(tx, postMortemId)).map((page) => [page.destinationId, page]));
    for (const destination of fitting) {
      const page = there.get(destination.id);
      // Told twice, or told late: that one or a newer one was asked for already.
      if (page && page.number >= made.number) continue;
      const asked = {
        destinationId: destination.id,
        postMortemId,
        publicationId,
        privateConfirmed: false,
        by: by.name,
      };
      await ctx.emit(tx, { type: 'destination-page-asked', pageId: await askForPush(tx, asked, ctx.now()) });
    }
  });
});
