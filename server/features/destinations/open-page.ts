import { getPostMortemHead, type PostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Tx } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import type { Actor } from '#shared/rules/access.ts';
import { type DestinationRow, findDestination } from './destinations-store.ts';
import { lockPage, type PageRow } from './pages-store.ts';

/** A page is changed by whoever may publish what it shows. */
export async function openPage(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ page: PageRow; destination: DestinationRow; head: PostMortemHead }> {
  const page = await lockPage(tx, id);
  if (!page) throw new AppError('not-found', 'There is no such page, or it is private.');
  const head = await getPostMortemHead(tx, actor, page.postMortemId, 'publication.manage');
  const destination = (await findDestination(tx, page.destinationId))!;
  if (destination.removedAt !== null)
    throw new AppError(
      'conflict',
      `${destination.name} was removed from the destinations. Nothing is sent there any more.`,
    );
  return { page, destination, head };
}
