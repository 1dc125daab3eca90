import { PluginKey, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { Trigger } from './trigger.ts';

/** What is being asked for, and whether its menu is open. */
export type Asking = { trigger: Trigger | undefined; isOpen: boolean };
export const asking = new PluginKey<Asking>('asking');
export const CLOSE = 'close';
export const OPEN = 'open';

/** Puts a sign where the cursor is, as if it were typed: the menu it opens follows. */
export function ask(view: EditorView, sign: '/' | '@' | '[^') {
  const { tr } = view.state;
  const { $head } = tr.selection;
  const text = $head.parent.textBetween(0, $head.parent.content.size, null, '￼');
  // In the midst of a word it is meant after the word.
  const at = $head.pos + /^[\p{L}\p{N}_'’-]*/u.exec(text.slice($head.parentOffset))![0].length;
  const isFree = sign === '[^' || /(?:^|[\s(])$/.test(text.slice(0, at - $head.start()));
  tr.setSelection(TextSelection.create(tr.doc, at));
  view.focus();
  view.dispatch(
    tr
      .insertText(isFree ? sign : ` ${sign}`)
      .setMeta(asking, OPEN)
      .scrollIntoView(),
  );
}
