import { keymap } from 'prosemirror-keymap';
import type { Plugin } from 'prosemirror-state';
import { margin } from '../comments/margin.ts';
import type { EditorContext } from '../editor-context.ts';
import { decideInText } from './decide-in-text.ts';
import { suggestPlugin } from './suggest-plugin.ts';
import './suggest.css';

/** Suggesting instead of writing, and answering what was suggested. */
export function suggestPlugins(context: EditorContext): Plugin[] {
  const answer = (accept: boolean) => () => {
    const { active, suggestions } = margin.read();
    if (!context.mayWrite() || !suggestions.some(({ group }) => group === active)) return false;
    decideInText(context.view(), [active!], accept);
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
