import { findFollowUp, noteFromTracker, tellOfFollowUps } from '#server/features/follow-ups/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { Issue } from '#shared/trackers/issue.ts';
import { findFirstVersion, type IssueRow, listIssuesByRemoteId, markRead, wantIssues } from './issues-store.ts';
import { keepTrackerFault } from './keep-fault.ts';
import { openTracker } from './open-tracker.ts';
import { settleIssue } from './settle-issue.ts';
import { TrackerFault } from './tracker.ts';
import {
  findAccountOfPerson,
  findPersonOfAccount,
  findTrackerRow,
  leaseTracker,
  saveTracker,
  type TrackerRow,
} from './trackers-store.ts';

const LEASE_MS = 10 * 60_000;
/** Read again behind what was read last: a tracker's lists lag behind its issues. */
const OVERLAP_MS = 60_000;
/** Requests that are left to others who use the same token, and to single issues. */
const RESERVE = 20;

export type Reconciled = { pages: number; read: number; followed: number };

export async function reconcileTracker(ctx: Context, trackerId: string): Promise<Reconciled | undefined> {
  const tracker = await findTrackerRow(ctx.db, trackerId);
  return tracker && !tracker.disabled ? reconcile(ctx, tracker) : undefined;
}

/** Reads what changed in a tracker since the last time, in pages, and follows it. Stops within the tracker's limit and goes on there. */
export async function reconcile(
  ctx: Context,
  tracker: TrackerRow,
  signal?: AbortSignal,
): Promise<Reconciled | undefined> {
  const now = ctx.now();
  if (!(await leaseTracker(ctx.db, tracker.id, now, new Date(now.getTime() + LEASE_MS)))) return undefined;
  try {
    const remote = openTracker(ctx, tracker);
    const projectId = tracker.project_id && !tracker.fault ? tracker.project_id : (await remote.check()).projectId;
    await saveTracker(ctx.db, tracker.id, { project_id: projectId });
    const done = await readChanges(ctx, { ...tracker, project_id: projectId }, signal);
    await saveTracker(ctx.db, tracker.id, {
      fault: null,
      attempts: 0,
      next_try_at: null,
      checked_at: ctx.now(),
      leased_until: null,
    });
    return done;
  } catch (error) {
    if (!(error instanceof TrackerFault)) {
      await saveTracker(ctx.db, tracker.id, { leased_until: null });
      throw error;
    }
    await keepTrackerFault(ctx, tracker, error);
    return undefined;
  }
}

async function readChanges(ctx: Context, tracker: TrackerRow, signal?: AbortSignal): Promise<Reconciled> {
  const done = { pages: 0, read: 0, followed: 0 };
  const since = tracker.read_to ?? (await findFirstVersion(ctx.db, tracker.id));
  if (since === null) return done;
  const remote = openTracker(ctx, tracker);
  const from = new Date(Date.parse(since) - OVERLAP_MS).toISOString();
  for await (const { issues, readTo } of remote.readChanged(from)) {
    done.pages += 1;
    done.read += issues.length;
    done.followed += await followPage(ctx, tracker, issues);
    if (readTo !== null && readTo > since) await saveTracker(ctx.db, tracker.id, { read_to: readTo });
    const left = remote.left();
    if (left && left.remaining < RESERVE)
      throw new TrackerFault('rate-limited', 'Nearly all requests that the tracker allows are used up.', {
        until: left.until,
      });
    if (signal?.aborted) break;
  }
  return done;
}

/** Those of a page that are linked and say something new, in one transaction. Answers how many. */
async function followPage(ctx: Context, tracker: TrackerRow, issues: readonly Issue[]): Promise<number> {
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const rows = await listIssuesByRemoteId(ctx.db, tracker.id, [...byId.keys()]);
  const pairs = rows.map((row) => ({ row, issue: byId.get(row.remote_id ?? '') as Issue }));
  const { fresh, unsure, known } = Object.groupBy(pairs, ({ row, issue }) => judge(row, issue, ctx.now()));
  await wantIssues(
    ctx.db,
    (unsure ?? []).map(({ row }) => row.id),
  );
  await markRead(
    ctx.db,
    (known ?? []).map(({ row }) => row.id),
    ctx.now(),
  );
  if (fresh) await followFresh(ctx, tracker, fresh);
  return fresh?.length ?? 0;
}

type Pair = { row: IssueRow; issue: Issue };

/**
 * A list may be older than what was read of one issue since, and clocks that count seconds do not tell which is newer within
 * one: then the issue itself is asked.
 */
function judge(row: IssueRow, issue: Issue, now: Date): 'fresh' | 'unsure' | 'known' {
  if (row.version !== null && issue.version < row.version) return 'known';
  if (issue.version === row.version && saysTheSame(row, issue)) return 'known';
  const isBusy = row.leased_until !== null && row.leased_until > now;
  const isOpen = row.pushing !== null || row.gone !== null || row.asked !== null || row.wanted || issue.movedAway;
  return isBusy || isOpen || issue.version === row.version ? 'unsure' : 'fresh';
}

export const saysTheSame = ({ seen, title }: Pick<IssueRow, 'seen' | 'title'>, issue: Issue): boolean =>
  seen !== null &&
  seen.status === issue.status &&
  seen.statusName === issue.statusName &&
  (seen.assignee?.account ?? null) === (issue.assignee?.account ?? null) &&
  (seen.dueOn ?? null) === (issue.dueOn ?? null) &&
  title === issue.title;

async function followFresh(ctx: Context, tracker: TrackerRow, pairs: readonly Pair[]): Promise<void> {
  const people = new Map<string, string | null>();
  for (const { issue } of pairs)
    if (issue.assignee && !people.has(issue.assignee.account))
      people.set(issue.assignee.account, await findPersonOfAccount(ctx.db, tracker.id, issue.assignee));
  const now = ctx.now();
  const settled = await ctx.transaction(async (tx) => {
    const all = [];
    for (const { row, issue } of pairs) {
      const person = issue.assignee && (people.get(issue.assignee.account) ?? null);
      const ownerId = (await findFollowUp(tx, row.follow_up_id))?.ownerId ?? null;
      // Whoever is not in the mapping is looked up when the issue is asked by itself.
      const account = ownerId === null ? null : await findAccountOfPerson(tx, tracker.id, ownerId);
      const one = await settleIssue(
        tx,
        tracker,
        row,
        issue,
        { owner: ownerId ? { personId: ownerId, account } : null, person },
        {
          now,
          isTelling: false,
        },
      );
      // Telling the tracker something needs the issue as it is then, and an account for the owner.
      if (one && (Object.keys(one.push).length > 0 || one.isStale)) await wantIssues(tx, [row.id]);
      if (one) all.push(one);
    }
    await noteFromTracker(
      tx,
      ctx,
      all.flatMap(({ change }) => change ?? []),
      now,
    );
    return all;
  });
  for (const id of new Set(settled.map(({ postMortemId }) => postMortemId))) tellOfFollowUps(ctx, id);
}
