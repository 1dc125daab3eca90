import { baseKeymap } from 'prosemirror-commands';
import { keymap } from 'prosemirror-keymap';
import type { Plugin } from 'prosemirror-state';
import { type initProseMirrorDoc, redoCommand, undoCommand, ySyncPlugin, yUndoPlugin } from 'y-prosemirror';
import { cursorPlugin, sectionTeller } from './cursor-plugin.ts';
import type { EditorContext } from './editor-context.ts';
import { eventDropPlugin } from './event-drop-plugin.ts';
import { evidencePlugin } from './evidence-plugin.ts';
import { followPlugin } from './follow-plugin.ts';
import { enterBlock, leaveEditor } from './leave-commands.ts';
import { selectSectionThenAll, stepSection, stopAtSectionEdge, toDocumentEdge } from './section-commands.ts';
import { sectionGuard } from './section-guard.ts';

/** Which node of the editor shows which part of the shared text. */
export type Mapping = ReturnType<typeof initProseMirrorDoc>['mapping'];

/** What makes it one document: the shared text, everybody's own undo, who else is in it, and its sections kept. */
export const corePlugins = (context: EditorContext, mapping: Mapping): Plugin[] => [
  ySyncPlugin(context.room.fragment, { mapping }),
  yUndoPlugin(),
  sectionGuard(),
  cursorPlugin(context),
  sectionTeller(context),
  followPlugin(context),
  evidencePlugin(context),
  eventDropPlugin(context),
  keymap({
    'Mod-z': undoCommand,
    'Mod-y': redoCommand,
    'Mod-Shift-z': redoCommand,
    'Ctrl-Alt-ArrowDown': stepSection(1),
    'Ctrl-Alt-ArrowUp': stepSection(-1),
  }),
];

/** What acts when nobody else has: the keys of any text. */
export const lastPlugins = (): Plugin[] => [
  keymap({
    Backspace: stopAtSectionEdge(-1),
    Delete: stopAtSectionEdge(1),
    'Mod-Backspace': stopAtSectionEdge(-1),
    'Mod-Delete': stopAtSectionEdge(1),
    'Mod-a': selectSectionThenAll,
    'Ctrl-Home': toDocumentEdge(-1),
    'Ctrl-End': toDocumentEdge(1),
    Enter: enterBlock,
    Escape: leaveEditor,
  }),
  keymap(baseKeymap),
];
