import { type FollowUpRow, listVisibleFollowUps } from '#server/features/follow-ups/index.ts';
import type { Db } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import { planIssues as contract } from '#shared/contracts/trackers.ts';
import { AppError } from '#shared/errors.ts';
import { standingOf } from '#shared/trackers/standing.ts';
import { referenceOf } from './blank-text.ts';
import { describeFollowUp } from './describe-follow-up.ts';
import { type IssueRow, listIssuesOf } from './issues-store.ts';
import { getTrackerRow, type TrackerRow } from './trackers-store.ts';

/** As many as are made at once. */
const MOST = 50;

/** What making issues of these would do, before anybody says yes. Those that the actor cannot see are not in it. */
export const planIssues = operation(contract, async (ctx, actor, input) => {
  const tracker = await getTrackerRow(ctx.db, input.id);
  const asked = [...new Set(input.followUp ?? [])];
  if (asked.length > MOST) throw new AppError('bad-input', `Ask for up to ${MOST} follow-ups at once.`);
  const visible = new Map((await listVisibleFollowUps(ctx.db, actor, asked)).map((row) => [row.id, row]));
  const issues = new Map((await listIssuesOf(ctx.db, [...visible.keys()])).map((row) => [row.follow_up_id, row]));
  const rows = asked.flatMap((id) => visible.get(id) ?? []);
  return { items: await Promise.all(rows.map((row) => plan(ctx.db, tracker, row, issues.get(row.id)))) };
});

async function plan(db: Db, tracker: TrackerRow, followUp: FollowUpRow, issue: IssueRow | undefined) {
  const said = await describeFollowUp(db, tracker, followUp);
  const { state, status } = followUp;
  return {
    followUpId: followUp.id,
    reference: referenceOf(followUp.number),
    title: said.title,
    standing: standingOf({
      isRemoved: followUp.removedAt !== null,
      state,
      status,
      hasIssue: issue !== undefined,
      isPrivate: said.private,
    }),
    issue: issue ? { key: issue.key, url: issue.url } : null,
  };
}
