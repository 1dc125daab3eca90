import { reaction } from '#server/platform/reaction.ts';
import { findPublication, listWhoTookPart } from './concerned-store.ts';
import { withdrawTold } from './notifications-store.ts';
import { tell } from './tell.ts';

const anchorOf = (version: number) => `version-${version}`;

/** Whoever took part hears once of each version for everybody inside, unless they turned that off. */
export const notifyPublished = reaction('publication-made', 'notify', async (ctx, event) => {
  if (event.audience !== 'internal') return;
  const publication = await findPublication(ctx.db, event.publicationId);
  if (!publication || publication.withdrawnAt !== null) return;
  const { postMortemId, version, note } = publication;
  const others = (await listWhoTookPart(ctx.db, postMortemId)).filter((id) => id !== event.by.id);
  await tell(ctx, others, {
    kind: 'published',
    by: event.by.name,
    postMortemId,
    excerpt: note ?? '',
    anchor: anchorOf(version),
  });
});

/** What is withdrawn before it was sent is sent to nobody. */
export const forgetWithdrawn = reaction('publication-withdrawn', 'notify', async (ctx, { publicationId }) => {
  const publication = await findPublication(ctx.db, publicationId);
  if (publication)
    await ctx.transaction((tx) => withdrawTold(tx, publication.postMortemId, anchorOf(publication.version)));
});
