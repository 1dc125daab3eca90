import { NodeSelection, Plugin } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { nodes } from '../kinds.ts';
import { openPanel } from '../panels/open-panel.ts';

/** Opens the time that stands at this place for changing. */
export const editTime = (view: EditorView, at: number): void => openPanel(view, { kind: 'time', from: at, to: at + 1 });

/** A press on a time, or Enter while it is selected, opens it for changing. */
export const timePlugin = (): Plugin =>
  new Plugin({
    props: {
      handleClickOn(view, _pos, node, at, event) {
        if (node.type !== nodes.timestamp || !view.editable || event.button !== 0) return false;
        editTime(view, at);
        return true;
      },
      handleKeyDown(view, event) {
        const { selection } = view.state;
        const isTime = selection instanceof NodeSelection && selection.node.type === nodes.timestamp;
        if (!isTime || event.key !== 'Enter' || !view.editable) return false;
        editTime(view, selection.from);
        return true;
      },
    },
  });
