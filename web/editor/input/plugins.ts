import { dropCursor } from 'prosemirror-dropcursor';
import { gapCursor } from 'prosemirror-gapcursor';
import { inputRules, undoInputRule } from 'prosemirror-inputrules';
import { Plugin } from 'prosemirror-state';
import { openOverlay } from '../../ui/overlay.ts';
import type { EditorContext } from '../editor-context.ts';
import { barPlugin, enterBar } from './bars/bar-plugin.tsx';
import { codePlugins } from './code/highlight.ts';
import { copyPlugin } from './copy/copy-plugin.ts';
import { filesPlugin } from './files/files-plugin.ts';
import { uploadsPlugin } from './files/uploads-plugin.ts';
import { handlePlugin, openBlockMenu } from './handle/handle-plugin.ts';
import { inputKeymaps } from './keymap.ts';
import { editLink } from './links/link-commands.ts';
import { linkPlugin } from './links/link-plugin.tsx';
import { suggestMenuPlugin } from './menu/suggest-plugin.tsx';
import { panelPlugin } from './panels/panel-plugin.tsx';
import { pastePlugin } from './paste/paste-plugin.ts';
import { tablePlugins } from './tables/table-plugins.tsx';
import { taskPlugin } from './tasks/task-plugin.ts';
import { timePlugin } from './times/time-plugin.ts';
import { BLOCK_RULES } from './typing/block-rules.ts';
import { knownTimes } from './typing/known-times.ts';
import { MARK_RULES } from './typing/mark-rules.ts';
import { timeRules } from './typing/time-rules.ts';
import './typing/text.css';

const isUndo = (event: KeyboardEvent) =>
  (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key.toLowerCase() === 'z';

/** Undo right after a rule takes back what the rule did, and leaves what was typed. */
const undoRules = new Plugin({
  props: {
    handleDOMEvents: {
      keydown: (view, event) => {
        if (!isUndo(event) || !undoInputRule(view.state, view.dispatch)) return false;
        event.preventDefault();
        return true;
      },
    },
  },
});

const openHelp = () => {
  openOverlay('shortcuts');
  return true;
};

/** By what text, structure and things get into the editor and out of it. Who stands first sees a key or a paste first. */
export const inputPlugins = (context: EditorContext): Plugin[] => [
  undoRules,
  inputRules({ rules: [...BLOCK_RULES, ...MARK_RULES, ...timeRules(() => knownTimes(context.postMortem()))] }),
  suggestMenuPlugin(context),
  taskPlugin(),
  timePlugin(),
  filesPlugin(context),
  linkPlugin(context),
  ...inputKeymaps({ link: editLink, blockMenu: openBlockMenu, toolbar: enterBar, help: openHelp }),
  uploadsPlugin(),
  panelPlugin(context),
  barPlugin(context),
  handlePlugin(),
  ...codePlugins(),
  dropCursor({ color: 'var(--accent)', width: 2 }),
  gapCursor(),
  pastePlugin(context),
  ...tablePlugins(context),
  copyPlugin(),
];
