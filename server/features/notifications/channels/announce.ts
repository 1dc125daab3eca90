import { guardOf } from '#server/features/post-mortems/index.ts';
import { reaction } from '#server/platform/reaction.ts';
import { listAnnouncing, listTeamsOf } from './channels-store.ts';
import { dropPostsOf, queuePosts } from './posts-store.ts';

/** What is published for everybody inside is put up in their channels; what is private never is. */
export const announcePublication = reaction('publication-made', 'announce', async (ctx, event) => {
  const { audience, postMortemId, publicationId } = event;
  if (audience !== 'internal' || (await guardOf(ctx.db, postMortemId)).private) return;
  const channels = await listAnnouncing(ctx.db, await listTeamsOf(ctx.db, postMortemId));
  const ids = channels.map(({ id }) => id);
  await ctx.transaction((tx) => queuePosts(tx, ids, { publicationId }, ctx.now()));
});

export const dropAnnouncement = reaction('publication-withdrawn', 'announce', async (ctx, { publicationId }) => {
  await ctx.transaction((tx) => dropPostsOf(tx, publicationId));
});
