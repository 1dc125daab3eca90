import { deedsOf, isFinished, isPostponement, type WorkChange, type WorkState } from '#shared/rules/follow-up-work.ts';
import { type FieldChanges, noteChanges } from '#shared/rules/merge-edit.ts';
import type { FollowUpRow } from './follow-ups-store.ts';
import type { NewChange } from './history-store.ts';
import type { SavedWork } from './work-store.ts';

/** A follow-up as it stands, in the columns of its table. */
export const workOf = (row: FollowUpRow): SavedWork => ({
  id: row.id,
  title: row.title,
  status: row.status,
  reason: row.reason,
  due_on: row.dueOn,
  owner_id: row.ownerId,
  team_id: row.teamId,
  priority: row.priority,
  done_at: row.doneAt?.toISOString() ?? null,
  postponed: row.postponed,
  factor_ids: row.factorIds,
  evidence: row.evidence,
  links: row.links,
  merged_into: row.mergedIntoId,
  removed_at: row.removedAt?.toISOString() ?? null,
  version: row.version,
  changes: row.changes,
});

export const stateOf = ({ status, reason, dueOn, ownerId, teamId, priority }: FollowUpRow): WorkState => ({
  status,
  reason,
  dueOn,
  ownerId,
  teamId,
  priority,
});

export type Changed = { row: FollowUpRow; saved: SavedWork; steps: NewChange[] };

/** One follow-up after a change that fits it, and what its history will say of that. */
export function changeWork(
  row: FollowUpRow,
  change: WorkChange,
  { because, by, now }: { because?: string | undefined; by: string; now: Date },
): Changed {
  const steps = stepsOf(row, change, because);
  const fields = Object.keys(Object.assign({}, ...steps.map((step) => step.after)));
  const version = row.version + 1;
  const next = { ...stateOf(row), ...defined(change) };
  const was = workOf(row);
  if (steps.length === 0) return { row, saved: was, steps };
  return {
    row,
    steps,
    saved: {
      ...was,
      status: next.status,
      reason: next.reason,
      due_on: next.dueOn,
      owner_id: next.ownerId,
      team_id: next.teamId,
      priority: next.priority,
      done_at: next.status === 'done' ? (row.status === 'done' ? was.done_at : now.toISOString()) : null,
      postponed: row.postponed + postponing(row, next),
      version,
      changes: changesOf(row.changes, fields, version, by, now),
    },
  };
}

export const changesOf = (changes: FieldChanges, fields: readonly string[], version: number, by: string, now: Date) =>
  noteChanges(changes, fields, { version, by, at: now.toISOString() });

/** 1 where the change moves what is open to a later date. */
export const postponing = (row: FollowUpRow, next: Pick<WorkState, 'status' | 'dueOn'>): 0 | 1 =>
  !isFinished(next) && isPostponement(row.dueOn, next.dueOn) ? 1 : 0;

/** What the history keeps of a change. Of a status also what goes with it, so that it can come back whole. */
export function stepsOf(row: FollowUpRow, change: WorkChange, because: string | undefined): NewChange[] {
  return deedsOf(stateOf(row), change, because).map(({ kind, before, after, note }) => ({
    followUpId: row.id,
    kind,
    before: kind === 'status' ? { ...before, reason: row.reason, doneAt: row.doneAt?.toISOString() ?? null } : before,
    after,
    note,
  }));
}

const defined = (change: WorkChange): Partial<WorkState> =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
