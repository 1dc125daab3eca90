import type { Context } from '#server/platform/context.ts';
import { type Reaction, reaction } from '#server/platform/reaction.ts';
import type { DomainEventOf, DomainEventType } from '#shared/events.ts';
import { applyProcess } from '#shared/rules/process-apply.ts';
import { keepProcessOf } from './keep-process.ts';
import { getProcessRow, listDocumentIds, listOpenDocuments } from './processes-store.ts';

/** Everything that can settle a step, reopen it, give it to somebody else or move it. */
const OF_ONE_DOCUMENT = [
  'post-mortem-drafted',
  'post-mortem-moved',
  'account-asked',
  'account-sent',
  'account-declined',
  'review-asked',
  'owner-set',
  'debrief-held',
] as const satisfies DomainEventType[];

const keepOne = (type: (typeof OF_ONE_DOCUMENT)[number]): Reaction =>
  reaction(type, 'keep-process', (ctx, event: DomainEventOf<(typeof OF_ONE_DOCUMENT)[number]>) =>
    keepProcessOf(ctx, event.postMortemId),
  );

async function keepAll(ctx: Context, which: Parameters<typeof listDocumentIds>[1]): Promise<void> {
  for (const id of await listDocumentIds(ctx.db, which)) await keepProcessOf(ctx, id);
}

export const processReactions: Reaction[] = [
  ...OF_ONE_DOCUMENT.map(keepOne),
  reaction('follow-up-changed', 'keep-process', (ctx, { followUpId }) => keepAll(ctx, { followUpId })),
  reaction('incident-changed', 'keep-process', (ctx, { incidentId }) => keepAll(ctx, { incidentId })),
  reaction('incident-resolved', 'keep-process', (ctx, { incidentId }) => keepAll(ctx, { incidentId })),
  reaction('calendar-changed', 'keep-process', (ctx, { personId }) =>
    keepAll(ctx, personId === null ? {} : { personId }),
  ),
  reaction('process-applied', 'apply-process', async (ctx, { template }) => {
    const { steps } = await getProcessRow(ctx.db, template);
    for (const { id } of await listOpenDocuments(ctx.db, template))
      await keepProcessOf(ctx, id, (loaded) => applyProcess(loaded.steps, steps));
  }),
  reaction('template-changed', 'apply-process', async (ctx, { postMortemId, template }) => {
    const { steps } = await getProcessRow(ctx.db, template);
    // Moved once more meanwhile: the event of that move brings the right steps.
    await keepProcessOf(ctx, postMortemId, ({ document, steps: standing }) =>
      document.template === template ? applyProcess(standing, steps) : standing,
    );
  }),
];
