import { postMortemHeadOf, postMortemReference } from '#server/features/post-mortems/index.ts';
import { publicationName } from '#server/features/publications/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { PageState } from '#shared/rules/destinations.ts';
import type { DestinationRow } from './destinations-store.ts';
import { type PageRow, type Settled, settlePage } from './pages-store.ts';

/** What the record calls it; what only waits is not kept there. */
const ACTIONS: Partial<Record<PageState, string>> = {
  pushed: 'publication.pushed',
  withdrawn: 'publication.push-withdrawn',
  conflict: 'publication.push-conflict',
  failed: 'publication.push-failed',
};

/** Keeps what came of it. When something else was asked for meanwhile, that is begun at once. */
export async function settleAndRecord(
  ctx: Context,
  row: PageRow,
  destination: DestinationRow,
  outcome: Settled,
): Promise<void> {
  await ctx.transaction(async (tx) => {
    if (!(await settlePage(tx, row, outcome)))
      return void (await ctx.emit(tx, { type: 'destination-page-asked', pageId: row.id }));
    const action = ACTIONS[outcome.state];
    const head = action && (await postMortemHeadOf(tx, row.postMortemId));
    if (!action || !head) return;
    await ctx.record(
      tx,
      { kind: 'system' },
      {
        action,
        subject: {
          kind: 'publication',
          id: row.publicationId,
          name: publicationName(row, postMortemReference(head.number)),
        },
        postMortemId: row.postMortemId,
        after: {
          destination: destination.name,
          ...(outcome.conflict && { there: outcome.conflict }),
          ...(row.manner !== 'update' && { how: row.manner }),
          askedBy: row.askedBy,
        },
        note: outcome.fault ?? null,
      },
    );
  });
  ctx.documents.tell(row.postMortemId, 'post-mortem');
}
