import type { EditorView } from 'prosemirror-view';
import { yUndoPluginKey } from 'y-prosemirror';
import { acceptSuggestions, rejectSuggestions } from '#shared/document/suggestions/decide.ts';
import { suggestKey } from './suggest-key.ts';

/** Accepts or rejects suggestions in one step, which is one step back as well. */
export function decideInText(view: EditorView, groups: readonly string[], accept: boolean): void {
  const chosen = new Set(groups);
  const { tr } = view.state;
  const decide = accept ? acceptSuggestions : rejectSuggestions;
  decide(tr, (id) => chosen.has(id.group));
  if (!tr.docChanged) return;
  endUndoStep(view);
  view.dispatch(tr.setMeta(suggestKey, 'decided'));
  endUndoStep(view);
}

/** What comes next is taken back by itself, whatever was typed a moment before. */
export function endUndoStep(view: EditorView) {
  const state = yUndoPluginKey.getState(view.state) as { undoManager?: { stopCapturing: () => void } } | undefined;
  state?.undoManager?.stopCapturing();
}
