import type { EditorView } from 'prosemirror-view';
import type { ReactNode } from 'react';
import type { Portals } from '../portals.ts';

/** A place beside the text for what stands over it, rendered in the page's tree. */
export class Layer {
  readonly element = document.createElement('div');
  readonly #portals: Portals;
  #isShown = false;

  constructor(view: EditorView, portals: Portals) {
    this.#portals = portals;
    this.element.className = 'input-layer';
    view.dom.parentElement?.append(this.element);
  }
  show(node: ReactNode) {
    this.#isShown = true;
    this.#portals.show(this.element, node);
  }
  hide() {
    if (this.#isShown) this.#portals.hide(this.element);
    this.#isShown = false;
  }
  destroy() {
    this.hide();
    this.element.remove();
  }
}
