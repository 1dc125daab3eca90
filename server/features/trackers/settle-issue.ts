import {
  changeFromTracker,
  openFollowUp,
  type TrackerChange,
  type TrackerEdit,
} from '#server/features/follow-ups/index.ts';
import type { Tx } from '#server/platform/context.ts';
import type { SeenIssue } from '#server/platform/tracker-tables.ts';
import { type Issue, type IssuePatch, TRACKER_NAMES } from '#shared/trackers/issue.ts';
import { mergeIssue, type OurValues, type Pushing, type TheirValues } from '#shared/trackers/merge-issue.ts';
import { namesOf, representable } from '#shared/trackers/statuses.ts';
import { type IssueRow, lockIssueRow, saveIssue } from './issues-store.ts';
import type { TrackerRow } from './trackers-store.ts';

/** Who is whom, looked up before: of our owner the account, of their assignee the person. */
export type Known = { owner: { personId: string; account: string | null | undefined } | null; person: string | null };
export type Settled = {
  push: IssuePatch;
  pushing: Pushing;
  change: TrackerChange | undefined;
  postMortemId: string | null;
  /** Somebody was not looked up, or is the owner only since: once more. */
  isStale: boolean;
};

/**
 * Brings a follow-up and what was just read of its issue together, in one transaction with both locked. What is to be told to
 * the tracker is answered, and with `isTelling` kept as on its way. Undefined where the follow-up or the link is gone.
 */
export async function settleIssue(
  tx: Tx,
  tracker: TrackerRow,
  row: Pick<IssueRow, 'id' | 'follow_up_id'>,
  issue: Issue,
  known: Known,
  { now, isTelling }: { now: Date; isTelling: boolean },
): Promise<Settled | undefined> {
  const { row: followUp, head } = await openFollowUp(tx, { kind: 'system' }, row.follow_up_id);
  const link = await lockIssueRow(tx, row.id);
  if (!link || followUp.removedAt) return undefined;
  const ours: OurValues = { status: followUp.status, assignee: followUp.ownerId, dueOn: followUp.dueOn };
  const names = namesOf(tracker.kind, tracker.statuses);
  const merge = mergeIssue(
    ours,
    theirsOf(issue),
    { ...link, isTouched: issue.version !== link.version },
    {
      representable: (status) => representable(tracker.kind, names, status),
      accountOf: (id) => (known.owner?.personId === id ? known.owner.account : undefined),
      personOf: (account) => (account === issue.assignee?.account ? known.person : null),
    },
    (field) => field === 'status' || !head?.private,
  );
  const seen = seenOf(link, issue);
  const change = await changeFromTracker(tx, followUp, editOf(merge.follow), {
    by: `${seen.by ?? 'Somebody'} in ${TRACKER_NAMES[tracker.kind]}`,
    reason: `${issue.statusName} in ${TRACKER_NAMES[tracker.kind]}`,
    now,
  });
  const pushing = pushingOf(merge.push, { ...ours, ...merge.follow });
  await saveIssue(tx, link.id, {
    ...placeOf(issue),
    seen,
    version: issue.version,
    agreed: merge.agreed,
    conflicts: merge.clashes,
    pushing: isTelling && Object.keys(pushing).length > 0 ? pushing : null,
    gone: issue.movedAway ? 'moved' : null,
    read_at: now,
  });
  return { push: merge.push, pushing, change, postMortemId: followUp.postMortemId, isStale: merge.waiting.length > 0 };
}

export const placeOf = ({ id, key, url, title }: Issue) => ({ remote_id: id, key, url, title });

export const theirsOf = (issue: Issue): TheirValues => ({
  status: issue.status,
  assignee: issue.assignee?.account ?? null,
  dueOn: issue.dueOn,
});

/** Who did it is known only where a webhook told of just this version. */
function seenOf(link: IssueRow, { body: _, ...issue }: Issue): SeenIssue {
  const told = link.seen?.told;
  const by =
    told?.version === issue.version ? told.by : link.version === issue.version ? (link.seen?.by ?? null) : null;
  return { ...issue, by };
}

const editOf = ({ status, assignee, dueOn }: Partial<OurValues>): TrackerEdit => ({
  ...(status === undefined ? {} : { status }),
  ...(assignee === undefined ? {} : { ownerId: assignee }),
  ...(dueOn === undefined ? {} : { dueOn }),
});

function pushingOf(push: IssuePatch, ours: OurValues): Pushing {
  return Object.fromEntries(
    (Object.keys(push) as (keyof IssuePatch)[]).map((field) => [
      field,
      { ours: ours[field], theirs: push[field] ?? null },
    ]),
  );
}
