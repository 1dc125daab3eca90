import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { createTestDatabase } from '#tests/support/database.ts';
import { inTransaction } from './db.ts';
import { createQueue, type Queue } from './queue.ts';

type Event = { type: 'rang'; bell: number } | { type: 'fell'; cup: string };

const quiet = { debug() {}, info() {}, warn() {}, error() {} };
const database = await createTestDatabase();
const { db } = database;
const open: Queue<Event>[] = [];

function newQueue(options = {}): Queue<Event> {
  const queue = createQueue<Event>({ connectionString: database.connectionString, log: quiet, ...options });
  open.push(queue);
  return queue;
}

/** Collects what a reaction was given, and lets a test wait for it. */
function collector() {
  const seen: unknown[] = [];
  const until = (count: number) =>
    vi.waitFor(() => expect(seen.length).toBeGreaterThanOrEqual(count), { timeout: 15_000, interval: 5 });
  return { seen, until };
}

const emit = (queue: Queue<Event>, event: Event) => inTransaction(db, (tx) => queue.emit(tx, event));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

afterEach(async () => {
  await Promise.all(open.splice(0).map((queue) => queue.stop()));
});
afterAll(() => database.drop());

describe('emit', () => {
  it('gives every reaction of the event its own run, and others none', async () => {
    const queue = newQueue();
    const [draft, notify, other] = [collector(), collector(), collector()];
    queue.on('rang', 'draft', async (event) => void draft.seen.push(event.bell));
    queue.on('rang', 'notify', async (event) => void notify.seen.push(event.bell));
    queue.on('fell', 'sweep', async (event) => void other.seen.push(event.cup));
    await queue.start();
    await emit(queue, { type: 'rang', bell: 1 });
    await draft.until(1);
    await notify.until(1);
    expect([draft.seen, notify.seen, other.seen]).toEqual([[1], [1], []]);
  });

  it('takes many events at once, each for its own reactions', async () => {
    const queue = newQueue();
    const [rung, fallen] = [collector(), collector()];
    queue.on('rang', 'count', async (event) => void rung.seen.push(event.bell));
    queue.on('fell', 'count', async (event) => void fallen.seen.push(event.cup));
    await queue.start();
    const bells = Array.from({ length: 30 }, (_, bell) => ({ type: 'rang' as const, bell }));
    await inTransaction(db, (tx) => queue.emit(tx, ...bells, { type: 'fell', cup: 'blue' }));
    await rung.until(30);
    await fallen.until(1);
    expect(rung.seen.toSorted((a, b) => Number(a) - Number(b))).toEqual(bells.map(({ bell }) => bell));
    expect(fallen.seen).toEqual(['blue']);
  });

  it('leaves nothing behind when the transaction is undone, and runs nothing before it commits', async () => {
    const queue = newQueue();
    const rung = collector();
    queue.on('rang', 'undone', async (event) => void rung.seen.push(event.bell));
    await queue.start();
    const undone = inTransaction(db, async (tx) => {
      await queue.emit(tx, { type: 'rang', bell: 13 });
      await pause(100);
      throw new Error('changed my mind');
    });
    await expect(undone).rejects.toThrow('changed my mind');
    let committed = false;
    await inTransaction(db, async (tx) => {
      await queue.emit(tx, { type: 'rang', bell: 2 });
      await pause(100);
      expect(rung.seen).toEqual([]);
    }).then(() => (committed = true));
    await rung.until(1);
    expect([committed, rung.seen]).toEqual([true, [2]]);
  });

  it('starts a reaction within moments of the commit', async () => {
    const queue = newQueue();
    const waits: number[] = [];
    let emitted = 0;
    queue.on('rang', 'quick', async () => void waits.push(performance.now() - emitted));
    await queue.start();
    for (let bell = 1; bell <= 11; bell++) {
      await emit(queue, { type: 'rang', bell });
      emitted = performance.now();
      await vi.waitFor(() => expect(waits.length).toBe(bell), { interval: 1 });
    }
    // A poll would take whole seconds; the bound leaves room for a busy machine.
    expect(waits.sort((a, b) => a - b)[5]).toBeLessThan(100);
  });

  it('works a pile off without pausing between jobs', async () => {
    const queue = newQueue();
    const rung = collector();
    queue.on('rang', 'pile', async (event) => void rung.seen.push(event.bell), { concurrency: 2 });
    await queue.start();
    const before = performance.now();
    await inTransaction(db, async (tx) => {
      for (let bell = 0; bell < 60; bell++) await queue.emit(tx, { type: 'rang', bell });
    });
    await rung.until(60);
    expect(performance.now() - before).toBeLessThan(4_000);
    expect(new Set(rung.seen).size).toBe(60);
  });
});

describe('a failing reaction', () => {
  it('is tried again', async () => {
    const queue = newQueue();
    const tries = collector();
    queue.on('rang', 'flaky', async (_event, { attempt }) => {
      tries.seen.push(attempt);
      if (attempt === 1) throw new Error('not yet');
    });
    await queue.start();
    await emit(queue, { type: 'rang', bell: 3 });
    await tries.until(2);
    expect(tries.seen).toEqual([1, 2]);
    expect(await queue.listDead()).toEqual([]);
  });

  it('is given up at once by an AppError, listed with its reason, and can be run again', async () => {
    const queue = newQueue();
    const tries = collector();
    queue.on('fell', 'refused', async (event) => {
      tries.seen.push(event.cup);
      if (tries.seen.length === 1) throw new AppError('conflict', 'That cup is already broken.');
    });
    await queue.start();
    await emit(queue, { type: 'fell', cup: 'blue' });
    await vi.waitFor(async () => expect(await queue.listDead()).toHaveLength(1), { timeout: 10_000 });
    const [dead] = await queue.listDead();
    expect(dead).toMatchObject({
      reaction: 'fell/refused',
      event: { type: 'fell', cup: 'blue' },
      reason: 'That cup is already broken.',
    });
    expect(tries.seen).toEqual(['blue']);
    expect(await queue.retryDead([dead!.id])).toBe(1);
    await tries.until(2);
    expect(await queue.listDead()).toEqual([]);
  });
});

describe('stop', () => {
  it('lets a running reaction finish with what it emits, and leaves what has not begun for the next start', async () => {
    const first = newQueue();
    const [begun, finished] = [collector(), collector()];
    first.on('rang', 'slow', async (event) => {
      begun.seen.push(event.bell);
      await pause(300);
      await emit(first, { type: 'fell', cup: 'shaken' });
      finished.seen.push(event.bell);
    });
    first.on('fell', 'catch', async (event) => void finished.seen.push(event.cup));
    await first.start();
    await emit(first, { type: 'rang', bell: 4 });
    await begun.until(1);
    await first.stop();
    expect(finished.seen).toEqual([4]);

    const second = newQueue();
    second.on('rang', 'slow', async (event) => void finished.seen.push(event.bell));
    second.on('fell', 'catch', async (event) => void finished.seen.push(event.cup));
    await second.start();
    await finished.until(2);
    await emit(second, { type: 'rang', bell: 5 });
    await finished.until(3);
    expect(finished.seen).toEqual([4, 'shaken', 5]);
  });

  it('cuts off what does not end, and runs it again after the start', async () => {
    const first = newQueue();
    const begun = collector();
    first.on('rang', 'endless', async (event, { signal }) => {
      begun.seen.push(event.bell);
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
    });
    await first.start();
    await emit(first, { type: 'rang', bell: 6 });
    await begun.until(1);
    const before = performance.now();
    await first.stop(1_000);
    expect(performance.now() - before).toBeLessThan(3_000);

    const second = newQueue({ isSoleNode: true });
    second.on('rang', 'endless', async (event) => void begun.seen.push(event.bell));
    await second.start();
    await begun.until(2);
    expect(begun.seen).toEqual([6, 6]);
  });
});

describe('registration', () => {
  it('refuses the same reaction twice, and a late one', async () => {
    const queue = newQueue();
    queue.on('rang', 'once', async () => {});
    expect(() => queue.on('rang', 'once', async () => {})).toThrow('rang/once is registered twice');
    await queue.start();
    expect(() => queue.on('rang', 'late', async () => {})).toThrow('before the queue starts');
  });

  it('keeps the schedules that the code has, and forgets the others', async () => {
    const first = newQueue();
    first.schedule('sweep', '0 3 * * *', async () => {});
    first.schedule('count', '5 * * * *', async () => {});
    await first.start();
    await first.stop();
    const second = newQueue();
    second.schedule('sweep', '0 4 * * *', async () => {});
    await second.start();
    const { rows } = await database.pool.query('select name, cron from pgboss.schedule');
    expect(rows).toEqual([{ name: 'schedule/sweep', cron: '0 4 * * *' }]);
  });
});
