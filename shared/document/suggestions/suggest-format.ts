import type { Mark, Node } from 'prosemirror-model';
import { Transform } from 'prosemirror-transform';
import type { Change } from './changed-range.ts';
import { deletionOf, idOf, insertionOf, plainMarks } from './pieces.ts';

/** The edit changed how words look and nothing else. */
export function isFormatting(before: Node, after: Node, { from, toBefore, toAfter }: Change): boolean {
  if (toBefore !== toAfter) return false;
  const [a, b] = [before, after].map((doc) => {
    const tr = new Transform(doc);
    for (const type of Object.values(doc.type.schema.marks)) tr.removeMark(from, toAfter, type);
    return tr.doc.slice(from, toAfter);
  });
  return a!.eq(b!);
}

/**
 * The words as they looked marked as deleted, a copy as they look now as inserted. Inline nodes look as they did: Yjs keeps
 * no marks on them. What others suggest keeps its looks, too.
 */
export function suggestFormat(before: Node, after: Node, { from, toBefore }: Change, group: string, personId: string) {
  const tr = new Transform(before);
  const { insertion, deletion } = before.type.schema.marks;
  const words: { node: Node; from: number; to: number }[] = [];
  before.nodesBetween(from, toBefore, (node, pos) => {
    if (node.isText) words.push({ node, from: Math.max(from, pos), to: Math.min(toBefore, pos + node.nodeSize) });
  });
  for (const { node, from: start, to: end } of words.reverse()) {
    const mark = insertionOf(node);
    const id = mark && idOf(mark);
    if (deletionOf(node) || (id && (id.personId !== personId || id.effect.kind !== 'text'))) continue;
    const copy = copyOf(after, start, end, mark ?? insertion!.create({ id: group }));
    if (mark) tr.replaceWith(start, end, copy);
    else tr.insert(end, copy).addMark(start, end, deletion!.create({ id: group }));
  }
  return tr;
}

function copyOf(doc: Node, from: number, to: number, mark: Mark): Node[] {
  const nodes: Node[] = [];
  doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return;
    const text = node.text!.slice(Math.max(0, from - pos), to - pos);
    nodes.push(doc.type.schema.text(text, mark.addToSet(plainMarks(node.marks))));
  });
  return nodes;
}
