import type { EditorView } from 'prosemirror-view';
import { absolutePositionToRelativePosition, relativePositionToAbsolutePosition, ySyncPluginKey } from 'y-prosemirror';

/**
 * Holds on to a place of the text until it is asked for: others may write before it meanwhile, and their changes replace
 * so much of the document at once that positions cannot be mapped through them.
 */
export function anchorAt(view: EditorView, position: number): () => number | null {
  const { type, binding } = ySyncPluginKey.getState(view.state);
  const anchor = absolutePositionToRelativePosition(position, type, binding.mapping);
  return () => {
    const state = ySyncPluginKey.getState(view.state);
    return relativePositionToAbsolutePosition(state.doc, state.type, anchor, state.binding.mapping);
  };
}
