import type { z } from 'zod';
import type { FollowUpRow } from '#server/features/follow-ups/index.ts';
import { findPeople } from '#server/features/people/index.ts';
import { guardOf } from '#server/features/post-mortems/index.ts';
import type { Context } from '#server/platform/context.ts';
import type { followedIssue } from '#shared/contracts/trackers.ts';
import { type Actor, allowances, type Guarded } from '#shared/rules/access.ts';
import { type Field, TRACKER_NAMES } from '#shared/trackers/issue.ts';
import type { Clash } from '#shared/trackers/merge-issue.ts';
import type { IssueRow } from './issues-store.ts';
import { presentFault } from './present-tracker.ts';
import { findPersonOfAccount, getTrackerRow, type TrackerRow } from './trackers-store.ts';

type View = z.input<typeof followedIssue>;
type Around = {
  tracker: TrackerRow;
  guard: Guarded;
  assigneeId: string | null;
  names: ReadonlyMap<string, { name: string }>;
};

/** A link as whoever may see the follow-up sees it; that they may is the caller's to know. */
export async function presentIssue(ctx: Context, actor: Actor, row: IssueRow, followUp: FollowUpRow): Promise<View> {
  const tracker = await getTrackerRow(ctx.db, row.tracker_id);
  const guard = followUp.postMortemId
    ? await guardOf(ctx.db, followUp.postMortemId)
    : { private: false, participantIds: [] };
  const assignee = row.seen?.assignee ?? null;
  const assigneeId = assignee && (await findPersonOfAccount(ctx.db, tracker.id, assignee));
  const owners = row.conflicts.flatMap(({ field, ours }) => (field === 'assignee' && ours ? [ours] : []));
  const names = await findPeople(ctx.db, owners);
  return present(actor, row, followUp, { tracker, guard, assigneeId, names });
}

function present(actor: Actor, row: IssueRow, followUp: FollowUpRow, around: Around): View {
  const { tracker, guard, assigneeId } = around;
  const seen = row.seen;
  return {
    id: row.id,
    followUpId: row.follow_up_id,
    tracker: { id: tracker.id, kind: tracker.kind, name: tracker.name },
    state: row.gone ?? (row.remote_id === null ? 'waiting' : 'linked'),
    key: row.key,
    url: row.url,
    title: row.title,
    status: seen?.status ?? null,
    statusName: seen?.statusName ?? null,
    assignee: seen?.assignee ? { name: seen.assignee.name, personId: assigneeId } : null,
    dueOn: seen?.dueOn ?? null,
    readAt: row.read_at?.toISOString() ?? null,
    fault: presentFault(row.fault ?? (row.wanted || row.asked ? tracker.fault : null)),
    conflicts: row.conflicts.map((clash) => presentClash(clash, row, followUp, around)),
    notes: row.seen ? notesOf(row, followUp, around) : [],
    tellsTooMuch: guard.private && row.told === 'everything' && row.remote_id !== null && row.gone === null,
    blankAsked: row.blank_asked,
    may: allowances(actor, ['follow-up.edit'], guard),
  };
}

const COLUMN: Record<Field, string> = { status: 'status', assignee: 'ownerId', dueOn: 'dueOn' };
const STATUS_WORDS: Record<string, string> = {
  open: 'Open',
  'in-progress': 'In progress',
  done: 'Done',
  'wont-do': 'Won’t do',
};

function presentClash(
  { field, ours, theirs }: Clash,
  row: IssueRow,
  followUp: FollowUpRow,
  { names }: Around,
): View['conflicts'][number] {
  const change = followUp.changes[COLUMN[field]];
  const say = (value: string | null, person: string | undefined) => {
    if (value === null) return field === 'dueOn' ? 'no due date' : 'nobody';
    return field === 'status' ? (STATUS_WORDS[value] ?? value) : field === 'assignee' ? (person ?? value) : value;
  };
  return {
    field,
    ours: {
      value: ours,
      label: say(ours, names.get(ours ?? '')?.name),
      by: change?.by ?? null,
      at: change?.at ?? null,
    },
    theirs: {
      value: theirs,
      label:
        field === 'status' ? (row.seen?.statusName ?? say(theirs, undefined)) : say(theirs, row.seen?.assignee?.name),
      by: row.seen?.by ?? null,
      at: row.seen?.version ?? null,
    },
  };
}

/** What does not go over, so that nobody relies on it. */
function notesOf(row: IssueRow, followUp: FollowUpRow, { tracker, guard, assigneeId }: Around): string[] {
  const there = TRACKER_NAMES[tracker.kind];
  const notes: string[] = [];
  const { ours, theirs } = row.agreed.assignee ?? {};
  if (guard.private) notes.push('Only the status is told to the tracker: this follow-up is private.');
  else if (followUp.ownerId && ours === followUp.ownerId && theirs === null)
    notes.push(
      `${followUp.ownerName ?? 'The owner'} has no account in ${there} that Debrief knows, so nobody is assigned there until an admin says which is theirs (Settings → Trackers → People).`,
    );
  if (row.seen?.assignee && assigneeId === null)
    notes.push(
      `Assigned there to ${row.seen.assignee.name}, whom Debrief does not know, so the owner here stays. An admin can say who that is (Settings → Trackers → People).`,
    );
  return notes;
}
