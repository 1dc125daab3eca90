import type { Board, BoardItem } from '../../data/follow-up-board.ts';

export type BoardLine =
  | { kind: 'group'; key: string; name: string; label: string; count: number; isFolded: boolean }
  | { kind: 'row'; key: string; item: BoardItem; at: number };

/** What the list draws, line by line: each group with its count, and below it the rows that have come so far. */
export function linesOf(
  groups: NonNullable<Board['groups']>,
  items: readonly BoardItem[],
  folded: ReadonlySet<string>,
): BoardLine[] {
  const byGroup = Map.groupBy(items, (item) => item.group);
  const lines: BoardLine[] = [];
  let at = 0;
  for (const { key, label, count } of groups) {
    const isFolded = folded.has(key);
    lines.push({ kind: 'group', key: `group ${key}`, name: key, label, count, isFolded });
    if (isFolded) continue;
    // A row that moved while pages were read may come twice.
    const seen = new Set<string>();
    for (const item of byGroup.get(key) ?? []) {
      if (seen.has(item.followUp.id)) continue;
      seen.add(item.followUp.id);
      lines.push({ kind: 'row', key: `${key} ${item.followUp.id}`, item, at: at++ });
    }
  }
  return lines;
}
