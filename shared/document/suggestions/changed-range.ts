import type { Node } from 'prosemirror-model';
import type { Mapping } from 'prosemirror-transform';

/** The part of a document that an edit touched: [from, toBefore] became [from, toAfter]. */
export type Change = { from: number; toBefore: number; toAfter: number };

/**
 * What an edit touched, the likeliest first: as its steps' maps say, then as the documents differ. Steps may touch more than
 * they change, and a mark is set without a map. Empty when the documents are the same.
 */
export function changedRanges(before: Node, after: Node, mapping: Mapping): Change[] {
  const differs = difference(before, after);
  if (!differs) return [];
  let from = Number.POSITIVE_INFINITY;
  let toAfter = -1;
  mapping.maps.forEach((map, index) => {
    const rest = mapping.slice(index + 1);
    map.forEach((_oldStart, _oldEnd, newStart, newEnd) => {
      from = Math.min(from, rest.map(newStart, -1));
      toAfter = Math.max(toAfter, rest.map(newEnd, 1));
    });
  });
  const toBefore = toAfter - (after.content.size - before.content.size);
  const coversAll = from <= differs.from && toAfter >= differs.toAfter && toBefore >= from;
  return coversAll ? [{ from, toBefore, toAfter }, differs] : [differs];
}

function difference(before: Node, after: Node): Change | null {
  const from = before.content.findDiffStart(after.content);
  const ends = before.content.findDiffEnd(after.content);
  if (from === null || !ends) return null;
  const overlap = Math.max(0, from - Math.min(ends.a, ends.b));
  return { from, toBefore: ends.a + overlap, toAfter: ends.b + overlap };
}
