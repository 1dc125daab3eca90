import { keymap } from 'prosemirror-keymap';
import type { Command, Plugin } from 'prosemirror-state';
import { margin } from '../comments/margin.ts';
import type { EditorContext } from '../editor-context.ts';
import { decideInText } from './decide-in-text.ts';
import { suggestionAtCursor, suggestPlugin } from './suggest-plugin.ts';
import './suggest.css';

/** Suggesting instead of writing, and answering what was suggested. */
export function suggestPlugins(context: EditorContext): Plugin[] {
  const answer =
    (accept: boolean): Command =>
    (state) => {
      const { active, suggestions } = margin.read();
      // Whatever card is looked at, the cursor shows what is meant.
      const group = suggestionAtCursor(state) ?? active;
      if (!context.mayWrite() || !suggestions.some((one) => one.group === group)) return false;
      decideInText(context.view(), [group!], accept);
      return true;
    };
  return [
    keymap({
      'Mod-Alt-s': () => {
        if (context.mayWrite()) margin.setMode(margin.read().mode === 'write' ? 'suggest' : 'write');
        return true;
      },
      'Mod-Alt-Enter': answer(true),
      'Mod-Alt-Backspace': answer(false),
    }),
    suggestPlugin(context),
  ];
}
