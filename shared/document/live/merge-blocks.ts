import type { Node } from 'prosemirror-model';

type Change = { from: number; to: number; nodes: readonly Node[] };

/**
 * Two changes of the same blocks as one: what `ours` made of `base` is done to `theirs`. Undefined when both changed the same
 * blocks, so that only a person can say what is meant.
 */
export function mergeBlocks(
  base: readonly Node[],
  theirs: readonly Node[],
  ours: readonly Node[],
): readonly Node[] | undefined {
  const mine = findChange(base, ours);
  const other = findChange(base, theirs);
  if (!mine) return theirs;
  if (!other) return ours;
  const isBefore = mine.to <= other.from && !isSamePlace(mine, other);
  const isAfter = other.to <= mine.from && !isSamePlace(mine, other);
  if (!isBefore && !isAfter) return undefined;
  const shift = isAfter ? other.nodes.length - (other.to - other.from) : 0;
  return theirs.toSpliced(mine.from + shift, mine.to - mine.from, ...mine.nodes);
}

/** Both put something in between the same two blocks: nobody can say in which order. */
const isSamePlace = (one: Change, other: Change): boolean =>
  one.from === one.to && other.from === other.to && one.from === other.from;

function findChange(before: readonly Node[], after: readonly Node[]): Change | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start]!.eq(after[start]!)) start += 1;
  if (start === before.length && start === after.length) return undefined;
  let end = 0;
  while (end < shorter - start && before[before.length - 1 - end]!.eq(after[after.length - 1 - end]!)) end += 1;
  return { from: start, to: before.length - end, nodes: after.slice(start, after.length - end) };
}
