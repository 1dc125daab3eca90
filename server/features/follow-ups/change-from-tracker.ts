import { keepRowText } from '#server/features/findings/index.ts';
import type { Context, Tx } from '#server/platform/context.ts';
import { changeWork } from './change-work.ts';
import type { FollowUpRow } from './follow-ups-store.ts';
import { changeWord, type Noted, noteWork } from './note-work.ts';
import { saveWork } from './work-store.ts';

export type TrackerEdit = Partial<{ status: FollowUpRow['status']; ownerId: string | null; dueOn: string | null }>;
/** Done in a tracker, by whoever did it there. */
export type TrackerChange = Noted & { by: string };

/**
 * A follow-up, opened to be changed, follows what was done to its issue. Undefined where nothing changes; else to be noted by
 * `noteFromTracker` as the last thing of the transaction.
 */
export async function changeFromTracker(
  tx: Tx,
  row: FollowUpRow,
  edit: TrackerEdit,
  { by, reason, now }: { by: string; reason: string; now: Date },
): Promise<TrackerChange | undefined> {
  const change = edit.status === 'wont-do' && !row.reason ? { ...edit, reason } : edit;
  // How the issue stands says why a status changed, and nothing of a date.
  const because = edit.status === undefined ? undefined : reason;
  const { steps, saved } = changeWork(row, change, { because, by, now });
  if (steps.length === 0) return undefined;
  await saveWork(tx, [saved], by, now);
  if (row.postMortemId) await keepRowText(tx, row.postMortemId);
  return { row, steps, change: changeWord(steps), by };
}

export async function noteFromTracker(
  tx: Tx,
  ctx: Context,
  changes: readonly TrackerChange[],
  now: Date,
): Promise<void> {
  for (const [by, same] of Map.groupBy(changes, (change) => change.by))
    await noteWork(tx, ctx, { kind: 'system' }, same, { by, personId: null, at: now, batchId: null });
}
