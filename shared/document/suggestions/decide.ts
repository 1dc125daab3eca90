import { Node } from 'prosemirror-model';
import { canSplit, type Transform } from 'prosemirror-transform';
import { nodeWords } from './node-words.ts';
import { nextTextStart, type Piece, piecesIn, plainMarks } from './pieces.ts';
import type { Effect, SuggestionId } from './suggestion-id.ts';

type Which = (id: SuggestionId) => boolean;
type Range = { from: number; to: number };

/**
 * Accepts the suggestions that `which` names: what they insert becomes text, what they delete goes. Adds steps to `tr`.
 * Only the document as `tr` has it now is looked at; without a range, all of it.
 */
export function acceptSuggestions(tr: Transform, which: Which, range?: Range): void {
  const blocks: { at: number; since: number }[] = [];
  let gone: Node | null = null;
  // From the end: what stands before a piece keeps its place.
  for (const piece of chosen(tr.doc, which, range).reverse()) {
    if (piece.node === gone) continue;
    if (!piece.isDeletion && piece.id.effect.kind === 'text') {
      tr.removeMark(piece.from, piece.to, piece.mark);
      continue;
    }
    gone = piece.node;
    if (!piece.isDeletion && piece.id.effect.kind !== 'empty') keep(tr, piece);
    else {
      tr.delete(piece.from, piece.to);
      if (!piece.isDeletion) blocks.push({ at: piece.from, since: tr.mapping.maps.length });
    }
  }
  for (const { at, since } of blocks) removeIfEmpty(tr, tr.mapping.slice(since).map(at, -1));
}

/** Rejects them: what they insert goes, what they delete stays. The shape of the document does not change. */
export function rejectSuggestions(tr: Transform, which: Which, range?: Range): void {
  const pieces = chosen(tr.doc, which, range);
  const gone = new Set(pieces.flatMap((piece) => (piece.isDeletion ? [] : [piece.from])));
  let last = -1;
  for (const piece of pieces.reverse()) {
    if (piece.isDeletion && !gone.has(piece.from)) tr.removeMark(piece.from, piece.to, piece.mark);
    if (piece.isDeletion || piece.from === last) continue;
    tr.delete(piece.from, piece.to);
    last = piece.from;
  }
}

const chosen = (doc: Node, which: Which, range?: Range): Piece[] =>
  piecesIn(doc, range?.from, range?.to).filter((piece) => which(piece.id));

/** What a sign stands for takes its place. */
function keep(tr: Transform, { from, to, node, mark, id: { effect } }: Piece): void {
  if (effect.kind === 'node') {
    const made = readNode(effect, node);
    const times = made ? timesIn(node.text ?? '', made) : 0;
    if (made && times > 0) tr.replaceWith(from, to, new Array(times).fill(made.mark(plainMarks(node.marks))));
    else tr.removeMark(from, to, mark);
  } else if (effect.kind === 'remove') {
    const after = tr.doc.resolve(to).nodeAfter;
    tr.delete(from, to + (after?.isInline && !after.isText ? after.nodeSize : 0));
  } else {
    tr.delete(from, to);
    for (let count = to - from; count > 0; count--) {
      if (effect.kind === 'split') split(tr, from, effect);
      else join(tr, from);
    }
  }
}

/** Words of like nodes beside each other are one piece of text; words that somebody changed since are just words: 0. */
function timesIn(text: string, node: Node): number {
  const words = nodeWords(node);
  const times = Math.round(text.length / words.length);
  return words.repeat(times) === text ? times : 0;
}

function readNode(effect: Extract<Effect, { kind: 'node' }>, text: Node): Node | null {
  try {
    const node = Node.fromJSON(text.type.schema, effect.json);
    node.check();
    return node.isInline && !node.isText ? node : null;
  } catch {
    return null;
  }
}

function split(tr: Transform, at: number, { depth, types }: Extract<Effect, { kind: 'split' }>): void {
  const { nodes } = tr.doc.type.schema;
  const typesAfter =
    types?.length === depth
      ? types.map(({ type, attrs }) => (nodes[type] ? { type: nodes[type], attrs } : null))
      : undefined;
  for (const [levels, after] of [[depth, typesAfter] as const, [1, undefined] as const])
    if (canSplit(tr.doc, at, levels, after)) {
      tr.split(at, levels, after);
      return;
    }
  if (nodes.hardBreak) tr.insert(at, nodes.hardBreak.create());
}

function join(tr: Transform, at: number): void {
  const end = tr.doc.resolve(at).end();
  const next = nextTextStart(tr.doc, end);
  if (next !== null) tr.delete(end, next);
}

function removeIfEmpty(tr: Transform, at: number): void {
  const $at = tr.doc.resolve(at);
  if ($at.parent.isTextblock && $at.parent.content.size === 0) tr.deleteRange($at.before(), $at.after());
}
