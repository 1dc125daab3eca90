import { Bold, Code, Italic, Link, Strikethrough } from 'lucide-react';
import type { Command, EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { modKey } from '../../../ui/use-keys.ts';
import { hasMark, toggle } from '../commands/words.ts';
import { marks } from '../kinds.ts';
import { editLink } from '../links/link-commands.ts';
import { keySigns, SHORTCUTS, type ShortcutName } from '../shortcuts.ts';
import { BarButton } from './bar-button.tsx';

const isMac = modKey === '⌘';
export const signsOf = (name: ShortcutName): string => keySigns(SHORTCUTS[name].keys[0]!, isMac).join(isMac ? '' : ' ');

const LOOKS = [
  { name: 'strong', icon: Bold, mark: marks.strong },
  { name: 'emphasis', icon: Italic, mark: marks.emphasis },
  { name: 'strike', icon: Strikethrough, mark: marks.strike },
  { name: 'code', icon: Code, mark: marks.code },
] as const;

/** Runs a command on what is selected now. */
export const runIn = (view: EditorView, command: Command) => () => {
  command(view.state, view.dispatch, view);
};

/** Looks of words, and the link. */
export function WordButtons({ view, state }: { view: EditorView; state: EditorState }) {
  return (
    <>
      {LOOKS.map(({ name, icon: Icon, mark }) => (
        <BarButton
          key={name}
          label={SHORTCUTS[name].does}
          keys={signsOf(name)}
          isOn={hasMark(state, mark)}
          onPress={runIn(view, toggle(mark))}
        >
          <Icon size={16} aria-hidden />
        </BarButton>
      ))}
      <BarButton label="Link" keys={signsOf('link')} isOn={hasMark(state, marks.link)} onPress={runIn(view, editLink)}>
        <Link size={16} aria-hidden />
      </BarButton>
    </>
  );
}
