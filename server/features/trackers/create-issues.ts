import { randomUUID } from 'node:crypto';
import { type FollowUpRow, openFollowUp } from '#server/features/follow-ups/index.ts';
import { actorName } from '#server/features/people/index.ts';
import type { Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import { operation } from '#server/platform/operation.ts';
import { createIssues as contract } from '#shared/contracts/trackers.ts';
import { AppError } from '#shared/errors.ts';
import { referenceOf } from './blank-text.ts';
import { describeFollowUp } from './describe-follow-up.ts';
import { findIssueOf, type IssueRow, insertIssues } from './issues-store.ts';
import { presentLink } from './open-link.ts';
import { getTrackerRow } from './trackers-store.ts';

/** Asked for here and made a moment later; the words are those of now. All of them, or none. */
export const createIssues = operation(contract, async (ctx, actor, input) => {
  const tracker = await getTrackerRow(ctx.db, input.id);
  const wanted = new Map(input.followUps.map((one) => [one.id, one]));
  const by = actorName(actor);
  await ctx.transaction(async (tx) => {
    const made: { row: Parameters<typeof insertIssues>[1][number]; followUp: FollowUpRow }[] = [];
    for (const { id, title } of [...wanted.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
      const { row: followUp } = await openFollowUp(tx, actor, id);
      await refuseUnfit(tx, followUp);
      const said = await describeFollowUp(tx, tracker, followUp, title);
      if (said.private && !input.confirmPrivate) throw notConfirmed(followUp);
      const asked = { do: 'create' as const, title: said.title, body: said.body, by };
      const told: IssueRow['told'] = said.private ? 'reference' : 'everything';
      const row = {
        id: newId(),
        tracker_id: tracker.id,
        follow_up_id: id,
        marker: randomUUID(),
        asked,
        told,
        key: null,
        created_by: by,
      };
      made.push({ row, followUp });
    }
    await insertIssues(
      tx,
      made.map(({ row }) => row),
    );
    await ctx.emit(tx, ...made.map(({ row }) => ({ type: 'issue-asked' as const, issueId: row.id })));
    for (const { followUp } of made)
      await ctx.record(tx, actor, {
        action: 'follow-up.issue-asked',
        subject: { kind: 'follow-up', id: followUp.id, name: referenceOf(followUp.number) },
        postMortemId: followUp.postMortemId,
        after: { tracker: tracker.name, project: tracker.project },
      });
  });
  return { items: await Promise.all([...wanted.keys()].map((id) => presentLink(ctx, actor, id))) };
});

/** Of a follow-up that has an issue no second one is made. */
export async function refuseUnfit(tx: Tx, followUp: FollowUpRow): Promise<void> {
  const reference = referenceOf(followUp.number);
  if (followUp.removedAt) throw new AppError('conflict', `${reference} was removed. Restore it first.`);
  if (followUp.state !== 'confirmed')
    throw new AppError('conflict', `“${followUp.title}” is only proposed. Take it on before it goes to a tracker.`);
  if (await findIssueOf(tx, followUp.id))
    throw new AppError('conflict', `${reference} has an issue already. Unlink that one first.`);
}

const notConfirmed = (followUp: FollowUpRow) =>
  new AppError(
    'incomplete',
    `${referenceOf(followUp.number)} is private. Its issue would tell a title and a link to everybody who reads the tracker: say yes to that with \`confirmPrivate\`.`,
    [{ path: 'confirmPrivate', why: 'is missing' }],
  );
