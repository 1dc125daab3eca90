import type { EditorView } from 'prosemirror-view';

/** Where a range of the text stands in the window: around its first line. */
export function rectOf(view: EditorView, from: number, to: number): DOMRect {
  const size = view.state.doc.content.size;
  const start = view.coordsAtPos(Math.min(from, size), 1);
  const end = view.coordsAtPos(Math.min(to, size), -1);
  const isOneLine = Math.abs(start.top - end.top) < 4;
  const right = isOneLine ? end.right : start.left;
  return new DOMRect(start.left, start.top, Math.max(0, right - start.left), end.bottom - start.top);
}
