import { PluginKey, type Transaction } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';

export type PanelKind = 'time' | 'link' | 'picture' | 'block';
/** Something to fill in or choose from beside a piece of the text. */
export type Panel = { kind: PanelKind; from: number; to: number };

export type PanelProps = { view: EditorView; from: number; to: number; onClose: () => void };

export const panelKey = new PluginKey<Panel | null>('panel');

/** Opens a panel about `from` to `to`; null closes the one that is open. */
export const withPanel = (tr: Transaction, panel: Panel | null): Transaction => tr.setMeta(panelKey, { panel });
export const openPanel = (view: EditorView, panel: Panel): void => view.dispatch(withPanel(view.state.tr, panel));
export const closePanel = (view: EditorView): void => {
  if (!view.isDestroyed) view.dispatch(withPanel(view.state.tr, null));
};
