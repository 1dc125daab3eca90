import { keymap } from 'prosemirror-keymap';
import { type Command, Plugin } from 'prosemirror-state';
import type { EditorContext } from '../editor-context.ts';
import { SHORTCUTS, type ShortcutName } from '../input/shortcuts.ts';
import { coachBridge } from './coach-bridge.tsx';
import { coachPlugin, findingAtCursor, findingBeside } from './coach-plugin.ts';
import { coachStore } from './coach-store.ts';
import './coach.css';

/** The coach in the text: what it found, the keys that walk it, and the card of one finding. */
export function coachPlugins(context: EditorContext): Plugin[] {
  const step =
    (by: 1 | -1): Command =>
    (state) => {
      const next = findingBeside(state, by);
      if (!next) return false;
      coachStore.read().editor?.show(next.id);
      coachStore.set({ open: next.id, isCardFocused: true });
      return true;
    };
  const open: Command = (state) => {
    const here = findingAtCursor(state);
    if (here) coachStore.set({ open: here.id, isCardFocused: true });
    return here !== undefined;
  };
  return [
    coachPlugin(context),
    keymap(keysOf({ coachNext: step(1), coachPrevious: step(-1), coachOpen: open })),
    new Plugin({ view: (view) => coachBridge(view, context) }),
  ];
}

const keysOf = (commands: Partial<Record<ShortcutName, Command>>): Record<string, Command> =>
  Object.fromEntries(
    Object.entries(commands).flatMap(([name, command]) =>
      SHORTCUTS[name as ShortcutName].keys.map((key) => [key, command]),
    ),
  );
