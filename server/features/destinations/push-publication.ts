import { byOf } from '#server/features/people/index.ts';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import {
  openPublication,
  publicationName,
  refuseUnconfirmed,
  refuseWithdrawn,
} from '#server/features/publications/index.ts';
import { operation } from '#server/platform/operation.ts';
import { pushPublication as contract } from '#shared/contracts/destinations.ts';
import { AppError } from '#shared/errors.ts';
import { takes } from '#shared/rules/destinations.ts';
import { findOffered } from './destinations-store.ts';
import { openDestination } from './open-destination.ts';
import { askForPush, findPage } from './pages-store.ts';
import { presentPlaced } from './present-page.ts';

export const pushPublication = operation(contract, async (ctx, actor, { id, destinationId, confirmPrivate }) => {
  const placed = await ctx.transaction(async (tx) => {
    const { row, head } = await openPublication(tx, actor, id, 'publication.manage', true);
    refuseWithdrawn(row);
    const destination = await openDestination(tx, destinationId);
    if (!takes(destination, { ...(await findOffered(tx, head.id)), audience: row.audience }))
      throw new AppError('conflict', `${destination.name} takes other versions than this one.`);
    refuseUnconfirmed(head, confirmPrivate);
    const by = byOf(actor).name;
    const asked = { destinationId, postMortemId: head.id, publicationId: id, privateConfirmed: head.private, by };
    const pageId = await askForPush(tx, asked, ctx.now());
    await ctx.emit(tx, { type: 'destination-page-asked', pageId });
    await ctx.record(tx, actor, {
      action: 'publication.push-asked',
      subject: { kind: 'publication', id, name: publicationName(row, postMortemReference(head.number)) },
      postMortemId: head.id,
      after: { destination: destination.name, ...(head.private && { private: 'confirmed' }) },
    });
    return presentPlaced(destination, (await findPage(tx, pageId))!);
  });
  return placed;
});
