import type { Node } from 'prosemirror-model';
import { NodeSelection, type Selection, TextSelection, type Transaction } from 'prosemirror-state';
import { nodes } from '../kinds.ts';

/** Whether what the cursor stands in is an empty paragraph that a block may take the place of. */
const isFreeLine = (tr: Transaction): boolean => {
  const { $from } = tr.selection;
  return $from.parent.type === nodes.paragraph && $from.parent.content.size === 0;
};

/**
 * Puts a block where the cursor is: in place of an empty paragraph, else below, in the nearest surroundings that may hold
 * it. The cursor goes into it; after a block that holds no text, on below it.
 */
export function placeBlock(tr: Transaction, block: Node): Transaction {
  const { $from } = tr.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    const parent = $from.node(depth - 1);
    const index = $from.index(depth - 1);
    const replaces = depth === $from.depth && isFreeLine(tr);
    const end = replaces ? index + 1 : $from.indexAfter(depth - 1);
    if (!parent.canReplaceWith(replaces ? index : end, end, block.type)) continue;
    const from = replaces ? $from.before(depth) : $from.after(depth);
    tr.replaceWith(from, replaces ? $from.after(depth) : from, block);
    return tr.setSelection(cursorIn(tr, from, block)).scrollIntoView();
  }
  return tr;
}

function cursorIn(tr: Transaction, at: number, block: Node): Selection {
  if (block.isTextblock || (block.content.size > 0 && !block.isAtom))
    return TextSelection.near(tr.doc.resolve(at + 1)) as Selection;
  const below = at + block.nodeSize;
  if (!tr.doc.resolve(below).nodeAfter) tr.insert(below, nodes.paragraph.create());
  const next = tr.doc.resolve(below).nodeAfter!;
  return next.isTextblock ? TextSelection.create(tr.doc, below + 1) : NodeSelection.create(tr.doc, at);
}

/** Puts something into the line, with a space after it unless one follows already. */
export function placeInline(tr: Transaction, from: number, to: number, node: Node): Transaction {
  const kept = tr.doc.resolve(from).marks();
  const after = tr.doc.resolve(to);
  const following = after.parent.textBetween(after.parentOffset, after.parent.content.size, null, '￼');
  tr.replaceWith(from, to, node.mark(kept));
  const end = from + node.nodeSize;
  if (/^[\s,.;:!?)]/.test(following)) return tr.setSelection(TextSelection.create(tr.doc, end));
  return tr.insertText(' ', end).setSelection(TextSelection.create(tr.doc, end + 1));
}
