import type { ReactNode } from 'react';

export type Portal = { container: HTMLElement; key: string; node: ReactNode };

/**
 * React inside the editor: a node view or a plugin asks for a node to be rendered in an element of its own, and
 * `<DocumentEditor>` renders it in the page's tree, so that contexts and queries are there.
 */
export class Portals {
  readonly #shown = new Map<HTMLElement, Portal>();
  readonly #listeners = new Set<() => void>();
  #list: readonly Portal[] = [];
  #count = 0;
  #isTelling = false;

  show(container: HTMLElement, node: ReactNode) {
    const key = this.#shown.get(container)?.key ?? `${++this.#count}`;
    this.#shown.set(container, { container, key, node });
    this.#tell();
  }
  hide(container: HTMLElement) {
    if (this.#shown.delete(container)) this.#tell();
  }
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
  read = () => this.#list;

  // A document makes its node views in one go: they are told of in one go, too.
  #tell() {
    if (this.#isTelling) return;
    this.#isTelling = true;
    queueMicrotask(() => {
      this.#isTelling = false;
      this.#list = [...this.#shown.values()];
      for (const listener of this.#listeners) listener();
    });
  }
}
