import { findFollowUp, keepIssueUrl, noteFromTracker, tellOfFollowUps } from '#server/features/follow-ups/index.ts';
import type { Context } from '#server/platform/context.ts';
import { type Issue, TRACKER_NAMES } from '#shared/trackers/issue.ts';
import { confirmPush } from '#shared/trackers/merge-issue.ts';
import { blankText, footerOf } from './blank-text.ts';
import { findIssueRow, type IssueRow, leaseIssue, lockIssueRow, saveIssue, wantIssues } from './issues-store.ts';
import { keepIssueFault } from './keep-fault.ts';
import { knowPeople } from './know-people.ts';
import { makeIssue } from './make-issue.ts';
import { openTracker } from './open-tracker.ts';
import { placeOf, settleIssue, theirsOf } from './settle-issue.ts';
import { isOfTracker, type Tracker, TrackerFault } from './tracker.ts';
import { findTrackerRow, saveTracker, type TrackerRow } from './trackers-store.ts';

/** Longer than everything one round may take; after a crash somebody else takes over then. */
const LEASE_MS = 3 * 60_000;
const MOST_ROUNDS = 4;

/**
 * Does what is wanted of one issue: makes it, reads it, follows it, tells it. One worker at a time; what is wanted meanwhile
 * is done in another round. What goes wrong is kept where people see it, and tried again later.
 */
export async function followIssue(ctx: Context, issueId: string): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const now = ctx.now();
    const row = await leaseIssue(ctx.db, issueId, now, new Date(now.getTime() + LEASE_MS));
    if (!row) return wantIssues(ctx.db, [issueId]);
    const tracker = await findTrackerRow(ctx.db, row.tracker_id);
    const isHeld = !tracker || tracker.disabled || (tracker.next_try_at !== null && tracker.next_try_at > now);
    if (isHeld) return saveIssue(ctx.db, row.id, { leased_until: null, wanted: true });
    const isDone = await runRound(ctx, tracker, row);
    if (!isDone) return;
    if (!(await findIssueRow(ctx.db, issueId))?.wanted) return;
  }
}

/** False where it failed: then it waits. */
async function runRound(ctx: Context, tracker: TrackerRow, row: IssueRow): Promise<boolean> {
  try {
    await work(ctx, tracker, row);
    await saveIssue(ctx.db, row.id, { leased_until: null, fault: null, attempts: 0, next_try_at: null });
    if (tracker.fault && isOfTracker(tracker.fault))
      await saveTracker(ctx.db, tracker.id, { fault: null, attempts: 0, next_try_at: null });
    return true;
  } catch (error) {
    if (!(error instanceof TrackerFault)) {
      await saveIssue(ctx.db, row.id, { leased_until: null, wanted: true });
      throw error;
    }
    await keepIssueFault(ctx, tracker, row, error);
    return false;
  }
}

async function work(ctx: Context, tracker: TrackerRow, row: IssueRow): Promise<void> {
  const remote = openTracker(ctx, tracker);
  const issue = row.asked
    ? await makeIssue(ctx, remote, tracker, row)
    : await remote.read({ id: row.remote_id, key: row.key ?? '' });
  if (!issue) return sayGone(ctx, tracker, row);
  if (issue === 'moved') return sayMoved(ctx, row, row.version);
  // What answers by the old name may be elsewhere, and known there already.
  await saveIssue(ctx.db, row.id, placeOf(issue));
  await keepIssueUrl(ctx.db, row.follow_up_id, row.url, issue.url);
  if (issue.movedAway) return sayMoved(ctx, row, issue.version);
  const followUp = await findFollowUp(ctx.db, row.follow_up_id);
  if (!followUp) return;
  const known = await knowPeople(ctx, remote, tracker, { ownerId: followUp.ownerId, assignee: issue.assignee });
  const settled = await settle(ctx, tracker, row, issue, known);
  if (!settled) return;
  if (settled.isStale) await wantIssues(ctx.db, [row.id]);
  if (Object.keys(settled.push).length > 0) await push(ctx, remote, row, issue, settled);
  if (row.blank_asked) await blank(ctx, remote, row, issue);
  tellOfFollowUps(ctx, settled.postMortemId);
}

async function settle(
  ctx: Context,
  tracker: TrackerRow,
  row: IssueRow,
  issue: Issue,
  known: Parameters<typeof settleIssue>[4],
) {
  const now = ctx.now();
  return ctx.transaction(async (tx) => {
    const settled = await settleIssue(tx, tracker, row, issue, known, { now, isTelling: true });
    if (settled?.change) await noteFromTracker(tx, ctx, [settled.change], now);
    return settled;
  });
}

type Settled = NonNullable<Awaited<ReturnType<typeof settleIssue>>>;

/** Told first, agreed on then: a crash between the two is noticed by what the issue says. */
async function push(ctx: Context, remote: Tracker, row: IssueRow, issue: Issue, { push: patch, pushing }: Settled) {
  const after = await remote.update(issue, patch, await footerOf(ctx, row));
  await ctx.transaction(async (tx) => {
    const link = await lockIssueRow(tx, row.id);
    if (!link) return;
    const { body: _, ...seen } = after;
    await saveIssue(tx, row.id, {
      ...placeOf(after),
      agreed: confirmPush(link.agreed, pushing, theirsOf(after)),
      pushing: null,
      seen: { ...seen, by: null },
      version: after.version,
    });
  });
}

async function blank(ctx: Context, remote: Tracker, row: IssueRow, issue: Issue): Promise<void> {
  await remote.rewrite(issue, await blankText(ctx, row));
  await saveIssue(ctx.db, row.id, { told: 'reference', blank_asked: false });
}

/** Nothing is followed any more: what a deletion says of the work nobody can tell. */
async function sayGone(ctx: Context, tracker: TrackerRow, row: IssueRow): Promise<void> {
  await saveIssue(ctx.db, row.id, { gone: 'deleted', conflicts: [], pushing: null, read_at: ctx.now() });
  ctx.log.info({ issue: row.id, tracker: TRACKER_NAMES[tracker.kind] }, 'a linked issue was deleted');
}

async function sayMoved(ctx: Context, row: IssueRow, version: string | null): Promise<void> {
  await saveIssue(ctx.db, row.id, { gone: 'moved', version, conflicts: [], pushing: null, read_at: ctx.now() });
}
