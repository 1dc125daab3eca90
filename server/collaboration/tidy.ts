import { collectGarbage } from '#server/platform/collect-garbage.ts';

/** Reading a document leaves several times its size behind: worth a collection after this many. */
const MANY = 100;
const QUIET_MS = 3000;

/** Gives back what opening many documents left behind, once no more are opened. */
export class Tidy {
  #opened = 0;
  #timer: NodeJS.Timeout | undefined;

  opened(): void {
    this.#opened += 1;
    if (this.#opened < MANY) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#opened = 0;
      void collectGarbage();
    }, QUIET_MS).unref();
  }
}
