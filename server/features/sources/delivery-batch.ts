import { AppError } from '#shared/errors.ts';

export type Batcher<Item, Result> = { submit: (item: Item) => Promise<Result> };

export type BatchOptions<Item, Result> = {
  /** Stores items in one transaction; `busy` for one that must not hold up the others. Throws for all of them or none. */
  storeTogether: (items: readonly Item[]) => Promise<(Result | 'busy')[]>;
  /** Stores one item, waiting for whatever it needs. */
  storeAlone: (item: Item) => Promise<Result>;
  /** One that asks for much goes alone, so that the small ones beside it stay quick. */
  isHeavy: (item: Item) => boolean;
};

/** Most items in one transaction, at work alone at once, and waiting before the door says "later". */
const MOST_TOGETHER = 200;
const MOST_ALONE = 3;
const MOST_WAITING = 5000;
/** Under load: one transaction for all who send costs a third of two for half of them each. */
const GATHER_MS = 3;

type Waiting<Item, Result> = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void };

/**
 * Group commit: while one transaction is being written, what arrives queues up, and the next one takes all of it. Under
 * load one commit (a wait for the disk) serves many deliveries; alone, a delivery starts at once. Each is answered after its own
 * commit. When a batch fails, each of it is tried alone, so that one poisonous delivery harms no other.
 */
export function createBatcher<Item, Result>(options: BatchOptions<Item, Result>): Batcher<Item, Result> {
  let together: Waiting<Item, Result>[] = [];
  const alone: Waiting<Item, Result>[] = [];
  let isWriting = false;
  let expected = 1;
  let onExpected: (() => void) | undefined;
  let atWorkAlone = 0;

  /** Until as many wait as the last batch held: clients that were just answered are about to send their next. */
  async function gather(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, GATHER_MS);
      onExpected = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    onExpected = undefined;
  }

  async function writeTogether(): Promise<void> {
    if (isWriting) return;
    isWriting = true;
    while (together.length > 0) {
      if (together.length < expected) await gather();
      const batch = together.slice(0, MOST_TOGETHER);
      together = together.slice(MOST_TOGETHER);
      expected = batch.length;
      const answer = await writeBatch(batch);
      // The database must not wait while answers are written: the next batch is on its way before they are.
      if (together.length > 0) setImmediate(answer);
      else answer();
    }
    isWriting = false;
  }

  /** Gives back what answers the batch, to be called when there is time. Never throws. */
  async function writeBatch(batch: readonly Waiting<Item, Result>[]): Promise<() => void> {
    try {
      const results = await options.storeTogether(batch.map(({ item }) => item));
      return () => {
        for (const [index, waiting] of batch.entries()) {
          const result = results[index] as Result | 'busy';
          if (result === 'busy') queueAlone(waiting);
          else waiting.resolve(result);
        }
      };
    } catch (error) {
      const isHopeless = error instanceof AppError && error.code === 'unavailable';
      return () => {
        for (const waiting of batch) {
          if (isHopeless) waiting.reject(error);
          else queueAlone(waiting);
        }
      };
    }
  }

  function queueAlone(waiting: Waiting<Item, Result>): void {
    alone.push(waiting);
    if (atWorkAlone < MOST_ALONE) void writeAlone();
  }

  async function writeAlone(): Promise<void> {
    atWorkAlone += 1;
    for (let next = alone.shift(); next !== undefined; next = alone.shift())
      await options.storeAlone(next.item).then(next.resolve, next.reject);
    atWorkAlone -= 1;
  }

  return {
    submit: (item) =>
      new Promise((resolve, reject) => {
        if (together.length + alone.length >= MOST_WAITING) {
          reject(
            new AppError('unavailable', 'Too many webhooks are waiting to be stored. Send this one again in a moment.'),
          );
          return;
        }
        const waiting = { item, resolve, reject };
        if (options.isHeavy(item)) queueAlone(waiting);
        else {
          together.push(waiting);
          if (together.length >= expected) onExpected?.();
          void writeTogether();
        }
      }),
  };
}
