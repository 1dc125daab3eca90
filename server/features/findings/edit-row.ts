import type { Tx } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import { type FieldConflict, mergeEdit, noteChanges } from '#shared/rules/merge-edit.ts';
import { type BlockRow, type BlockTable, saveBlockRow } from './block-rows-store.ts';

export type RowEdit<T extends Record<string, unknown>> = {
  /** What the row says now, by the names the API has for its fields. */
  values: T;
  edit: { [K in keyof T]?: T[K] | undefined };
  /** The column of each field. */
  columns: Record<keyof T & string, string>;
  /** The version that whoever edits saw; without it the edit holds over whatever is there. */
  seen: number | undefined;
  addEvidence?: readonly string[] | undefined;
  removeEvidence?: readonly string[] | undefined;
  /** Columns that follow from what is saved. */
  also?: (accepted: Partial<T>) => Record<string, unknown>;
  by: string | null;
  now: Date;
};
export type Edited = { saved: string[]; conflicts: FieldConflict[] };

/** Saves of an edit what nobody else changed since, field by field; the caller holds the lock of the post-mortem. */
export async function editRow<T extends Record<string, unknown>>(
  tx: Tx,
  table: BlockTable,
  row: BlockRow,
  { values, edit, columns, seen, also, by, now, ...cited }: RowEdit<T>,
): Promise<Edited> {
  const { accepted, conflicts } = mergeEdit(values, row.changes, edit, seen);
  const evidence = citing(row.evidence, cited.addEvidence, cited.removeEvidence);
  const saved = Object.keys(accepted);
  if (saved.length === 0 && evidence === undefined) return { saved, conflicts };
  const version = row.version + 1;
  await saveBlockRow(tx, table, row.id, {
    ...Object.fromEntries(saved.map((field) => [columns[field as keyof T & string], accepted[field as keyof T]])),
    ...also?.(accepted),
    ...(evidence ? { evidence } : {}),
    version,
    changes: JSON.stringify(noteChanges(row.changes, saved, { version, by, at: now.toISOString() })),
    updated_by: by,
    updated_at: now,
  });
  return { saved: evidence ? [...saved, 'evidence'] : saved, conflicts };
}

/** The evidence afterwards, or undefined when it stays as it is. */
function citing(before: string[], add: readonly string[] = [], remove: readonly string[] = []): string[] | undefined {
  const after = [...new Set([...before, ...add])].filter((id) => !remove.includes(id) || add.includes(id));
  return after.length === before.length && after.every((id) => before.includes(id)) ? undefined : after;
}

/** Tells of each field that somebody else changed meanwhile what it says now, who wrote that, and when. */
export function refuseConflicts({ saved, conflicts }: Edited): void {
  if (conflicts.length === 0) return;
  const who = [...new Set(conflicts.map(({ by }) => by ?? 'A newer draft'))].join(' and ');
  const fields = conflicts.map(({ field }) => field).join(', ');
  const rest = saved.length > 0 ? ` Saved from your change: ${saved.join(', ')}.` : '';
  throw new AppError(
    'conflict',
    `${who} changed ${fields} since you read it. That stands, and yours was not put over it.${rest}`,
    conflicts.map(({ field, theirs, by, at }) => ({
      path: field,
      why: `was changed by ${by ?? 'a newer draft'} meanwhile`,
      conflict: { theirs, by, at },
    })),
  );
}
