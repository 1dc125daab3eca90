import { type Command, Selection, TextSelection } from 'prosemirror-state';
import { nodes } from '../kinds.ts';

const INDENT = '  ';

/** "```language" and Enter begins a code block. */
export const openFence: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  const match = /^```([\w+#-]{0,20})$/.exec($from.parent.textContent);
  if (!empty || !match || $from.parent.type !== nodes.paragraph || $from.parentOffset < match[0].length) return false;
  const parent = $from.node(-1);
  if (!parent.canReplaceWith($from.index(-1), $from.indexAfter(-1), nodes.codeBlock)) return false;
  const start = $from.start();
  dispatch?.(
    state.tr.delete(start, $from.pos).setBlockType(start, start, nodes.codeBlock, { language: match[1] || null }),
  );
  return true;
};

/** Enter on an empty last line of code: the line goes, and writing goes on below the block. */
export const leaveCodeByEnter: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type !== nodes.codeBlock) return false;
  const isAtEnd = $from.parentOffset === $from.parent.content.size;
  if (!isAtEnd || !$from.parent.textContent.endsWith('\n')) return false;
  if (dispatch) {
    const tr = state.tr.delete($from.pos - 1, $from.pos);
    const below = tr.selection.$from.after();
    tr.insert(below, nodes.paragraph.create());
    dispatch(tr.setSelection(TextSelection.create(tr.doc, below + 1)).scrollIntoView());
  }
  return true;
};

/** Arrow down on the last line of code that nothing follows. */
export const leaveCodeDown: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parent.type !== nodes.codeBlock) return false;
  if ($from.parent.textContent.slice($from.parentOffset).includes('\n')) return false;
  const place = state.doc.resolve($from.after());
  if (place.nodeAfter) return false;
  if (dispatch) {
    const tr = state.tr.insert(place.pos, nodes.paragraph.create());
    dispatch(tr.setSelection(Selection.near(tr.doc.resolve(place.pos + 1))).scrollIntoView());
  }
  return true;
};

/** Tab and Shift+Tab in code: spaces at the cursor, or every selected line in and out. */
export const indentCode =
  (direction: 1 | -1): Command =>
  (state, dispatch) => {
    const { $from, $to, empty, from, to } = state.selection;
    if ($from.parent.type !== nodes.codeBlock || !$from.sameParent($to)) return false;
    if (direction === 1 && empty) {
      dispatch?.(state.tr.insertText(INDENT, from, to).scrollIntoView());
      return true;
    }
    const start = $from.start();
    const text = $from.parent.textContent;
    const tr = state.tr;
    let at = text.lastIndexOf('\n', $from.parentOffset - 1) + 1;
    for (; at !== 0 || tr.steps.length === 0; at = text.indexOf('\n', at) + 1) {
      if (at > $to.parentOffset || (at === $to.parentOffset && !empty && at > $from.parentOffset)) break;
      const place = tr.mapping.map(start + at);
      const spaces = /^ {0,2}/.exec(text.slice(at))![0].length;
      if (direction === 1) tr.insertText(INDENT, place);
      else if (spaces > 0) tr.delete(place, place + spaces);
      if (text.indexOf('\n', at) < 0) break;
    }
    dispatch?.(tr);
    return true;
  };
