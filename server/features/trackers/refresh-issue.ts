import { operation } from '#server/platform/operation.ts';
import { refreshIssue as contract } from '#shared/contracts/trackers.ts';
import { saveIssue } from './issues-store.ts';
import { openLink, presentLink } from './open-link.ts';
import { saveTracker } from './trackers-store.ts';

export const refreshIssue = operation(contract, async (ctx, actor, input) => {
  await ctx.transaction(async (tx) => {
    const { link } = await openLink(tx, actor, input.id);
    await saveIssue(tx, link.id, { wanted: true, next_try_at: null });
    await saveTracker(tx, link.tracker_id, { next_try_at: null });
    await ctx.emit(tx, { type: 'issue-asked', issueId: link.id });
  });
  return presentLink(ctx, actor, input.id);
});
