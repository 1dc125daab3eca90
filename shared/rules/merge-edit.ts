/** When a field got the value it has: in which version of its row, by whom (null is the draft), and at what time. */
export type FieldChange = { version: number; by: string | null; at: string };
export type FieldChanges = Partial<Record<string, FieldChange>>;

export type FieldConflict = { field: string; theirs: unknown; by: string | null; at: string };
export type Merge<T> = {
  /** What the edit changes and nobody else changed since: to be saved. */
  accepted: Partial<T>;
  /** What somebody else changed since, to something else: kept as they left it, and told. */
  conflicts: FieldConflict[];
};

/** Ids and the like are sets: their order says nothing. */
const isSame = (a: unknown, b: unknown): boolean =>
  Array.isArray(a) && Array.isArray(b) ? a.length === b.length && a.every((one) => b.includes(one)) : a === b;

/**
 * Puts an edit, made by somebody who saw the row at version `seen`, together with what the row says now. Fields are judged one
 * by one: what only one side changed is taken from that side; what both changed to the same is no conflict. Without `seen` the
 * edit holds over whatever is there. A field that is undefined in `edit` was not edited.
 */
export function mergeEdit<T extends Record<string, unknown>>(
  now: T,
  changes: FieldChanges,
  edit: { [K in keyof T]?: T[K] | undefined },
  seen: number | undefined,
): Merge<T> {
  const accepted: Partial<T> = {};
  const conflicts: FieldConflict[] = [];
  for (const field of Object.keys(edit) as (keyof T & string)[]) {
    const value = edit[field];
    if (value === undefined || isSame(value, now[field])) continue;
    const change = changes[field];
    if (seen !== undefined && change && change.version > seen)
      conflicts.push({ field, theirs: now[field], by: change.by, at: change.at });
    else accepted[field] = value as T[keyof T & string];
  }
  return { accepted, conflicts };
}

/** What is remembered of the fields once `edited` ones are saved as the given version. */
export const noteChanges = (changes: FieldChanges, edited: readonly string[], change: FieldChange): FieldChanges => ({
  ...changes,
  ...Object.fromEntries(edited.map((field) => [field, change])),
});
