import type { Node } from 'prosemirror-model';
import { type EditorState, NodeSelection, Plugin, Selection, TextSelection, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { ySyncPluginKey, yUndoPluginKey } from 'y-prosemirror';
import { sectionsOf } from './section-commands.ts';

const hasSameSections = (before: Node, after: Node): boolean => {
  if (before.childCount !== after.childCount) return false;
  for (let index = 0; index < before.childCount; index++)
    if (before.child(index).attrs.key !== after.child(index).attrs.key) return false;
  return true;
};

const isAcrossSections = ({ selection }: EditorState) =>
  !selection.empty && (selection.$from.depth === 0 || selection.$from.index(0) !== selection.$to.index(0));

/** Erases what is selected within each section, and leaves every section standing. The cursor stays in the first one. */
export function eraseAcrossSections(state: EditorState): Transaction {
  // A step of its own for undo, whatever was typed a moment before.
  yUndoPluginKey.getState(state)?.undoManager.stopCapturing();
  const { from, to } = state.selection;
  const { tr } = state;
  for (const { node, pos } of sectionsOf(state.doc).reverse()) {
    const start = Math.max(from, pos + 1);
    const end = Math.min(to, pos + node.nodeSize - 1);
    if (start >= end) continue;
    if (start === pos + 1 && end === pos + node.nodeSize - 1)
      tr.replaceWith(start, end, state.schema.nodes.paragraph!.create());
    else tr.deleteRange(start, end);
  }
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)), 1));
}

/** What a transaction becomes when it would take sections away with the text it removes: the same without that. */
export function keepSections(state: EditorState, tr: Transaction): Transaction {
  if (!tr.docChanged || tr.getMeta(ySyncPluginKey) || hasSameSections(state.doc, tr.doc)) return tr;
  return isAcrossSections(state) ? eraseAcrossSections(state).scrollIntoView() : state.tr;
}

function eraseFirst(view: EditorView): false {
  if (view.editable && isAcrossSections(view.state)) view.dispatch(eraseAcrossSections(view.state));
  return false;
}

/** Rows of the database are not written over by a letter: it begins a paragraph after them. */
function besideBlock(view: EditorView): false {
  const { selection, schema, tr } = view.state;
  if (!view.editable || !(selection instanceof NodeSelection) || selection.node.type !== schema.nodes.liveBlock)
    return false;
  tr.insert(selection.to, schema.nodes.paragraph!.create());
  view.dispatch(tr.setSelection(TextSelection.create(tr.doc, selection.to + 1)));
  return false;
}

/**
 * The sections are the template's: no typing, pasting or dropping removes, adds or moves one. What arrives over a selection
 * of several sections finds it erased; whatever would still break the order is refused. What others did comes through
 * Yjs and has been judged by the server.
 */
export const sectionGuard = (): Plugin =>
  new Plugin({
    filterTransaction: (tr, state) =>
      !tr.docChanged || !!tr.getMeta(ySyncPluginKey) || hasSameSections(state.doc, tr.doc),
    props: {
      // Before ProseMirror looks at what a key replaces: it then finds a cursor.
      handleKeyPress: (view, event) =>
        event.charCode !== 0 && !event.ctrlKey && !event.metaKey && (besideBlock(view) || eraseFirst(view)),
      handlePaste: eraseFirst,
      handleKeyDown: (view, event) => event.key === 'Enter' && !event.isComposing && eraseFirst(view),
      handleDOMEvents: { compositionstart: eraseFirst },
    },
  });
