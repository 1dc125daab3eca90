import type { Node } from 'prosemirror-model';
import type { NodeViewConstructor } from 'prosemirror-view';

const STORED = /^\/api\/v1\/files\/[0-9a-f-]{36}(?:[?#]|$)/i;

/** Pictures are shown from our own store alone: loading one from elsewhere would tell that place who reads. */
export const isStored = (src: string): boolean => STORED.test(src);

/** A picture in the text, fitted to it. One from elsewhere is its description and where it is. */
export const pictureView: NodeViewConstructor = (node) => {
  const dom = document.createElement('span');
  let shown: Node | undefined;
  const render = (next: Node) => {
    const { src, alt } = next.attrs as { src: string; alt: string };
    dom.replaceChildren(isStored(src) ? picture(src, alt) : elsewhere(src, alt));
    dom.className = isStored(src) ? 'picture' : 'picture is-elsewhere';
    shown = next;
  };
  render(node);
  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false;
      if (!shown?.sameMarkup(next)) render(next);
      return true;
    },
    ignoreMutation: () => true,
  };
};

function picture(src: string, alt: string): HTMLElement {
  const made = document.createElement('img');
  made.src = src;
  made.alt = alt;
  made.loading = 'lazy';
  made.decoding = 'async';
  made.draggable = false;
  made.onerror = () =>
    made.replaceWith(note(`${alt || 'This picture'} cannot be shown: its file is gone or out of reach.`));
  return made;
}
function elsewhere(src: string, alt: string): HTMLElement {
  const host = URL.canParse(src) ? new URL(src).host : '';
  return note(`Picture${alt ? `: ${alt}` : ''}${host ? ` (at ${host}, not loaded)` : ' (not loaded)'}`);
}
function note(text: string): HTMLElement {
  const made = document.createElement('span');
  made.className = 'picture-note';
  made.textContent = text;
  return made;
}
