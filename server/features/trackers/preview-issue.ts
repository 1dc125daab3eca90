import { operation } from '#server/platform/operation.ts';
import { previewIssue as contract } from '#shared/contracts/trackers.ts';
import { AppError } from '#shared/errors.ts';
import { describeFollowUp } from './describe-follow-up.ts';
import { findVisible } from './open-link.ts';
import { getTrackerRow } from './trackers-store.ts';

export const previewIssue = operation(contract, async (ctx, actor, input) => {
  const tracker = await getTrackerRow(ctx.db, input.id);
  const followUp = await findVisible(ctx.db, actor, input.followUp);
  if (!followUp) throw new AppError('not-found', 'There is no such follow-up.');
  return describeFollowUp(ctx.db, tracker, followUp);
});
