import { Plugin } from 'prosemirror-state';
import type { DecorationAttrs } from 'prosemirror-view';
import { yCursorPlugin } from 'y-prosemirror';
import type { EditorContext } from './editor-context.ts';
import { sectionKeyAt } from './section-commands.ts';

/** The cursors and selections of the others, and telling them where this one is. */
export function cursorPlugin({ room }: EditorContext): Plugin {
  const personOf = (clientId: number) => room.read().people.find((one) => one.clientId === clientId);
  const caret = (_user: unknown, clientId: number): HTMLElement => {
    const person = personOf(clientId);
    const dom = document.createElement('span');
    dom.className = `caret writer-${person?.colour ?? 0}`;
    dom.dataset.client = `${clientId}`;
    // Whose cursor passes by is in the list of those who are here; read out within the text it would only disturb.
    dom.setAttribute('aria-hidden', 'true');
    const label = document.createElement('span');
    label.className = 'caret-name';
    label.dataset.name = person?.name ?? '';
    dom.append(label);
    return dom;
  };
  const selected = (_user: unknown, clientId: number): DecorationAttrs => ({
    class: `selected-by writer-${personOf(clientId)?.colour ?? 0}`,
  });
  const plugin: Plugin = yCursorPlugin(room.awareness, {
    cursorBuilder: caret,
    selectionBuilder: selected,
    awarenessStateFilter: (me: number, clientId: number) => me !== clientId && personOf(clientId) !== undefined,
  });
  return plugin;
}

/** Tells the others which section this person writes in, when that changes. */
export const sectionTeller = ({ room }: EditorContext): Plugin => {
  let told: string | null | undefined;
  return new Plugin({
    view: () => ({
      update: (view) => {
        const section = view.hasFocus() ? (sectionKeyAt(view.state.selection.$head) ?? null) : null;
        if (section === told) return;
        told = section;
        room.awareness.setLocalStateField('section', section);
      },
    }),
  });
};
