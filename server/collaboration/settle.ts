import {
  type SectionChange,
  type SettledSection,
  savePostMortem,
  settleSections,
} from '#server/features/post-mortems/index.ts';
import type { Tx } from '#server/platform/context.ts';
import { mentionsAdded } from '#shared/rules/mentions.ts';
import type { Basis } from './basis.ts';
import type { LiveDocument } from './live-document.ts';

/** Typing reaches search, the API and the reading view within this time. */
const SETTLE_MS = 800;
const AGAIN_MS = 2000;

/** Lets the sections' rows follow the documents: a moment after typing, or at once when somebody asks. One at a time for each document. */
export class SettleQueue {
  readonly #basis: Basis;
  readonly #timers = new Map<LiveDocument, NodeJS.Timeout>();
  readonly #last = new WeakMap<LiveDocument, Promise<unknown>>();
  /** What was written out, and by whom. */
  onSettled: (live: LiveDocument, settled: readonly SettledSection[]) => void = () => {};

  constructor(basis: Basis) {
    this.#basis = basis;
  }

  /** Within a moment; what comes until then is part of it. */
  soon(live: LiveDocument, inMs = SETTLE_MS): void {
    if (this.#timers.has(live)) return;
    const timer = setTimeout(() => {
      this.#timers.delete(live);
      this.settle(live).catch((error) => {
        this.#basis.log.warn({ err: error, postMortemId: live.postMortemId }, 'sections could not be written out yet');
        this.soon(live, AGAIN_MS);
      });
    }, inMs);
    this.#timers.set(live, timer.unref());
  }

  /** Resolves when the rows say what the document says now. */
  settle(live: LiveDocument): Promise<void> {
    return this.#next(live, async () => {
      if (!live.isDirty) return;
      await live.whenStored();
      await this.#write(live, live.takeSettled(true));
    });
  }

  /** Writes out what a change by the server has made of sections. */
  write(live: LiveDocument, settled: readonly SettledSection[]): Promise<void> {
    return this.#next(live, () => this.#write(live, settled));
  }

  /** Does something else with the document when nothing of it is being written out. */
  afterwards(live: LiveDocument, work: () => Promise<void>): void {
    this.#next(live, work).catch((error) =>
      this.#basis.log.warn({ err: error, postMortemId: live.postMortemId }, 'a document could not be compacted yet'),
    );
  }

  async #write(live: LiveDocument, settled: readonly SettledSection[]): Promise<void> {
    if (settled.length === 0) return;
    const now = this.#basis.now();
    try {
      await this.#basis.transaction(async (tx) => {
        const changes = await settleSections(tx, live.postMortemId, settled, now);
        if (changes.length > 0) await savePostMortem(tx, live.postMortemId, {}, now);
        await this.#tellMentioned(tx, live.postMortemId, changes);
      });
      this.onSettled(live, settled);
    } catch (error) {
      live.putBack(settled);
      throw error;
    }
  }

  /** Who is named in what somebody wrote is told, once it stands. */
  async #tellMentioned(tx: Tx, postMortemId: string, changes: readonly SectionChange[]): Promise<void> {
    for (const { key, before, after, by } of changes) {
      if (by === null) continue;
      for (const { personId, excerpt } of mentionsAdded(before, after))
        await this.#basis.emit(tx, {
          type: 'person-mentioned',
          postMortemId,
          personId,
          by: { id: null, name: by },
          where: 'text',
          excerpt,
          anchor: `section-${key}`,
        });
    }
  }

  #next(live: LiveDocument, work: () => Promise<void>): Promise<void> {
    const run = (this.#last.get(live) ?? Promise.resolve()).catch(() => undefined).then(work);
    this.#last.set(live, run);
    return run;
  }
}
