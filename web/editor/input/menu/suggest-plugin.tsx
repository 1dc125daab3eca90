import { Plugin, type Transaction } from 'prosemirror-state';
import { ySyncPluginKey } from 'y-prosemirror';
import type { EditorContext } from '../../editor-context.ts';
import { Layer } from '../layer.ts';
import { type Asking, CLOSE, asking as key, OPEN } from './ask.ts';
import type { MenuHandle } from './list-menu.tsx';
import { SuggestMenu } from './suggest-menu.tsx';
import { findTrigger, type Trigger } from './trigger.ts';

const isFromElsewhere = (tr: Transaction) => !!tr.getMeta(ySyncPluginKey)?.isChangeOrigin;
const isPasted = (tr: Transaction) => ['paste', 'drop'].includes(tr.getMeta('uiEvent') as string);

/** Opens when somebody types the sign, not when the cursor comes past one; what was closed stays closed. */
function next(tr: Transaction, was: Asking, trigger: Trigger | undefined): Asking {
  if (!trigger) return { trigger, isOpen: false };
  if (tr.getMeta(key) === CLOSE) return { trigger, isOpen: false };
  if (tr.getMeta(key) === OPEN) return { trigger, isOpen: true };
  const isSame =
    was.trigger?.kind === trigger.kind &&
    (isFromElsewhere(tr) || was.trigger.from === tr.mapping.invert().map(trigger.from));
  if (isSame) return { trigger, isOpen: was.isOpen };
  return { trigger, isOpen: tr.docChanged && !isFromElsewhere(tr) && !isPasted(tr) };
}

/** The menus of `/`, `@` and `[^`. */
export function suggestMenuPlugin(context: EditorContext): Plugin<Asking> {
  const handle: MenuHandle = { press: () => false };
  return new Plugin<Asking>({
    key,
    state: {
      init: () => ({ trigger: undefined, isOpen: false }),
      apply: (tr, was, _old, state) => next(tr, was, findTrigger(state)),
    },
    props: {
      handleKeyDown(view, event) {
        const { isOpen } = key.getState(view.state)!;
        if (!isOpen || event.isComposing || event.keyCode === 229) return false;
        if (event.key === 'Escape') {
          view.dispatch(view.state.tr.setMeta(key, CLOSE));
          return true;
        }
        return handle.press(event);
      },
      handleDOMEvents: {
        blur: (view) => {
          if (key.getState(view.state)!.isOpen) view.dispatch(view.state.tr.setMeta(key, CLOSE));
          return false;
        },
      },
    },
    view(view) {
      const layer = new Layer(view, context.portals);
      const show = () => {
        const { trigger, isOpen } = key.getState(view.state)!;
        if (!trigger || !isOpen || !view.editable) return layer.hide();
        layer.show(<SuggestMenu trigger={trigger} view={view} handle={handle} />);
      };
      return { update: show, destroy: () => layer.destroy() };
    },
  });
}
