import type { SettledSection } from '#server/features/post-mortems/index.ts';
import { hasVersions, keepVersion } from '#server/features/versions/index.ts';
import { readYjsDocument } from '#shared/document/live/read-yjs.ts';
import type { Basis } from './basis.ts';
import type { LiveDocument } from './live-document.ts';

/** The version of a burst of work is renewed this often while it goes on. A crash costs no text, only this much of the history. */
const KEEP_MS = 20_000;

/** Keeps versions of the open documents as people write: what it began with, then one for each burst of work. */
export class VersionQueue {
  readonly #basis: Basis;
  readonly #timers = new Map<LiveDocument, NodeJS.Timeout>();
  readonly #authors = new Map<LiveDocument, Set<string>>();

  constructor(basis: Basis) {
    this.#basis = basis;
  }

  /** Before anybody writes in it: what there is to come back to. */
  async begin(live: LiveDocument): Promise<void> {
    if (!(await hasVersions(this.#basis.db, live.postMortemId))) await this.#keep(live);
  }

  /** Somebody wrote. What Debrief itself writes is kept with what people write next, or by whoever has it do so. */
  noted(live: LiveDocument, settled: readonly SettledSection[]): void {
    const names = settled.flatMap(({ by }) => by?.split(', ') ?? []);
    if (names.length === 0) return;
    const authors = this.#authors.get(live) ?? new Set();
    for (const name of names) authors.add(name);
    this.#authors.set(live, authors);
    if (this.#timers.has(live)) return;
    const timer = setTimeout(() => {
      this.flush(live).catch((error) =>
        this.#basis.log.warn({ err: error, postMortemId: live.postMortemId }, 'a version could not be kept yet'),
      );
    }, KEEP_MS);
    this.#timers.set(live, timer.unref());
  }

  /** Keeps what was noted at once: before it leaves memory, and before somebody looks at the history. */
  async flush(live: LiveDocument, kind: 'automatic' | 'template' = 'automatic'): Promise<void> {
    clearTimeout(this.#timers.get(live));
    this.#timers.delete(live);
    if (kind === 'automatic' && !this.#authors.has(live)) return;
    await this.#keep(live, kind);
    live.broadcast({ type: 'changed', what: 'versions' });
  }

  async #keep(live: LiveDocument, kind: 'automatic' | 'template' = 'automatic'): Promise<void> {
    const authors = [...(this.#authors.get(live) ?? [])];
    this.#authors.delete(live);
    try {
      const doc = readYjsDocument(live.document);
      await keepVersion(this.#basis, { postMortemId: live.postMortemId, doc, authors, kind });
    } catch (error) {
      this.#authors.set(live, new Set([...authors, ...(this.#authors.get(live) ?? [])]));
      throw error;
    }
  }
}
