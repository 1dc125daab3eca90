import {
  type ChangeKind,
  isFinished,
  isPostponement,
  type WorkLink,
  type WorkState,
  without,
} from '#shared/rules/follow-up-work.ts';
import { changesOf, stateOf, workOf } from './change-work.ts';
import type { FollowUpRow } from './follow-ups-store.ts';
import type { NewChange } from './history-store.ts';
import type { SavedWork } from './work-store.ts';

type Fields = Record<string, unknown>;
export type BatchChange = { followUpId: string; kind: ChangeKind; before: Fields | null; after: Fields | null };
/** What else named it before it was merged, and names the other since. */
export type Moved = { into: string; riskIds: string[]; threadIds: string[]; alsoKept: string[] };
type Undone = { saved: SavedWork; steps: NewChange[]; fields: string[]; why?: string; back?: Moved };
type Took = { ids: string[]; factorIds: string[]; evidence: string[]; links: WorkLink[] };

const SINCE = 'It was changed since, so that stays as it is now.';
const NOTE = 'Undone';

/** One follow-up as it was before a batch, as far as it still is what the batch made of it. */
export function undoneWork(
  row: FollowUpRow,
  changes: readonly BatchChange[],
  { by, now }: { by: string; now: Date },
): Omit<Undone, 'fields'> {
  const undone: Undone = { saved: workOf(row), steps: [], fields: [] };
  for (const change of changes) UNDO[change.kind]?.(undone, row, change, now);
  if (undone.steps.length === 0) return undone;
  const version = row.version + 1;
  undone.saved = { ...undone.saved, version, changes: changesOf(row.changes, undone.fields, version, by, now) };
  return undone;
}

const UNDO: Partial<Record<ChangeKind, (undone: Undone, row: FollowUpRow, change: BatchChange, now: Date) => void>> = {
  status: undoField,
  due: undoField,
  owner: undoField,
  team: undoField,
  priority: undoField,
  merged: undoMerged,
  'took-in': undoTakingIn,
  split: undoSplit,
  'split-off': undoPart,
};
const COLUMNS = {
  status: 'status',
  dueOn: 'due_on',
  ownerId: 'owner_id',
  teamId: 'team_id',
  priority: 'priority',
} as const;

function undoField(undone: Undone, row: FollowUpRow, { kind, before, after }: BatchChange): void {
  const [field] = Object.keys(after ?? {}) as (keyof typeof COLUMNS)[];
  if (!field || row.removedAt || stateOf(row)[field] !== after?.[field]) {
    undone.why = SINCE;
    return;
  }
  const was = before?.[field] as WorkState[typeof field];
  undone.saved = { ...undone.saved, [COLUMNS[field]]: was };
  if (field === 'status')
    undone.saved = {
      ...undone.saved,
      reason: (before?.reason as string | null) ?? null,
      done_at: (before?.doneAt as string | null) ?? null,
    };
  if (field === 'dueOn' && !isFinished(row) && isPostponement(was as string | null, row.dueOn))
    undone.saved = { ...undone.saved, postponed: Math.max(0, undone.saved.postponed - 1) };
  undone.fields.push(field);
  undone.steps.push({
    followUpId: row.id,
    kind,
    before: { [field]: after[field] },
    after: { [field]: was },
    note: NOTE,
  });
}

function undoMerged(undone: Undone, row: FollowUpRow, { before, after }: BatchChange): void {
  if (row.mergedIntoId === null || row.mergedIntoId !== after?.into) {
    undone.why = 'It is not part of the other any more.';
    return;
  }
  undone.saved = { ...undone.saved, merged_into: null, removed_at: null };
  undone.back = { ...(before as Omit<Moved, 'into'>), into: row.mergedIntoId };
  undone.steps.push({ followUpId: row.id, kind: 'merged', before: after, after: null, note: NOTE });
}

/** What only the others brought goes with them; what somebody added since stays. */
function undoTakingIn(undone: Undone, row: FollowUpRow, { after }: BatchChange): void {
  const { ids, factorIds, evidence, links } = after as Took;
  undone.saved = {
    ...undone.saved,
    factor_ids: without(row.factorIds, factorIds),
    evidence: without(row.evidence, evidence),
    links: without(row.links, links, (a, b) => a.url === b.url),
  };
  undone.fields.push('factorIds');
  undone.steps.push({ followUpId: row.id, kind: 'took-in', before: { ids }, after: null, note: NOTE });
}

function undoSplit(undone: Undone, row: FollowUpRow, { before, after }: BatchChange): void {
  const isAsMade = row.title === after?.title;
  if (!isAsMade) undone.why = 'Its title was changed since and stays.';
  if (isAsMade && row.title !== before?.title) {
    undone.saved = { ...undone.saved, title: before?.title as string };
    undone.fields.push('title');
  }
  undone.steps.push({ followUpId: row.id, kind: 'split', before: { parts: after?.parts }, after: null, note: NOTE });
}

/** A part that somebody has worked on since is work of its own. */
function undoPart(undone: Undone, row: FollowUpRow, { after }: BatchChange, now: Date): void {
  if (row.version > 1 || row.removedAt) {
    undone.why = SINCE;
    return;
  }
  undone.saved = { ...undone.saved, removed_at: now.toISOString() };
  undone.steps.push({ followUpId: row.id, kind: 'split-off', before: after, after: null, note: NOTE });
}
