import { type EditorState, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import { ySyncPluginKey } from 'y-prosemirror';

/**
 * What others write arrives as a replacement of the whole document, through which no position can be followed. This makes it
 * the replacement of what differs, so that anchors, menus and decorations elsewhere stay where they are.
 */
export function onlyWhatChanged(state: EditorState, tr: Transaction): Transaction {
  const sync = tr.getMeta(ySyncPluginKey) as { isChangeOrigin?: boolean } | undefined;
  if (!sync?.isChangeOrigin || !tr.docChanged) return tr;
  const before = state.doc;
  const after = tr.doc;
  const start = before.content.findDiffStart(after.content);
  const small = state.tr.setMeta(ySyncPluginKey, sync).setMeta('addToHistory', false);
  if (start !== null) {
    let { a: endBefore, b: endAfter } = before.content.findDiffEnd(after.content)!;
    // The same letters on both sides of a change may be counted twice.
    const overlap = start - Math.min(endBefore, endAfter);
    if (overlap > 0) {
      endBefore += overlap;
      endAfter += overlap;
    }
    small.replace(start, endBefore, after.slice(start, endAfter));
    if (!small.doc.eq(after)) return tr;
  }
  // The cursor follows its letters; a block that is selected follows its place.
  if (tr.selectionSet && state.selection instanceof TextSelection)
    small.setSelection(Selection.fromJSON(small.doc, tr.selection.toJSON()));
  return tr.scrolledIntoView ? small.scrollIntoView() : small;
}
