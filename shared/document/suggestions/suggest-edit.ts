import type { Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import type { Change } from './changed-range.ts';
import { acceptSuggestions, rejectSuggestions } from './decide.ts';
import { type Block, type Fate, type Inserted, readInserted } from './inserted.ts';
import { deletionOf, idOf, insertionOf, isMarkable, nextTextStart, piecesIn } from './pieces.ts';
import { isFormatting, suggestFormat } from './suggest-format.ts';
import { BREAK, markId, REMOVAL } from './suggestion-id.ts';

/** Who suggests; `group` names the suggestion when it does not go on with one of theirs that it touches (`since`, ms). */
export type Author = { personId: string; group: string; since: number };

export type Suggested = {
  doc: Node;
  /** Accepting it gives just what the edit would have given. Otherwise something of it cannot be suggested. */
  isExact: boolean;
  /** Where in `doc` what was deleted begins and ends, and where what was inserted ends. */
  deletedFrom: number;
  deletedTo: number;
  insertedTo: number;
};

/**
 * Turns an edit into the suggestion of it: the document in which what the edit removed is marked as deleted and what it added
 * as inserted. One's own suggested words are really removed; somebody else's stay as they are. Null when nothing of the edit can
 * be suggested. Rejecting always gives back the document before; accepting gives the edit where `isExact`.
 * `changes` says what the edit touched, the likeliest first.
 */
export function suggestEdit(before: Node, after: Node, changes: readonly Change[], author: Author): Suggested | null {
  let best: Suggested | null = null;
  for (const change of changes) {
    const suggested = suggestChange(before, after, intoText(before, after, change), author);
    if (suggested?.isExact) return suggested;
    best ??= suggested;
  }
  return best;
}

function suggestChange(before: Node, after: Node, change: Change, author: Author): Suggested | null {
  const group = groupNear(before, change, author);
  if (isFormatting(before, after, change)) {
    const { doc, mapping } = suggestFormat(before, after, change, group, author.personId);
    const end = mapping.map(change.toBefore);
    return doc.eq(before) ? null : { doc, isExact: true, deletedFrom: change.from, deletedTo: end, insertedTo: end };
  }
  const old = textblocksIn(before, change.from, change.toBefore);
  const fresh = textblocksIn(after, change.from, change.toAfter);
  if (old.some(({ node }) => !isMarkable(node))) return null;
  const tr = new Transform(before);
  const inText = before.resolve(change.from).parent.inlineContent;
  if (inText !== before.resolve(change.toBefore).parent.inlineContent) return null;
  const place = inText ? { at: change.toBefore, leading: 0 } : placeBetween(before, change, old);
  const fateOf = fates(before, change, author);
  const inserted = place && readInserted(after, change, fresh, place.leading, group, fateOf);
  if (inserted === null && old.length === 0) return null;

  const at = behindSigns(before, place?.at ?? change.toBefore, inserted);
  if (inserted?.nodes.length) tr.insert(at, inserted.nodes);
  const insertedSize = tr.doc.content.size - before.content.size;
  const steps = tr.steps.length;
  const stays = stayingOthers(after, change);
  for (let index = old.length - 1; index >= 0; index--) {
    const block = old[index]!;
    const isLast = index === old.length - 1;
    if (!inText) sign(tr, block.end, markId(group, { kind: 'empty' }));
    else if (!isLast && nextTextStart(before, block.end) === old[index + 1]!.start)
      sign(tr, block.end, markId(group, { kind: 'join' }));
    deleteInline(tr, block, change, group, author.personId, stays);
  }
  if (tr.steps.length === 0) return null;
  const moved = tr.mapping.slice(steps);
  const suggested = {
    doc: tr.doc,
    deletedFrom: change.from,
    deletedTo: moved.map(at, -1),
    insertedTo: moved.map(at + insertedSize),
  };
  const verdict = verify(before, after, suggested.doc, change, author, inserted, fateOf);
  return verdict === 'wrong' ? null : { ...suggested, isExact: verdict === 'exact' };
}

/** A range that begins or ends between blocks is drawn into their text where both documents have the same block there. */
function intoText(before: Node, after: Node, edit: Change): Change {
  let { from, toBefore, toAfter } = edit;
  const like = (a: Node | null, b: Node | null) =>
    !!a && !!b && !a.isLeaf && (a.sameMarkup(b) || (a.isTextblock && b.isTextblock && startsInText));
  const startsInText = before.resolve(from).parent.inlineContent;
  for (;;) {
    const [old, fresh] = [before.resolve(toBefore), after.resolve(toAfter)];
    if (old.parent.inlineContent || toBefore <= from || toAfter <= from || !like(old.nodeBefore, fresh.nodeBefore))
      break;
    toBefore--;
    toAfter--;
  }
  for (;;) {
    const [old, fresh] = [before.resolve(from), after.resolve(from)];
    if (old.parent.inlineContent || from >= toBefore || from >= toAfter || !like(old.nodeAfter, fresh.nodeAfter)) break;
    from++;
  }
  const isText = (pos: number) => before.resolve(pos).parent.inlineContent;
  const isFreshText = after.resolve(toAfter).parent.inlineContent;
  if (isText(from) === isText(toBefore) && isText(toBefore) === isFreshText) return { from, toBefore, toAfter };
  return startsInText ? toLastWords(before, after, edit) : edit;
}

/** Where blocks were lifted out of others, the words at the end of the range are the same though what holds them is not. */
function toLastWords(before: Node, after: Node, edit: Change): Change {
  const old = textblocksIn(before, edit.from, edit.toBefore).at(-1);
  const fresh = textblocksIn(after, edit.from, edit.toAfter).at(-1);
  if (!old || !fresh) return edit;
  const ends = old.node.content.findDiffEnd(fresh.node.content) ?? { a: 0, b: 0 };
  const [toBefore, toAfter] = [old.start + ends.a, fresh.start + ends.b];
  const missing = Math.max(0, edit.from - Math.min(toBefore, toAfter));
  return { from: edit.from, toBefore: toBefore + missing, toAfter: toAfter + missing };
}

function textblocksIn(doc: Node, from: number, to: number): Block[] {
  const blocks: Block[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isTextblock) return true;
    blocks.push({ node, start: pos + 1, end: pos + 1 + node.content.size });
    return false;
  });
  return blocks;
}

/**
 * A sign is written behind like signs. Yjs is told the difference of two texts: of like letters it takes the last for the new
 * one, and would else put one person's mark on what another wrote, who may be taking it away at that moment.
 */
function behindSigns(doc: Node, at: number, inserted: Inserted | null): number {
  if (!inserted?.nodes[0]?.text?.startsWith(BREAK)) return at;
  for (;;) {
    const next = doc.resolve(at).nodeAfter;
    if (!next?.text?.startsWith(BREAK) || !insertionOf(next)) return at;
    at++;
  }
}

/** Where blocks that an edit put between others can be written: at the end of the text before them. */
function placeBetween(before: Node, change: Change, old: readonly Block[]): { at: number; leading: number } | null {
  const last = old.at(-1);
  if (last) return { at: last.end, leading: before.resolve(last.end).depth - before.resolve(change.toBefore).depth };
  let pos = change.from;
  let node = before.resolve(pos).nodeBefore;
  while (node && !node.isLeaf && !node.isTextblock && !node.type.spec.isolating) {
    pos--;
    node = node.lastChild;
  }
  if (!node || !isMarkable(node)) return null;
  return { at: pos - 1, leading: before.resolve(pos - 1).depth - before.resolve(change.from).depth };
}

function sign(tr: Transform, at: number, id: string, text = BREAK): void {
  const { schema } = tr.doc.type;
  tr.insert(at, schema.text(text, [schema.marks.insertion!.create({ id })]));
}

function deleteInline(
  tr: Transform,
  block: Block,
  { from, toBefore }: Change,
  group: string,
  personId: string,
  stays: (node: Node) => boolean,
): void {
  const { deletion } = tr.doc.type.schema.marks;
  const parts: { from: number; to: number; node: Node; prior: Node | null }[] = [];
  let prior: Node | null = null;
  block.node.forEach((node, offset) => {
    const start = Math.max(from, block.start + offset);
    const end = Math.min(toBefore, block.start + offset + node.nodeSize);
    if (start < end) parts.push({ from: start, to: end, node, prior });
    prior = node;
  });
  for (const part of parts.reverse()) {
    const inserted = insertionOf(part.node);
    if (inserted && idOf(inserted).personId === personId) {
      if (idOf(inserted).effect.kind !== 'remove') tr.delete(part.from, part.to);
    } else if (deletionOf(part.node) || stays(part.node)) continue;
    else if (part.node.isText) tr.addMark(part.from, part.to, deletion!.create({ id: markId(group) }));
    else if (!isRemoval(part.prior)) sign(tr, part.from, markId(group, { kind: 'remove' }), REMOVAL);
  }
}

const signature = (node: Node) => `${String((insertionOf(node) ?? deletionOf(node))?.attrs.id)} ${node.text}`;

/** What becomes of words that the edit leaves: those that others suggested are left where they are and not added again. */
function fates(before: Node, { from, toBefore }: Change, { personId }: Author): (node: Node) => Fate {
  const known = piecesIn(before, from, toBefore).flatMap((piece) => {
    const [start, end] = [Math.max(from, piece.from), Math.min(toBefore, piece.to)];
    return start < end ? [{ ...piece, cut: piece.node.cut(start - piece.from, end - piece.from) }] : [];
  });
  return (node) => {
    const deleted = deletionOf(node)?.attrs.id as unknown;
    const same = known.find((one) =>
      one.isDeletion
        ? deletionOf(one.node)?.attrs.id === deleted && one.cut.text!.includes(node.text ?? '')
        : signature(one.cut) === signature(node),
    );
    if (!same) return 'new';
    return same.isDeletion || same.id.personId !== personId ? 'stays' : 'moved';
  };
}

/** Whether somebody else's suggested words are there after the edit as well. */
function stayingOthers(after: Node, { from, toAfter }: Change): (node: Node) => boolean {
  const kept = new Set(piecesIn(after, from, toAfter).map((piece) => signature(piece.node)));
  return (node) => insertionOf(node) !== undefined && kept.has(signature(node));
}

function isRemoval(node: Node | null): boolean {
  const mark = node && insertionOf(node);
  return !!mark && idOf(mark).effect.kind === 'remove';
}

/** What goes on where one's own suggestion of just now stands belongs to it. */
function groupNear(before: Node, { from, toBefore }: Change, { personId, group, since }: Author): string {
  const near = piecesIn(before, Math.max(0, from - 1), Math.min(before.content.size, toBefore + 1)).filter(
    (piece) => piece.id.personId === personId && piece.id.at >= since && piece.to >= from && piece.from <= toBefore,
  );
  return near[0]?.id.group ?? group;
}

const everything = () => true;

function verify(
  before: Node,
  after: Node,
  suggested: Node,
  { from, toBefore, toAfter }: Change,
  { personId }: Author,
  inserted: Inserted | null,
  fateOf: (node: Node) => Fate,
): 'exact' | 'partial' | 'wrong' {
  const range = sectionsAround(before, from, toBefore);
  const grown = (doc: Node) => ({ from: range.from, to: range.to + doc.content.size - before.content.size });
  const decided = (doc: Node, decide: typeof acceptSuggestions) => {
    const tr = new Transform(doc);
    decide(tr, everything, grown(doc));
    return tr.doc;
  };
  if (!decided(suggested, rejectSuggestions).eq(decided(before, rejectSuggestions))) return 'wrong';
  const foreign = piecesIn(before, from, toBefore).some((piece) => piece.id.personId !== personId);
  if (foreign) return 'exact';
  if (inserted?.isFlattened) return 'partial';
  // Typed within suggested words, a word takes their mark on: it is new all the same.
  const edited = new Transform(after);
  for (const piece of piecesIn(after, from, toAfter)) {
    const [start, end] = [Math.max(from, piece.from), Math.min(toAfter, piece.to)];
    if (start >= end || fateOf(piece.node.cut(start - piece.from, end - piece.from)) !== 'new') continue;
    edited.removeMark(start, end, piece.mark);
  }
  return decided(suggested, acceptSuggestions).eq(decided(edited.doc, acceptSuggestions)) ? 'exact' : 'partial';
}

function sectionsAround(doc: Node, from: number, to: number) {
  const edge = (pos: number) => doc.resolve(pos);
  const [$from, $to] = [edge(from), edge(to)];
  return {
    from: $from.depth > 0 ? $from.before(1) : from,
    to: $to.depth > 0 ? $to.after(1) : to,
  };
}
