import { InputRule, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import type { Attrs, Node, NodeType } from 'prosemirror-model';
import { type EditorState, TextSelection, type Transaction } from 'prosemirror-state';
import { canJoin, findWrapping } from 'prosemirror-transform';
import { CALLOUT_KINDS } from '#shared/document/schema/block-nodes.ts';
import { nodes } from '../kinds.ts';

const heading = textblockTypeInputRule(/^(#{1,6})\s$/, nodes.heading, (match) => ({ level: match[1]!.length }));
const quote = wrappingInputRule(/^\s?>\s$/, nodes.blockquote);

/** The item whose first paragraph holds `at`, and where it begins. */
function itemAt(state: EditorState, at: number): number | undefined {
  const place = state.doc.resolve(at);
  const isFirst = place.depth > 1 && place.node(-1).type === nodes.listItem && place.index(-1) === 0;
  return isFirst ? place.before(-1) : undefined;
}

/** A mark of a list; in the first line of an item it stays as typed, because there it is no new list. */
function listRule(
  pattern: RegExp,
  type: NodeType,
  attrsOf: (match: RegExpMatchArray) => Attrs | null,
  continues: (list: Node, match: RegExpMatchArray) => boolean,
): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    if (itemAt(state, start) !== undefined) return null;
    const tr = state.tr.delete(start, end);
    const range = tr.doc.resolve(start).blockRange();
    const wrapping = range && findWrapping(range, type, attrsOf(match));
    if (!range || !wrapping) return null;
    tr.wrap(range, wrapping);
    const before = tr.doc.resolve(start - 1).nodeBefore;
    if (before?.type === type && canJoin(tr.doc, start - 1) && continues(before, match)) tr.join(start - 1);
    return tr;
  });
}
const bullets = listRule(
  /^\s?([-*+])\s$/,
  nodes.bulletList,
  () => null,
  () => true,
);
const numbers = listRule(
  /^(\d{1,9})[.)]\s$/,
  nodes.orderedList,
  (match) => ({ start: Number(match[1]) }),
  (list, match) => list.childCount + list.attrs.start === Number(match[1]),
);

/** `[ ] ` and `[x] `: in an item it makes a task of it, in a paragraph it begins a list of tasks. */
const task = new InputRule(/^\s?\[([ xX]?)\]\s$/, (state, match, start, end) => {
  const checked = match[1]?.toLowerCase() === 'x';
  const tr = state.tr.delete(start, end);
  const item = itemAt(state, start);
  if (item !== undefined) return tr.setNodeAttribute(item, 'checked', checked);
  const range = tr.doc.resolve(start).blockRange();
  if (!range || range.parent.type === nodes.tableCell || range.parent.type === nodes.tableHeader) return null;
  tr.wrap(range, [{ type: nodes.bulletList }, { type: nodes.listItem, attrs: { checked } }]);
  if (tr.doc.resolve(start - 1).nodeBefore?.type === nodes.bulletList) tr.join(start - 1);
  return tr;
});

/** `> [!NOTE] `: the quote one has just begun becomes a callout. */
const callout = new InputRule(/^(?:>\s?)?\[!(note|tip|important|warning|caution)\]\s$/i, (state, match, start, end) => {
  const kind = CALLOUT_KINDS.find((one) => one === match[1]!.toLowerCase());
  const tr = state.tr.delete(start, end);
  const place = tr.doc.resolve(start);
  const isQuoted = place.depth > 1 && place.node(-1).type === nodes.blockquote && place.index(-1) === 0;
  if (isQuoted) return tr.setNodeMarkup(place.before(-1), nodes.callout, { kind });
  const range = place.blockRange();
  if (!range?.parent.canReplaceWith(range.startIndex, range.endIndex, nodes.callout)) return null;
  return tr.wrap(range, [{ type: nodes.callout, attrs: { kind } }]);
});

function withCode(state: EditorState, start: number, end: number, language: string | null): Transaction | null {
  const place = state.doc.resolve(start);
  if (!place.node(-1).canReplaceWith(place.index(-1), place.indexAfter(-1), nodes.codeBlock)) return null;
  return state.tr.delete(start, end).setBlockType(start, start, nodes.codeBlock, { language });
}
/** The fence and a space; the fence and Enter is a command, because rules see typed text only. */
const fence = new InputRule(/^```([\w+#-]{0,20})\s$/, (state, match, start, end) =>
  withCode(state, start, end, match[1] || null),
);

/** Three dashes that are all of a paragraph; the cursor goes on below. */
const rule = new InputRule(/^(?:---|—-|\*\*\*|___)$/, (state, _match, start) => {
  const place = state.doc.resolve(start);
  const parent = place.node(-1);
  if (place.parent.type !== nodes.paragraph) return null;
  if (!parent.canReplaceWith(place.index(-1), place.indexAfter(-1), nodes.horizontalRule)) return null;
  const from = place.before();
  const tr = state.tr.replaceWith(from, place.after(), [nodes.horizontalRule.create(), nodes.paragraph.create()]);
  return tr.setSelection(TextSelection.create(tr.doc, from + 2));
});

/** Markdown that begins a line. */
export const BLOCK_RULES = [heading, callout, quote, task, bullets, numbers, fence, rule];
