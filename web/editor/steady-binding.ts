import type { EditorState } from 'prosemirror-state';
import { type getRelativeSelection, type ProsemirrorBinding, ySyncPluginKey } from 'y-prosemirror';

type Kept = ReturnType<typeof getRelativeSelection> | null;

/**
 * Makes the binding between the shared text and the editor stand what others do. As it comes, it looks for a node that was
 * selected here where the others may have removed it, and an error on the way leaves the editor with an old text, which its
 * next keystroke writes over the new one. Call before the view is made.
 */
export function steady(state: EditorState): void {
  const { binding } = ySyncPluginKey.getState(state) as { binding: ProsemirrorBinding };
  let kept: Kept = null;
  Object.defineProperty(binding, 'beforeTransactionSelection', {
    get: () => kept,
    // A selected node is followed by its position instead (`onlyWhatChanged`).
    set: (selection: Kept) => {
      kept = selection?.type === 'text' ? selection : null;
    },
  });
  const follow = binding._observeFunction as (...args: unknown[]) => void;
  binding._observeFunction = (...args: unknown[]) => {
    try {
      follow(...args);
    } catch {
      kept = null;
      binding._forceRerender();
    }
  };
}
