import type { EditorState, Transaction } from 'prosemirror-state';
import { changedRanges } from '#shared/document/suggestions/changed-range.ts';
import { type Piece, piecesIn } from '#shared/document/suggestions/pieces.ts';

type Range = { from: number; to: number };

/** The words of a piece within a range. */
const within = ({ node, from, to }: Piece, range: Range) =>
  (node.text ?? '').slice(Math.max(0, range.from - from), Math.max(0, Math.min(to, range.to) - from));

/**
 * What is written is written: typed within words that somebody suggested, it does not become part of the suggestion, to be
 * accepted or rejected with it. Words that were only moved keep theirs.
 */
export function asWriting(state: EditorState, edit: Transaction): Transaction {
  const [change] = changedRanges(state.doc, edit.doc, edit.mapping);
  if (!change || change.toAfter <= change.from) return edit;
  const fresh = { from: change.from, to: change.toAfter };
  const old = { from: change.from, to: change.toBefore };
  const pieces = piecesIn(edit.doc, fresh.from, fresh.to);
  if (pieces.length === 0) return edit;
  const known = piecesIn(state.doc, old.from, old.to).map((piece) => ({ ...piece, words: within(piece, old) }));
  for (const piece of pieces) {
    const words = within(piece, fresh);
    const isMoved = known.some((one) => one.id.group === piece.id.group && one.words.includes(words));
    if (words && !isMoved) edit.removeMark(Math.max(piece.from, fresh.from), Math.min(piece.to, fresh.to), piece.mark);
  }
  return edit;
}
