import { toggleMark } from 'prosemirror-commands';
import type { MarkType } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { type Command, TextSelection } from 'prosemirror-state';
import { nodes } from '../kinds.ts';

/** A mark on or off; nothing happens where it cannot be, but the key does not reach the browser. */
export const toggle =
  (type: MarkType): Command =>
  (state, dispatch) => {
    toggleMark(type, null, { includeWhitespace: false })(state, dispatch);
    return true;
  };

export const hasMark = (state: EditorState, type: MarkType): boolean => {
  const { from, to, empty, $from } = state.selection;
  if (empty) return !!type.isInSet(state.storedMarks ?? $from.marks());
  return state.doc.rangeHasMark(from, to, type);
};

/** A new line within the block; in code a line break of its own. */
export const breakLine: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if ($from.parent.type.spec.code) {
    dispatch?.(state.tr.insertText('\n').scrollIntoView());
    return true;
  }
  if (!$from.parent.inlineContent) return false;
  dispatch?.(state.tr.replaceSelectionWith(nodes.hardBreak.create()).scrollIntoView());
  return true;
};

/** Selects the word the cursor stands in, if it stands in one. */
export function wordAround(state: EditorState): TextSelection | undefined {
  const { $from, empty } = state.selection;
  if (!empty || !$from.parent.isTextblock) return undefined;
  const text = $from.parent.textBetween(0, $from.parent.content.size, null, '￼');
  const before = /[\p{L}\p{N}_'’-]*$/u.exec(text.slice(0, $from.parentOffset))![0].length;
  const after = /^[\p{L}\p{N}_'’-]*/u.exec(text.slice($from.parentOffset))![0].length;
  return before + after > 0 ? TextSelection.create(state.doc, $from.pos - before, $from.pos + after) : undefined;
}
