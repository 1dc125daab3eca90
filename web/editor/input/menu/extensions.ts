import type { LucideIcon } from 'lucide-react';
import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { EditorContext } from '../../editor-context.ts';
import type { Insertion } from './insertions.ts';

/** Something the bar over a selection offers beside the looks of words: a comment, a follow-up. */
export type SelectionAction = {
  key: string;
  title: string;
  icon: LucideIcon;
  /** As prosemirror-keymap writes it; only shown. */
  keys?: string;
  mayRun?: (state: EditorState, context: EditorContext) => boolean;
  run: (view: EditorView, context: EditorContext) => void;
};

const selectionActions: SelectionAction[] = [];
const insertions: Insertion[] = [];

function add<T extends { key: string }>(list: T[], item: T) {
  const at = list.findIndex(({ key }) => key === item.key);
  list.splice(at < 0 ? list.length : at, at < 0 ? 0 : 1, item);
}

/** Other parts of the editor put what they can do with a selection into its bar; the same key again replaces. */
export const addSelectionAction = (action: SelectionAction): void => add(selectionActions, action);
/** Other parts of the editor put what they can insert into the `/` menu. */
export const addInsertion = (insertion: Insertion): void => add(insertions, insertion);
export const readSelectionActions = (): readonly SelectionAction[] => selectionActions;
export const readInsertions = (): readonly Insertion[] => insertions;
