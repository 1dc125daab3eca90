import { operation } from '#server/platform/operation.ts';
import { blankIssue as contract } from '#shared/contracts/trackers.ts';
import { AppError } from '#shared/errors.ts';
import { referenceOf } from './blank-text.ts';
import { saveIssue } from './issues-store.ts';
import { openLink, presentLink } from './open-link.ts';

export const blankIssue = operation(contract, async (ctx, actor, input) => {
  await ctx.transaction(async (tx) => {
    const { link, followUp } = await openLink(tx, actor, input.id);
    if (link.gone || link.remote_id === null)
      throw new AppError('conflict', 'There is no issue whose text could be taken away.');
    await saveIssue(tx, link.id, { blank_asked: true, wanted: true, next_try_at: null });
    await ctx.emit(tx, { type: 'issue-asked', issueId: link.id });
    await ctx.record(tx, actor, {
      action: 'follow-up.issue-blanked',
      subject: { kind: 'follow-up', id: followUp.id, name: referenceOf(followUp.number) },
      postMortemId: followUp.postMortemId,
      after: { issue: link.key },
    });
  });
  return presentLink(ctx, actor, input.id);
});
