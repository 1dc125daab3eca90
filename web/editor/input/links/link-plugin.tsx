import { Plugin } from 'prosemirror-state';
import { modKey } from '../../../ui/use-keys.ts';
import type { EditorContext } from '../../editor-context.ts';
import { marks } from '../kinds.ts';
import { Layer } from '../layer.ts';
import { findInternalPage, linkAddress } from './address.ts';
import { LinkCard } from './link-card.tsx';

const linkOf = (event: Event) =>
  (event.target as Element | null)?.closest?.<HTMLAnchorElement>('a[href]:not([data-citation])') ?? null;
const SETTLE_MS = 350;
const OPEN_KEYS = modKey === '⌘' ? '⌘ and press' : 'Ctrl and press';

/** Links: what they lead to on hover, opened with the command key, and an address pasted over words. */
export function linkPlugin(context: EditorContext): Plugin {
  let layer: Layer | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hide = () => {
    clearTimeout(timer);
    layer?.hide();
  };
  return new Plugin({
    props: {
      handleDOMEvents: {
        mouseover(_view, event) {
          const anchor = linkOf(event);
          if (!anchor) return false;
          clearTimeout(timer);
          const href = anchor.getAttribute('href') ?? '';
          const page = findInternalPage(href, location.origin);
          timer = setTimeout(() => {
            if (anchor.isConnected) layer?.show(<LinkCard anchor={anchor} href={href} page={page} keys={OPEN_KEYS} />);
          }, SETTLE_MS);
          return false;
        },
        mouseout: (_view, event) => void (linkOf(event) && hide()),
        keydown: () => void hide(),
        click(view, event) {
          const anchor = linkOf(event);
          if (!anchor) return false;
          const address = linkAddress(anchor.getAttribute('href') ?? '');
          // In text that one may write in, a press puts the cursor there; in text to read it follows the link.
          if (view.editable && !event.metaKey && !event.ctrlKey) {
            event.preventDefault();
            return false;
          }
          event.preventDefault();
          hide();
          if (address) window.open(address, '_blank', 'noopener,noreferrer');
          return true;
        },
      },
      handlePaste(view, event) {
        const { selection } = view.state;
        const text = event.clipboardData?.getData('text/plain').trim() ?? '';
        const isAddress = /^(?:https?:\/\/|mailto:)\S+$/i.test(text);
        const href = isAddress ? linkAddress(text) : undefined;
        if (!href || !selection.$from.parent.type.allowsMarkType(marks.link)) return false;
        const link = marks.link.create({ href });
        if (selection.empty) {
          if (marks.code.isInSet(selection.$from.marks())) return false;
          const node = view.state.schema.text(text, [...selection.$from.marks(), link]);
          view.dispatch(view.state.tr.replaceSelectionWith(node, false).removeStoredMark(marks.link).scrollIntoView());
          return true;
        }
        if (!selection.$from.sameParent(selection.$to)) return false;
        view.dispatch(
          view.state.tr
            .removeMark(selection.from, selection.to, marks.link)
            .addMark(selection.from, selection.to, link),
        );
        return true;
      },
    },
    view(view) {
      layer = new Layer(view, context.portals);
      return {
        destroy() {
          hide();
          layer?.destroy();
        },
      };
    },
  });
}
