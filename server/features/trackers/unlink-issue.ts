import { operation } from '#server/platform/operation.ts';
import { unlinkIssue as contract } from '#shared/contracts/trackers.ts';
import { referenceOf } from './blank-text.ts';
import { removeIssue } from './issues-store.ts';
import { openLink } from './open-link.ts';

export const unlinkIssue = operation(contract, async (ctx, actor, input) => {
  await ctx.transaction(async (tx) => {
    const { link, followUp } = await openLink(tx, actor, input.id);
    await removeIssue(tx, link.id);
    await ctx.record(tx, actor, {
      action: 'follow-up.issue-unlinked',
      subject: { kind: 'follow-up', id: followUp.id, name: referenceOf(followUp.number) },
      postMortemId: followUp.postMortemId,
      before: { issue: link.key ?? 'not made yet' },
    });
  });
  return { ok: true as const };
});
