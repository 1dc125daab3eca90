import { type Document, Hocuspocus } from '@hocuspocus/server';
import { applyUpdate, type Doc } from 'yjs';
import { appendUpdates, isPublished, listUncompacted, postMortemHeadOf } from '#server/features/post-mortems/index.ts';
import type { Change, LiveDocuments } from '#server/platform/live-documents.ts';
import { documentName, postMortemIn } from '#shared/document/live/messages.ts';
import { AppError } from '#shared/errors.ts';
import type { Basis } from './basis.ts';
import { compact, isDueForCompaction } from './compact.ts';
import { ConnectionGuard } from './connection-guard.ts';
import { COME_AGAIN } from './limits.ts';
import { LiveDocument } from './live-document.ts';
import { bringInOrder, loadDocument } from './load-document.ts';
import { Metrics } from './metrics.ts';
import { Refusal } from './refusal.ts';
import { SettleQueue } from './settle.ts';
import { Tidy } from './tidy.ts';
import { UpdateLog } from './update-log.ts';
import { VersionQueue } from './version-queue.ts';
import type { Visitor } from './visitor.ts';

const UNLOAD_AGAIN_MS = 2000;

/**
 * The documents of this process. Each is open as long as somebody is in it: a connection, or a change that the server makes
 * itself. Changes go to the log at once; the sections' rows follow a moment later.
 */
export class OpenDocuments implements LiveDocuments {
  readonly hocuspocus: Hocuspocus;
  readonly metrics: Metrics;
  readonly log: UpdateLog;
  readonly open = new Map<string, LiveDocument>();
  /** Set by the door, where there is one. */
  recheck: (documents: Iterable<LiveDocument>) => void = () => {};
  readonly #basis: Basis;
  readonly #settling: SettleQueue;
  readonly #versions: VersionQueue;
  readonly #tidy = new Tidy();
  readonly #changing = new Map<string, Promise<unknown>>();
  /** Documents that a crash left with rows that may be behind. */
  #left = new Set<string>();

  constructor(basis: Basis) {
    this.#basis = basis;
    this.metrics = new Metrics({
      documents: () => this.open.size,
      connections: () => [...this.open.values()].reduce((sum, live) => sum + live.guards.size, 0),
      updates: () => this.log.pendingUpdates,
      bytes: () => this.log.pendingBytes,
    });
    this.log = new UpdateLog({
      append: (updates, clients) => appendUpdates(basis.db, updates, clients),
      log: basis.log,
      onStoring: (ok) => {
        for (const live of this.open.values()) live.broadcast({ type: 'storing', ok });
      },
      onFlush: (seconds) => this.metrics.flushed(seconds),
    });
    this.#versions = new VersionQueue(basis);
    this.#settling = new SettleQueue(basis);
    this.#settling.onSettled = (live, settled) => this.#versions.noted(live, settled);
    this.hocuspocus = new Hocuspocus({
      quiet: true,
      timeout: 60_000,
      maxPendingDocuments: 100,
      // Nothing is stored by debounce: what Hocuspocus would store is in the log already.
      debounce: 1000,
      maxDebounce: 1000,
      onLoadDocument: ({ document, documentName, context }) => this.#loadFor(context, document, documentName),
      beforeUnloadDocument: ({ document }) => this.#finish(document),
      afterUnloadDocument: async ({ documentName }) => void this.open.delete(postMortemIn(documentName) ?? ''),
    });
  }

  async change<T>(postMortemId: string, by: string | null, change: (doc: Doc) => T): Promise<T> {
    return this.#inTurn(postMortemId, async (live) => {
      // It may have been published while this change waited for its turn.
      if ((await postMortemHeadOf(this.#basis.db, postMortemId))?.status === 'published') throw isPublished();
      await this.#settling.settle(live);
      const { result, settled } = live.write(by, change);
      await live.whenStored();
      await this.#settling.write(live, settled);
      return result;
    });
  }

  async read<T>(postMortemId: string, read: (doc: Doc) => T): Promise<T> {
    return this.#inTurn(postMortemId, async (live) => {
      await this.#settling.settle(live);
      return read(live.document);
    });
  }

  async hold<T>(postMortemId: string, work: () => Promise<T>): Promise<T> {
    return this.#inTurn(postMortemId, async (live) => {
      live.hold();
      try {
        await live.whenTakenIn();
        await this.#settling.settle(live);
        return await work();
      } finally {
        live.release();
        this.recheck([live]);
      }
    });
  }

  async settle(postMortemId: string): Promise<void> {
    const live = this.open.get(postMortemId);
    if (live) return this.#settling.settle(live);
    if (this.#left.has(postMortemId)) await this.#recoverOne(postMortemId);
  }

  async keepVersion(postMortemId: string, kind: 'automatic' | 'template' = 'automatic'): Promise<void> {
    if (kind === 'template') return this.#withOpen(postMortemId, (live) => this.#versions.flush(live, kind));
    await this.settle(postMortemId);
    const live = this.open.get(postMortemId);
    if (live) await this.#versions.flush(live);
  }

  tell(postMortemId: string, what: Change): void {
    this.open.get(postMortemId)?.broadcast({ type: 'changed', what });
  }

  recheckAccess(postMortemId?: string): void {
    const one = postMortemId === undefined ? undefined : this.open.get(postMortemId);
    if (one) this.recheck([one]);
    else if (postMortemId === undefined) this.recheck(this.open.values());
  }

  /** Brings the sections of documents up to date that were open when a server died. Call it once, before anybody reads. */
  async recover(): Promise<void> {
    this.#left = new Set(await listUncompacted(this.#basis.db));
    void (async () => {
      for (const id of [...this.#left]) await this.#recoverOne(id).catch((error) => this.#warn(error, id));
    })();
  }

  /** Stores and writes out everything that is open, within that time. Answers whether all of it was stored. */
  async close(withinMs = 5000): Promise<boolean> {
    this.#left.clear();
    const until = performance.now() + withinMs;
    const isStored = await this.log.close(withinMs);
    if (!isStored)
      this.#basis.log.error({ updates: this.log.pendingUpdates }, 'stopping with text that could not be stored');
    const settled = Promise.allSettled(
      [...this.open.values()].map((live) => this.#settling.settle(live).then(() => this.#versions.flush(live))),
    );
    const rest = Math.max(500, until - performance.now());
    await Promise.race([settled, new Promise((resolve) => setTimeout(resolve, rest).unref())]);
    for (const live of this.open.values()) live.document.destroy();
    this.open.clear();
    return isStored;
  }

  async #recoverOne(postMortemId: string): Promise<void> {
    await this.#withOpen(postMortemId, (live) => this.#settling.settle(live));
    this.#left.delete(postMortemId);
  }

  /** One at a time, so that what a change is decided on is what it meets. */
  async #inTurn<T>(postMortemId: string, turn: (live: LiveDocument) => Promise<T>): Promise<T> {
    const before = this.#changing.get(postMortemId);
    const work = (async () => {
      await before?.catch(() => undefined);
      return this.#withOpen(postMortemId, turn);
    })();
    this.#changing.set(postMortemId, work);
    try {
      return await work;
    } finally {
      if (this.#changing.get(postMortemId) === work) this.#changing.delete(postMortemId);
    }
  }

  /** Opens it for the time of `work`; it stays open when others are in it. */
  async #withOpen<T>(postMortemId: string, work: (live: LiveDocument) => Promise<T>): Promise<T> {
    for (;;) {
      const direct = await this.hocuspocus.openDirectConnection(documentName(postMortemId));
      const live = this.open.get(postMortemId);
      const isThisOne = live !== undefined && live.document === direct.document && !live.document.isDestroyed;
      try {
        // It may have been closed in the moment in which it was given to us: the next one is whole.
        if (isThisOne) return await work(live);
      } finally {
        await direct.disconnect();
      }
    }
  }

  async #loadFor(visitor: Partial<Visitor> | undefined, document: Document, name: string): Promise<void> {
    try {
      await this.#load(document, name);
    } catch (error) {
      this.open.delete(postMortemIn(name) ?? '');
      if (!visitor?.socket) throw error;
      this.#basis.log.warn({ err: error, document: name }, 'a document could not be opened');
      // Nobody is refused for that: they come again.
      if (!(error instanceof AppError) || error.code === 'unavailable') visitor.socket.hangUp(COME_AGAIN);
      throw new Refusal(error instanceof AppError ? error.message : COME_AGAIN.reason);
    }
  }

  async #load(document: Document, name: string): Promise<void> {
    const postMortemId = postMortemIn(name);
    if (postMortemId === undefined) throw new AppError('not-found', 'There is no such document.');
    const loaded = await loadDocument(this.#basis, postMortemId);
    applyUpdate(document, loaded.update);
    const live = new LiveDocument(postMortemId, document, loaded, this.log);
    live.onDirty = () => this.#settling.soon(live);
    live.onTooLarge = () => this.recheck([live]);
    live.onLogged = () => {
      if (isDueForCompaction(live)) this.#settling.afterwards(live, () => compact(this.#basis, live));
    };
    this.open.set(postMortemId, live);
    this.#tidy.opened();
    if (loaded.quarantined === undefined) {
      live.begin(() => bringInOrder(document, loaded.sections));
      await this.#versions.begin(live).catch((error) => this.#warn(error, postMortemId));
    }
    this.#guardConnections(live);
  }

  /** Every connection is guarded from before its first message. */
  #guardConnections(live: LiveDocument): void {
    const { document } = live;
    const [add, remove] = [document.addConnection.bind(document), document.removeConnection.bind(document)];
    document.addConnection = (connection) => {
      live.enter(new ConnectionGuard(live, connection));
      return add(connection);
    };
    document.removeConnection = (connection) => {
      live.leave(connection);
      return remove(connection);
    };
  }

  /** Before a document leaves memory it is stored, written out and compacted; while that fails it stays. */
  async #finish(document: Document): Promise<void> {
    const live = this.open.get(postMortemIn(document.name) ?? '');
    if (live?.document !== document || live.quarantined !== undefined) return;
    try {
      // Once, but when another process has written to it in the meantime.
      for (let round = 0; round < 3 && (round === 0 || !live.isClean); round += 1) {
        await live.whenStored();
        await this.#settling.settle(live);
        await this.#versions.flush(live);
        await compact(this.#basis, live);
      }
    } catch (error) {
      this.#warn(error, live.postMortemId);
      setTimeout(() => void this.hocuspocus.unloadDocument(document), UNLOAD_AGAIN_MS).unref();
      // Without a message Hocuspocus keeps the document, and its peace.
      throw new Refusal('not yet');
    }
  }

  #warn(error: unknown, postMortemId: string): void {
    this.#basis.log.warn({ err: error, postMortemId }, 'a document could not be written out yet');
  }
}
