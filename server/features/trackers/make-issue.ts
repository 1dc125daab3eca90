import { findFollowUp } from '#server/features/follow-ups/index.ts';
import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { AskedIssue } from '#server/platform/tracker-tables.ts';
import type { Issue } from '#shared/trackers/issue.ts';
import { blankText, footerOf } from './blank-text.ts';
import { findIssueThere, type IssueRow, saveIssue } from './issues-store.ts';
import { findAccount } from './know-people.ts';
import { placeOf } from './settle-issue.ts';
import { type Tracker, TrackerFault } from './tracker.ts';
import type { TrackerRow } from './trackers-store.ts';

/** Creates or adopts the issue of a link that has none yet. Done twice, it is one issue. */
export async function makeIssue(ctx: Context, remote: Tracker, tracker: TrackerRow, row: IssueRow): Promise<Issue> {
  const asked = row.asked as AskedIssue;
  const issue =
    asked.do === 'adopt'
      ? await remote.read({ id: null, key: asked.key })
      : await create(ctx, remote, tracker, row, asked);
  if (issue === 'moved')
    throw new TrackerFault(
      'issue-gone',
      `${row.key ?? 'The issue'} was moved to where the token does not lead. Link it by its new address.`,
    );
  if (!issue) throw new TrackerFault('issue-gone', 'There is no issue at this address, or it was deleted.');
  const other = await findIssueThere(ctx.db, tracker.id, issue);
  if (other && other.id !== row.id)
    throw new TrackerFault(
      'already-linked',
      `${issue.key} belongs to another follow-up already. One issue follows one follow-up.`,
    );
  await saveIssue(ctx.db, row.id, { ...placeOf(issue), asked: null });
  return issue;
}

/**
 * The newest issue there was is kept before the first try. A try after that looks for what an earlier one may have made and
 * not lived to tell.
 */
async function create(
  ctx: Context,
  remote: Tracker,
  tracker: TrackerRow,
  row: IssueRow,
  asked: Extract<AskedIssue, { do: 'create' }>,
): Promise<Issue> {
  if (row.floor === null) await saveIssue(ctx.db, row.id, { floor: (await remote.findFloor()) ?? '0' });
  else {
    const made = await remote.findMade(row.marker, row.floor);
    if (made) return made;
  }
  const followUp = await findFollowUp(ctx.db, row.follow_up_id);
  const isPrivate = followUp?.postMortemId
    ? (await getPostMortemHead(ctx.db, { kind: 'system' }, followUp.postMortemId, 'follow-up.read')).private
    : false;
  // It may have become private since somebody asked.
  const text =
    isPrivate && row.told === 'everything' ? await blankText(ctx, row) : { ...(await footerOf(ctx, row)), ...asked };
  if (isPrivate && row.told === 'everything') await saveIssue(ctx.db, row.id, { told: 'reference' });
  const ownerId = isPrivate ? null : (followUp?.ownerId ?? null);
  return remote.create({
    title: text.title,
    body: text.body,
    marker: text.marker,
    reference: text.reference,
    link: text.link,
    labels: tracker.labels,
    assignee: ownerId ? await findAccount(ctx, remote, tracker, ownerId) : null,
    dueOn: isPrivate ? null : (followUp?.dueOn ?? null),
  });
}
