import { exitCode } from 'prosemirror-commands';
import { type Command, TextSelection } from 'prosemirror-state';
import { nodes } from '../kinds.ts';
import { writeBelow } from './blocks.ts';
import { depthOf, toggleTask } from './lists.ts';

/** Below the table, quote or callout with the cursor: the next paragraph to write in. */
const leaveAround: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const depth = depthOf($from, nodes.table, nodes.callout, nodes.blockquote);
  if (!depth) return false;
  const after = state.doc.resolve($from.after(depth));
  if (!dispatch) return true;
  const next = after.nodeAfter;
  if (next?.type === nodes.paragraph && next.content.size === 0) {
    dispatch(state.tr.setSelection(TextSelection.create(state.doc, after.pos + 1)).scrollIntoView());
    return true;
  }
  const tr = state.tr.insert(after.pos, nodes.paragraph.create());
  dispatch(tr.setSelection(TextSelection.create(tr.doc, after.pos + 1)).scrollIntoView());
  return true;
};

/** Mod+Enter: ticks the task, or leaves what encloses the cursor, whichever is nearer; else goes on below. */
export const complete: Command = (state, dispatch, view) => {
  const { $from } = state.selection;
  const isTaskNearer = depthOf($from, nodes.listItem) > depthOf($from, nodes.table, nodes.callout, nodes.blockquote);
  return (
    exitCode(state, dispatch) ||
    (isTaskNearer && toggleTask(state, dispatch)) ||
    leaveAround(state, dispatch, view) ||
    writeBelow(state, dispatch, view)
  );
};

/** Enter in an empty last paragraph of a quote or callout: out of it. */
export const leaveQuote: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth < 2 || $from.parent.content.size > 0) return false;
  const around = $from.node(-1);
  const isQuote = around.type === nodes.blockquote || around.type === nodes.callout;
  if (!isQuote || $from.index(-1) !== around.childCount - 1) return false;
  if (!dispatch) return true;
  const tr = state.tr;
  const alone = around.childCount === 1;
  const below = $from.after(-1);
  if (alone) {
    tr.replaceWith($from.before(-1), below, nodes.paragraph.create());
    tr.setSelection(TextSelection.create(tr.doc, $from.before(-1) + 1));
  } else {
    tr.insert(below, nodes.paragraph.create()).delete($from.before(), $from.after());
    tr.setSelection(TextSelection.create(tr.doc, tr.mapping.map(below, -1) + 1));
  }
  dispatch(tr.scrollIntoView());
  return true;
};

/** Backspace at the beginning of a heading: plain text; of a quote's or callout's first paragraph: out of it. */
export const becomePlain: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0) return false;
  const { parent } = $from;
  if (parent.type !== nodes.heading && !(parent.type === nodes.codeBlock && parent.content.size === 0)) return false;
  dispatch?.(state.tr.setBlockType($from.pos, $from.pos, nodes.paragraph));
  return true;
};
