import type { Context } from '#server/platform/context.ts';
import type { StoredFault } from '#server/platform/tracker-tables.ts';
import { type IssueRow, saveIssue } from './issues-store.ts';
import { isOfTracker, type TrackerFault } from './tracker.ts';
import { saveTracker, type TrackerRow } from './trackers-store.ts';

const LONGEST_MS = 60 * 60_000;
/** Where a request may have been done without its answer, its effect may show late. */
const UNSURE_MS = 60_000;

/** One, two, four … minutes, up to an hour. */
export const backOff = (attempts: number): number => Math.min(60_000 * 2 ** Math.min(attempts, 10), LONGEST_MS);

const nextTry = (now: Date, attempts: number, fault: TrackerFault): Date =>
  fault.until ?? new Date(now.getTime() + Math.max(backOff(attempts), fault.isUnsure ? UNSURE_MS : 0));

/** The same trouble began when it began, however often it is met. */
function faultOf(before: StoredFault | null, { code, message }: TrackerFault, now: Date, until: Date): StoredFault {
  const since = before?.code === code ? before.since : now.toISOString();
  return { code, why: message, since, until: until.toISOString() };
}

export async function keepTrackerFault(ctx: Context, tracker: TrackerRow, fault: TrackerFault): Promise<void> {
  const now = ctx.now();
  const next = nextTry(now, tracker.attempts, fault);
  const kept = faultOf(tracker.fault, fault, now, next);
  await saveTracker(ctx.db, tracker.id, {
    fault: kept,
    attempts: tracker.attempts + 1,
    next_try_at: next,
    leased_until: null,
  });
}

/** Of the whole tracker: everything waits until it is well again, and is not blamed for it one by one. */
export async function keepIssueFault(
  ctx: Context,
  tracker: TrackerRow,
  row: IssueRow,
  fault: TrackerFault,
): Promise<void> {
  const now = ctx.now();
  const waits = { leased_until: null, wanted: true };
  if (isOfTracker(fault)) {
    await keepTrackerFault(ctx, tracker, fault);
    return saveIssue(ctx.db, row.id, { ...waits, ...(fault.isUnsure ? { next_try_at: nextTry(now, 0, fault) } : {}) });
  }
  const next = nextTry(now, row.attempts, fault);
  await saveIssue(ctx.db, row.id, {
    ...waits,
    fault: faultOf(row.fault, fault, now, next),
    attempts: row.attempts + 1,
    next_try_at: next,
  });
}
