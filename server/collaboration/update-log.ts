import { setTimeout as sleep } from 'node:timers/promises';
import type { Writer } from '#server/features/post-mortems/index.ts';
import type { Log } from '#server/platform/log.ts';
import { AppError } from '#shared/errors.ts';

/** A document of which updates are logged. */
export type Logged = {
  readonly postMortemId: string;
  /** Called in order, once for each of its updates that was stored, with the row it became. */
  stored: (seq: number | undefined) => void;
  /** Called after each group that held something of it: everything up to this ticket is safe. */
  safe: (ticket: number) => void;
  /** Yjs clients whose owner is to be stored with the next group. */
  takeNewClients: () => { clientId: number; writer: Writer }[];
};

type Entry = { to: Logged; ticket: number; update: Uint8Array; writer: Writer };
type NewUpdate = { postMortemId: string; update: Uint8Array; writer: Writer };
type NewClient = { postMortemId: string; clientId: number; writer: Writer };

export type LogOptions = {
  /** Stores a group in one go; answers the rows it became, in order. */
  append: (updates: NewUpdate[], clients: NewClient[]) => Promise<{ seq: number; postMortemId: string }[]>;
  log: Log;
  /** Told when storing has failed for a moment, and when it works again. */
  onStoring: (ok: boolean) => void;
  onFlush?: (seconds: number, updates: number) => void;
};

/** What arrives within a moment is stored together: under load one round trip serves many writers. */
const GATHER_MS = 10;
const GROUP_UPDATES = 2000;
const GROUP_BYTES = 8 * 1024 * 1024;
const FIRST_RETRY_MS = 50;
const LAST_RETRY_MS = 2000;
/** Failing shorter than this is not worth a word: a restarting database is back by then. */
const QUIET_MS = 1000;
const WAIT_MS = 15_000;

/**
 * The durable log of all documents: a group is stored while the next one gathers, and in between nothing is dropped. While
 * the database is away, the group is tried again until it is back; an update that was stored without our hearing of it is
 * stored twice then, which Yjs does not mind.
 */
export class UpdateLog {
  readonly #options: LogOptions;
  #waiting: Entry[] = [];
  #running: Promise<void> | undefined;
  #tickets = 0;
  #done = 0;
  #waiters: { ticket: number; resolve: () => void }[] = [];
  #isGivingUp = false;
  /** Bytes that are not stored yet. */
  pendingBytes = 0;

  constructor(options: LogOptions) {
    this.#options = options;
  }

  get pendingUpdates(): number {
    return this.#tickets - this.#done;
  }

  /** Answers the update's ticket: when `safe` is called with it or a later one, it is stored. */
  append(to: Logged, update: Uint8Array, writer: Writer): number {
    this.#tickets += 1;
    this.#waiting.push({ to, ticket: this.#tickets, update, writer });
    this.pendingBytes += update.byteLength;
    this.#running ??= this.#run();
    return this.#tickets;
  }

  /** Resolves when everything appended before is stored; throws `unavailable` when that takes too long. */
  async whenStored(ticket = this.#tickets): Promise<void> {
    if (ticket <= this.#done) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    this.#waiters.push({ ticket, resolve });
    const timer = setTimeout(
      () =>
        reject(new AppError('unavailable', 'The text cannot be stored right now. It is kept; try again in a moment.')),
      WAIT_MS,
    );
    await promise.finally(() => clearTimeout(timer));
  }

  /** Tries for so long to store what is left. Answers whether all of it is. */
  async close(withinMs: number): Promise<boolean> {
    await Promise.race([this.#running, sleep(withinMs, undefined, { ref: false })]);
    this.#isGivingUp = true;
    return this.pendingUpdates === 0;
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0 && !this.#isGivingUp) {
      if (this.pendingBytes < GROUP_BYTES) await sleep(GATHER_MS);
      const group = this.#takeGroup();
      const started = performance.now();
      const rows = await this.#store(group);
      if (rows === undefined) break;
      this.#options.onFlush?.((performance.now() - started) / 1000, group.length);
      this.#tell(group, rows);
    }
    this.#running = undefined;
  }

  #takeGroup(): Entry[] {
    let bytes = 0;
    const end = this.#waiting.findIndex(({ update }, index) => {
      bytes += update.byteLength;
      return index > 0 && (index >= GROUP_UPDATES || bytes > GROUP_BYTES);
    });
    return this.#waiting.splice(0, end === -1 ? this.#waiting.length : end);
  }

  async #store(group: Entry[]): Promise<{ seq: number; postMortemId: string }[] | undefined> {
    const updates = group.map(({ to, update, writer }) => ({ postMortemId: to.postMortemId, update, writer }));
    const clients = [...new Set(group.map(({ to }) => to))].flatMap((to) =>
      to.takeNewClients().map((client) => ({ postMortemId: to.postMortemId, ...client })),
    );
    const began = performance.now();
    let hasTold = false;
    for (let wait = FIRST_RETRY_MS; !this.#isGivingUp; wait = Math.min(wait * 2, LAST_RETRY_MS)) {
      try {
        const rows = await this.#options.append(updates, clients);
        if (hasTold) this.#options.onStoring(true);
        return rows;
      } catch (error) {
        if (!hasTold && performance.now() - began > QUIET_MS) {
          hasTold = true;
          this.#options.log.error({ err: error, updates: updates.length }, 'text cannot be stored; it waits');
          this.#options.onStoring(false);
        }
        await sleep(wait);
      }
    }
    return undefined;
  }

  #tell(group: Entry[], rows: { seq: number; postMortemId: string }[]): void {
    const rowsOf = Map.groupBy(rows, (row) => row.postMortemId);
    const last = new Map<Logged, number>();
    for (const { to, ticket, update } of group) {
      this.#done = ticket;
      this.pendingBytes -= update.byteLength;
      to.stored(rowsOf.get(to.postMortemId)?.shift()?.seq);
      last.set(to, ticket);
    }
    for (const [to, ticket] of last) to.safe(ticket);
    const ready = this.#waiters.filter((waiter) => waiter.ticket <= this.#done);
    this.#waiters = this.#waiters.filter((waiter) => waiter.ticket > this.#done);
    for (const { resolve } of ready) resolve();
  }
}
