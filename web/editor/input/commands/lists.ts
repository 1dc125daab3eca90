import type { NodeType, ResolvedPos } from 'prosemirror-model';
import { liftListItem, sinkListItem, splitListItem, wrapInList } from 'prosemirror-schema-list';
import type { Command, EditorState } from 'prosemirror-state';
import { nodes } from '../kinds.ts';

/** Depth of the innermost ancestor of one of the types; 0 when there is none. */
export function depthOf(place: ResolvedPos, ...types: NodeType[]): number {
  for (let depth = place.depth; depth > 0; depth -= 1) if (types.includes(place.node(depth).type)) return depth;
  return 0;
}

/** Enter in an item: the next item, a task after a task (not yet done); an empty item goes one level out. */
export const splitItem: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const item = $from.depth > 1 ? $from.node(-1) : null;
  if (item?.type !== nodes.listItem) return false;
  const isEmpty = $from.parent.content.size === 0 && item.childCount === 1;
  if (isEmpty) return liftListItem(nodes.listItem)(state, dispatch);
  if (item.attrs.checked === null || !dispatch) return splitListItem(nodes.listItem)(state, dispatch);
  return splitListItem(nodes.listItem)(state, (tr) => {
    dispatch(tr.setNodeAttribute(tr.selection.$from.before(-1), 'checked', false));
  });
};

/** Backspace at the beginning of an item: a task becomes an item, an item goes one level out. */
export const leaveItem: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.depth < 2 || $from.index(-1) > 0) return false;
  const item = $from.node(-1);
  if (item.type !== nodes.listItem) return false;
  if (item.attrs.checked === null) return liftListItem(nodes.listItem)(state, dispatch);
  dispatch?.(state.tr.setNodeAttribute($from.before(-1), 'checked', null));
  return true;
};

/** Tab: one level in, keeping what is ticked; where it cannot go, the key still stays in the text. */
export const sinkItem: Command = (state, dispatch) => {
  if (!depthOf(state.selection.$from, nodes.listItem)) return false;
  sinkListItem(nodes.listItem)(state, dispatch);
  return true;
};
export const liftItem: Command = (state, dispatch) => {
  if (!depthOf(state.selection.$from, nodes.listItem)) return false;
  return liftListItem(nodes.listItem)(state, dispatch);
};

/** Where the items that the selection touches begin. */
function itemsOf(state: EditorState): number[] {
  const { $from, from, to } = state.selection;
  const found: number[] = [];
  state.doc.nodesBetween(from, to, (node, at) => {
    if (node.type !== nodes.listItem) return;
    // An item around the whole selection counts only when nothing nearer does.
    if (at > from || at === innermost($from)) found.push(at);
  });
  return found;
}
function innermost(place: ResolvedPos): number {
  const depth = depthOf(place, nodes.listItem);
  return depth ? place.before(depth) : -1;
}

/** Ticks tasks, or unticks them when all are ticked. */
export const toggleTask: Command = (state, dispatch) => {
  const tasks = itemsOf(state).filter((at) => state.doc.nodeAt(at)!.attrs.checked !== null);
  if (tasks.length === 0) return false;
  const checked = tasks.some((at) => state.doc.nodeAt(at)!.attrs.checked === false);
  const tr = state.tr;
  for (const at of tasks) tr.setNodeAttribute(at, 'checked', checked);
  dispatch?.(tr);
  return true;
};

export type ListKind = 'bullets' | 'numbers' | 'tasks';
const listType = (kind: ListKind) => (kind === 'numbers' ? nodes.orderedList : nodes.bulletList);
const isOfKind = (state: EditorState, kind: ListKind): boolean => {
  const { $from } = state.selection;
  const depth = depthOf($from, nodes.listItem);
  if (!depth || $from.node(depth - 1).type !== listType(kind)) return false;
  return kind === 'numbers' || ($from.node(depth).attrs.checked !== null) === (kind === 'tasks');
};

/** Makes a list of this kind of the selected blocks; of such a list plain blocks again; of another list this kind. */
export const toggleList =
  (kind: ListKind): Command =>
  (state, dispatch) => {
    if (isOfKind(state, kind)) return liftListItem(nodes.listItem)(state, dispatch);
    const { $from } = state.selection;
    const depth = depthOf($from, nodes.listItem);
    const checked = kind === 'tasks' ? false : null;
    if (!depth)
      return wrapInList(listType(kind))(
        state,
        dispatch &&
          ((tr) => {
            for (const at of itemsOf(state.apply(tr))) tr.setNodeAttribute(at, 'checked', checked);
            dispatch(tr);
          }),
      );
    if (!dispatch) return true;
    const tr = state.tr.setNodeMarkup($from.before(depth - 1), listType(kind));
    for (const at of itemsOf(state))
      if ((state.doc.nodeAt(at)!.attrs.checked === null) === (checked === false))
        tr.setNodeAttribute(at, 'checked', checked);
    dispatch(tr);
    return true;
  };
