import type { Mark, Node } from 'prosemirror-model';
import { readId, type SuggestionId } from './suggestion-id.ts';

/** Some text with a suggestion's mark. */
export type Piece = { from: number; to: number; node: Node; mark: Mark; isDeletion: boolean; id: SuggestionId };

const isSuggested = (mark: Mark) => mark.type.name === 'insertion' || mark.type.name === 'deletion';
export const insertionOf = (node: Node) => node.marks.find((mark) => mark.type.name === 'insertion');
export const deletionOf = (node: Node) => node.marks.find((mark) => mark.type.name === 'deletion');
export const idOf = (mark: Mark): SuggestionId => readId(mark.attrs.id as string);

/** The marks of the text itself. */
export const plainMarks = (marks: readonly Mark[]): Mark[] => marks.filter((mark) => !isSuggested(mark));

/** Every marked piece that overlaps the range, in the order of the document; words that carry several marks are several pieces. */
export function piecesIn(doc: Node, from = 0, to = doc.content.size): Piece[] {
  const pieces: Piece[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return true;
    const at = { from: pos, to: pos + node.nodeSize, node };
    for (const mark of node.marks)
      if (isSuggested(mark)) pieces.push({ ...at, mark, isDeletion: mark.type.name === 'deletion', id: idOf(mark) });
    return false;
  });
  return pieces;
}

/** A block of text in which suggestions can be marked: code cannot carry marks. */
export const isMarkable = (node: Node) => node.isTextblock && !node.type.spec.code;

/** Where the text goes on after this block, or null when something else, a border or the end of the section comes first. */
export function nextTextStart(doc: Node, textblockEnd: number): number | null {
  const $end = doc.resolve(textblockEnd);
  let depth = $end.depth;
  while (depth > 1 && $end.indexAfter(depth - 1) >= $end.node(depth - 1).childCount) {
    depth--;
    if ($end.node(depth).type.spec.isolating) return null;
  }
  if (depth <= 1) return null;
  let pos = $end.after(depth);
  let node: Node | null = doc.resolve(pos).nodeAfter;
  while (node && !node.isTextblock) {
    if (node.isAtom || node.type.spec.isolating || !node.firstChild) return null;
    node = node.firstChild;
    pos++;
  }
  return node && isMarkable(node) ? pos + 1 : null;
}
