import type { Context } from '#server/platform/context.ts';
import { type Chore, type Reaction, reaction } from '#server/platform/reaction.ts';
import { followIssue } from './follow-issue.ts';
import { findIssueOf, listDueIssues, wantChangedHere, wantIssues, wantLongUnread } from './issues-store.ts';
import { reconcile, reconcileTracker } from './reconcile.ts';
import { forgetDeliveries } from './tracker-deliveries-store.ts';
import { listTrackerRows, type TrackerRow } from './trackers-store.ts';

const RECONCILE_MS = 5 * 60_000;
const DAY_MS = 86_400_000;
/** Issues that are asked for one by one in a minute; more wait for the next. */
const MOST_SINGLE = 200;
const MOST_UNREAD = 20;
const AT_ONCE = 4;
const KEEP_DELIVERIES_MS = 14 * DAY_MS;

/** Each minute: what waits; each five: what changed there. A tracker in trouble is left alone until it may be asked again. */
export async function workTrackers(ctx: Context, signal?: AbortSignal): Promise<void> {
  const now = ctx.now();
  await forgetDeliveries(ctx.db, new Date(now.getTime() - KEEP_DELIVERIES_MS));
  for (const tracker of await listTrackerRows(ctx.db)) {
    if (signal?.aborted) return;
    if (!tracker.disabled && (tracker.next_try_at === null || tracker.next_try_at <= now))
      await workTracker(ctx, tracker, now, signal);
  }
}

async function workTracker(ctx: Context, tracker: TrackerRow, now: Date, signal?: AbortSignal): Promise<void> {
  const isDue =
    tracker.checked_at === null ||
    tracker.fault !== null ||
    now.getTime() - tracker.checked_at.getTime() >= RECONCILE_MS;
  if (isDue && !(await reconcile(ctx, tracker, signal))) return;
  await wantChangedHere(ctx.db, tracker.id);
  await wantLongUnread(ctx.db, tracker.id, new Date(now.getTime() - DAY_MS), MOST_UNREAD);
  const due = await listDueIssues(ctx.db, tracker.id, now, MOST_SINGLE);
  const next = due[Symbol.iterator]();
  const worker = async () => {
    for (const id of next) {
      if (signal?.aborted) return;
      await followIssue(ctx, id);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

export const trackerChores: Chore[] = [{ name: 'work-trackers', cron: '* * * * *', run: workTrackers }];

export const trackerReactions: Reaction[] = [
  reaction('issue-asked', 'follow-issue', (ctx, { issueId }) => followIssue(ctx, issueId)),
  reaction('tracker-asked', 'read-tracker', async (ctx, { trackerId }) => {
    if (await reconcileTracker(ctx, trackerId))
      for (const id of await listDueIssues(ctx.db, trackerId, ctx.now(), MOST_SINGLE)) await followIssue(ctx, id);
  }),
  reaction('follow-up-changed', 'tell-tracker', async (ctx, { followUpId }) => {
    const row = await findIssueOf(ctx.db, followUpId);
    if (!row || row.asked || row.gone) return;
    // What followed the tracker is agreed on already; telling it would only ask it again.
    await wantChangedHere(ctx.db, row.tracker_id);
    const after = await findIssueOf(ctx.db, followUpId);
    if (after?.wanted) await followIssue(ctx, after.id);
    else if (after && after.conflicts.length > 0) {
      await wantIssues(ctx.db, [after.id]);
      await followIssue(ctx, after.id);
    }
  }),
];
