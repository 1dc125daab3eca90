import { type Command, Plugin, TextSelection } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import type { EditorContext } from '../../editor-context.ts';
import { Layer } from '../layer.ts';
import { panelKey } from '../panels/open-panel.ts';
import { isTouch } from './is-touch.ts';
import { PhoneBar } from './phone-bar.tsx';
import { SelectionBar } from './selection-bar.tsx';

/** Words are selected that can be made bold, linked or commented. */
function hasWords(view: EditorView): boolean {
  const { selection, doc } = view.state;
  if (!(selection instanceof TextSelection) || selection.empty || selection.$from.parent.type.spec.code) return false;
  return doc.textBetween(selection.from, selection.to, ' ', '￼').trim().length > 0;
}

/** Into the bar of the selection by keyboard. */
export const enterBar: Command = () => {
  const first = document.querySelector<HTMLElement>('.selection-bar button');
  first?.focus();
  return first !== null;
};

/** The bar over selected words; on a phone the bar above the keyboard. */
export function barPlugin({ portals }: EditorContext): Plugin {
  return new Plugin({
    view(view) {
      const layer = new Layer(view, portals);
      let isPressed = false;
      const isInBar = () =>
        layer.element.contains(document.activeElement) || !!document.activeElement?.closest('.selection-bar');
      const show = () => {
        if (view.isDestroyed) return;
        const isHere = view.hasFocus() || isInBar();
        const isBusy = isPressed || !!panelKey.getState(view.state) || !isHere;
        if (isTouch())
          return isHere && view.editable ? layer.show(<PhoneBar view={view} state={view.state} />) : layer.hide();
        if (isBusy || !hasWords(view)) return layer.hide();
        layer.show(<SelectionBar view={view} state={view.state} />);
      };
      // A press ends before the browser has told of the focus and the selection that it made.
      const soon = () => setTimeout(show);
      const press = () => {
        isPressed = true;
        show();
      };
      const release = () => {
        isPressed = false;
        soon();
      };
      view.dom.addEventListener('pointerdown', press);
      addEventListener('pointerup', release);
      addEventListener('pointercancel', release);
      document.addEventListener('focusin', soon);
      document.addEventListener('focusout', soon);
      return {
        update: show,
        destroy() {
          view.dom.removeEventListener('pointerdown', press);
          removeEventListener('pointerup', release);
          removeEventListener('pointercancel', release);
          document.removeEventListener('focusin', soon);
          document.removeEventListener('focusout', soon);
          layer.destroy();
        },
      };
    },
  });
}
