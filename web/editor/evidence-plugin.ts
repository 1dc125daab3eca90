import { Plugin } from 'prosemirror-state';
import type { EditorContext } from './editor-context.ts';

const citationOf = (event: Event) =>
  (event.target as Element | null)?.closest?.<HTMLElement>('a[data-citation]') ?? null;

/** Numbers of evidence in the text: pointed at they show their event, pressed they open it. */
export const evidencePlugin = ({ point, show }: EditorContext): Plugin => {
  const pointAt = (_view: unknown, event: Event) => {
    const link = citationOf(event);
    if (link) point(link, Number(link.dataset.citation));
  };
  const pointAway = (_view: unknown, event: Event) => {
    if (citationOf(event)) point(null, 0);
  };
  return new Plugin({
    props: {
      handleDOMEvents: {
        mouseover: pointAt,
        mouseout: pointAway,
        focusin: pointAt,
        focusout: pointAway,
        click: (_view, event) => {
          const link = citationOf(event);
          if (!link) return;
          event.preventDefault();
          show(Number(link.dataset.citation));
        },
      },
    },
  });
};
