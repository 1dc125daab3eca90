import { findRepeatsOf, getIncidentRow } from '#server/features/incidents/index.ts';
import type { Context } from '#server/platform/context.ts';
import { reaction } from '#server/platform/reaction.ts';
import { emitAsked } from './plan-effects.ts';
import { keepRecurrences } from './recurrences-store.ts';

/** The same again: what was done after the earlier one, and said to have worked, is asked about again. */
export const askOnRepeat = reaction('incident-resolved', 'effects', (ctx, { incidentId }) => askAgain(ctx, incidentId));
export const askOnLikeness = reaction('likeness-judged', 'effects', (ctx, { incidentId }) => askAgain(ctx, incidentId));

async function askAgain(ctx: Context, incidentId: string): Promise<void> {
  const { status, private: isPrivate } = await getIncidentRow(ctx.db, incidentId);
  if (status !== 'resolved' && status !== 'closed') return;
  // Everybody reads that something came again; what is private must not show by it.
  const repeats = isPrivate ? [] : await findRepeatsOf(ctx.db, incidentId);
  await ctx.transaction(async (tx) => {
    const earlier = repeats.map((one) => one.incidentId);
    for (const one of await keepRecurrences(tx, incidentId, earlier, ctx.now())) await emitAsked(ctx, tx, one, true);
  });
}
