import type { Node } from 'prosemirror-model';
import { nodeWords } from './node-words.ts';
import { type Piece, piecesIn } from './pieces.ts';
import { BREAK } from './suggestion-id.ts';

/** One suggestion as people see it, in the order of the document. Positions are of the document it was read from. */
export type Suggestion = {
  group: string;
  personId: string;
  /** ms since 1970, UTC; 0 when it is not known. */
  at: number;
  /** Key of the section it begins in. */
  section: string;
  from: number;
  to: number;
  /** Words that go and words that come; ¶ where a block ends. */
  deleted: string;
  inserted: string;
};

export function listSuggestions(doc: Node): Suggestion[] {
  const found = new Map<string, Suggestion>();
  for (const piece of piecesIn(doc)) {
    const { group, personId, at } = piece.id;
    let suggestion = found.get(group);
    if (!suggestion) {
      const section = String(doc.resolve(piece.from).node(1).attrs.key ?? '');
      suggestion = { group, personId, at, section, from: piece.from, to: piece.to, deleted: '', inserted: '' };
      found.set(group, suggestion);
    }
    suggestion.to = piece.to;
    const { deleted, inserted } = wordsOf(doc, piece);
    suggestion.deleted += deleted;
    suggestion.inserted += inserted;
  }
  return [...found.values()];
}

function wordsOf(doc: Node, { isDeletion, node, id, to }: Piece): { deleted: string; inserted: string } {
  const text = node.text ?? '';
  if (isDeletion) return { deleted: text, inserted: '' };
  const { kind } = id.effect;
  if (kind === 'join' || kind === 'empty') return { deleted: BREAK, inserted: '' };
  if (kind === 'remove') {
    const gone = doc.resolve(to).nodeAfter;
    return { deleted: gone && !gone.isText ? nodeWords(gone) : '', inserted: '' };
  }
  return { deleted: '', inserted: text };
}
