import { setBlockType } from 'prosemirror-commands';
import { Fragment, type Node, type ResolvedPos } from 'prosemirror-model';
import { type Command, type EditorState, NodeSelection, Selection, TextSelection } from 'prosemirror-state';
import { nodes } from '../kinds.ts';
import { depthOf } from './lists.ts';

/** A block or run of neighbouring blocks as a whole: `from` and `to` stand before and after it. */
export type BlockRange = { from: number; to: number };

/** Depth of what moves as one: an item of a list, else what stands directly in a section, quote or callout. */
function movableDepth(place: ResolvedPos): number {
  for (let depth = place.depth; depth > 0; depth -= 1) {
    const parent = place.node(depth - 1).type;
    const isWhole = place.node(depth).type === nodes.listItem || parent === nodes.section;
    const isInQuote = parent === nodes.blockquote || parent === nodes.callout;
    if (isWhole || isInQuote) return depth;
  }
  return 0;
}

/** The blocks that the selection stands in, which move, double and go as one. */
export function selectedBlocks(state: EditorState): BlockRange | undefined {
  const { selection } = state;
  if (selection instanceof NodeSelection && selection.node.isBlock) return { from: selection.from, to: selection.to };
  const { $from, $to } = selection;
  const depth = movableDepth($from);
  if (!depth) return undefined;
  const shared = Math.min(depth, $from.sharedDepth($to.pos) + 1);
  if ($to.depth < shared) return undefined;
  return { from: $from.before(shared), to: $to.after(shared) };
}

/** The block that holds a place of the document, or is what stands right after it. */
export function blockAround(doc: Node, inside: number, near: number): BlockRange | undefined {
  const place = doc.resolve(near);
  const depth = movableDepth(place);
  if (depth) return { from: place.before(depth), to: place.after(depth) };
  const node = doc.nodeAt(inside);
  const isWhole = node?.isBlock && doc.resolve(inside).parent.type === nodes.section;
  return isWhole ? { from: inside, to: inside + node.nodeSize } : undefined;
}

/** Where a run of blocks goes one step up or down: past its neighbour, or over the edge of its section. */
function stepTarget(doc: Node, range: BlockRange, direction: -1 | 1): number | undefined {
  const edge = doc.resolve(direction < 0 ? range.from : range.to);
  const neighbour = direction < 0 ? edge.nodeBefore : edge.nodeAfter;
  if (neighbour) return edge.pos + direction * neighbour.nodeSize;
  if (edge.parent.type !== nodes.section) return undefined;
  const beyond = doc.resolve(direction < 0 ? edge.before() : edge.after());
  const section = direction < 0 ? beyond.nodeBefore : beyond.nodeAfter;
  return section ? beyond.pos + direction : undefined;
}

/** What a run of blocks becomes where it goes: items outside a list bring their list along. */
function fitted(doc: Node, { from, to }: BlockRange, parent: Node): Fragment {
  const { content } = doc.slice(from, to);
  const home = doc.resolve(from).parent;
  const isAmongItems = parent.type === nodes.bulletList || parent.type === nodes.orderedList;
  return content.firstChild?.type === nodes.listItem && !isAmongItems ? Fragment.from(home.copy(content)) : content;
}

/** Puts a run of blocks elsewhere and keeps the selection in it. A section never stays without a block. */
export const moveBlocks =
  (range: BlockRange, target: number): Command =>
  (state, dispatch) => {
    if (target >= range.from && target <= range.to) return false;
    const place = state.doc.resolve(target);
    const slice = fitted(state.doc, range, place.parent);
    if (!place.parent.canReplace(place.index(), place.index(), slice)) return false;
    const home = state.doc.resolve(range.from).parent;
    const leavesEmpty = home.content.size === range.to - range.from;
    const isOnlyItem = leavesEmpty && home.type !== nodes.section;
    if (isOnlyItem && home.type !== nodes.bulletList && home.type !== nodes.orderedList) return false;
    if (!dispatch) return true;
    const tr = state.tr;
    if (isOnlyItem) tr.delete(range.from - 1, range.to + 1);
    else if (leavesEmpty) tr.replaceWith(range.from, range.to, nodes.paragraph.create());
    else tr.delete(range.from, range.to);
    const to = tr.mapping.map(target, target > range.from ? -1 : 1);
    tr.insert(to, slice);
    const shift = to - range.from + (slice.size - (range.to - range.from)) / 2;
    const { anchor, head } = state.selection;
    const isInside = anchor >= range.from && head >= range.from && anchor <= range.to && head <= range.to;
    if (state.selection instanceof TextSelection && isInside)
      tr.setSelection(TextSelection.between(tr.doc.resolve(anchor + shift), tr.doc.resolve(head + shift)));
    else if (isInside) tr.setSelection(NodeSelection.create(tr.doc, to));
    dispatch(tr.scrollIntoView());
    return true;
  };

export const stepBlocks =
  (direction: -1 | 1): Command =>
  (state, dispatch) => {
    const range = selectedBlocks(state);
    const target = range && stepTarget(state.doc, range, direction);
    return range !== undefined && target !== undefined && moveBlocks(range, target)(state, dispatch);
  };

/** Doubles the blocks below themselves. A live block stays one: it shows the same rows wherever it stands. */
export const duplicateBlocks: Command = (state, dispatch) => {
  const range = selectedBlocks(state);
  if (!range) return false;
  const content = state.doc.slice(range.from, range.to).content;
  let isLive = false;
  content.descendants((node) => {
    if (node.type === nodes.liveBlock) isLive = true;
  });
  if (isLive) return false;
  if (!dispatch) return true;
  const tr = state.tr.insert(range.to, content);
  const shift = range.to - range.from;
  const { anchor, head } = state.selection;
  tr.setSelection(
    state.selection instanceof NodeSelection
      ? NodeSelection.create(tr.doc, range.to)
      : TextSelection.between(tr.doc.resolve(anchor + shift), tr.doc.resolve(head + shift)),
  );
  dispatch(tr.scrollIntoView());
  return true;
};

/** Takes the blocks away; the last one of a section leaves an empty paragraph. */
export const deleteBlocks: Command = (state, dispatch) => {
  const range = selectedBlocks(state);
  if (!range) return false;
  if (!dispatch) return true;
  const place = state.doc.resolve(range.from);
  const isAll = place.parent.content.size === range.to - range.from;
  const tr = state.tr;
  if (!isAll) tr.delete(range.from, range.to);
  else if (place.parent.type === nodes.section) tr.replaceWith(range.from, range.to, nodes.paragraph.create());
  else tr.delete(place.before(), place.after());
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(range.from, tr.doc.content.size)), 1));
  dispatch(tr.scrollIntoView());
  return true;
};

/** A heading of this level; pressed again, a paragraph. */
export const toggleHeading =
  (level: number): Command =>
  (state, dispatch) => {
    const { $from } = state.selection;
    const isIt = $from.parent.type === nodes.heading && $from.parent.attrs.level === level;
    return (isIt ? setBlockType(nodes.paragraph) : setBlockType(nodes.heading, { level }))(state, dispatch);
  };

/** Below the block with the cursor: an empty paragraph to write in. */
export const writeBelow: Command = (state, dispatch) => {
  const range = selectedBlocks(state);
  if (!range || depthOf(state.selection.$from, nodes.table)) return false;
  if (!dispatch) return true;
  const place = state.doc.resolve(range.to);
  if (!place.parent.canReplaceWith(place.index(), place.index(), nodes.paragraph)) return false;
  const tr = state.tr.insert(range.to, nodes.paragraph.create());
  dispatch(tr.setSelection(TextSelection.create(tr.doc, range.to + 1)).scrollIntoView());
  return true;
};
