import { operation } from '#server/platform/operation.ts';
import { tryTrackersAgain as contract } from '#shared/contracts/trackers.ts';
import { makeDue } from './issues-store.ts';
import { saveTracker } from './trackers-store.ts';

export const tryAgain = operation(contract, async (ctx, _actor, input) => {
  const tried = await ctx.transaction(async (tx) => {
    const due = await makeDue(tx, input.ids);
    for (const id of new Set(due.map(({ trackerId }) => trackerId))) await saveTracker(tx, id, { next_try_at: null });
    await ctx.emit(tx, ...due.map(({ id }) => ({ type: 'issue-asked' as const, issueId: id })));
    return due.length;
  });
  return { tried };
});
