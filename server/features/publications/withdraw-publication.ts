import { actorName, byOf } from '#server/features/people/index.ts';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { withdrawPublication as contract } from '#shared/contracts/publications.ts';
import { openPublication, refuseWithdrawn } from './open-publication.ts';
import { presentPublications, publicationName } from './present-publication.ts';
import { findPublication, saveWithdrawal } from './publications-store.ts';
import { revokeShares } from './shares-store.ts';

export const withdrawPublication = operation(contract, async (ctx, actor, { id, reason }) => {
  const row = await ctx.transaction(async (tx) => {
    const { row, head } = await openPublication(tx, actor, id, 'publication.manage', true);
    refuseWithdrawn(row);
    const now = ctx.now();
    await saveWithdrawal(tx, id, { by: actorName(actor) ?? 'Debrief', reason, now });
    const links = await revokeShares(tx, { publicationId: id }, now);
    await ctx.emit(tx, { type: 'publication-withdrawn', publicationId: id, postMortemId: head.id, by: byOf(actor) });
    await ctx.record(tx, actor, {
      action: 'publication.withdrawn',
      subject: { kind: 'publication', id, name: publicationName(row, postMortemReference(head.number)) },
      postMortemId: head.id,
      after: { linksEnded: links },
      note: reason,
    });
    return (await findPublication(tx, id))!;
  });
  ctx.documents.tell(row.postMortemId, 'post-mortem');
  const [view] = await presentPublications(ctx.db, [row], { mayShare: true, now: ctx.now() });
  return view!;
});
