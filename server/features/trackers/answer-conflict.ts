import { operation } from '#server/platform/operation.ts';
import { answerIssueConflict as contract } from '#shared/contracts/trackers.ts';
import { AppError } from '#shared/errors.ts';
import { answerClash } from '#shared/trackers/merge-issue.ts';
import { referenceOf } from './blank-text.ts';
import { saveIssue } from './issues-store.ts';
import { openLink, presentLink } from './open-link.ts';

/** The answer moves what was agreed on, and the next look brings the kept value to the other side. */
export const answerConflict = operation(contract, async (ctx, actor, input) => {
  await ctx.transaction(async (tx) => {
    const { link, followUp } = await openLink(tx, actor, input.id);
    const clash = link.conflicts.find(({ field }) => field === input.field);
    if (!clash || clash.ours !== input.ours || clash.theirs !== input.theirs)
      throw new AppError('stale', 'The two values have changed since you looked. Look again before you choose.');
    await saveIssue(tx, link.id, {
      agreed: answerClash(link.agreed, clash, input.keep),
      conflicts: link.conflicts.filter((one) => one !== clash),
      pushing: link.pushing && { ...link.pushing, [input.field]: undefined },
      wanted: true,
      next_try_at: null,
    });
    await ctx.emit(tx, { type: 'issue-asked', issueId: link.id });
    await ctx.record(tx, actor, {
      action: 'follow-up.issue-conflict-answered',
      subject: { kind: 'follow-up', id: followUp.id, name: referenceOf(followUp.number) },
      postMortemId: followUp.postMortemId,
      after: { field: input.field, kept: input.keep === 'ours' ? 'Debrief' : 'the tracker' },
    });
  });
  return presentLink(ctx, actor, input.id);
});
