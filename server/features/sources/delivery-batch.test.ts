import { describe, expect, it, vi } from 'vitest';
import { AppError } from '#shared/errors.ts';
import { createBatcher } from './delivery-batch.ts';

/** A store whose transactions end when the test says so. */
function makeStore() {
  const batches: { items: readonly string[]; end: (result: (string | 'busy')[] | Error) => void }[] = [];
  const alone: string[] = [];
  const batcher = createBatcher<string, string>({
    storeTogether: (items) =>
      new Promise((resolve, reject) => {
        batches.push({ items, end: (result) => (result instanceof Error ? reject(result) : resolve(result)) });
      }),
    storeAlone: async (item) => {
      alone.push(item);
      if (item.startsWith('poison')) throw new Error(item);
      return `${item} alone`;
    },
    isHeavy: (item) => item.startsWith('heavy'),
  });
  const settled = (items: readonly string[]) => Promise.allSettled(items.map((item) => batcher.submit(item)));
  const nthBatch = (index: number) =>
    vi.waitFor(() => {
      const batch = batches[index];
      if (!batch) throw new Error(`batch ${index} has not begun`);
      return batch;
    });
  return { batcher, batches, alone, settled, nthBatch };
}

describe('group commit', () => {
  it('starts at once when nothing is being written, and gathers what arrives meanwhile', async () => {
    const { batches, settled, nthBatch } = makeStore();
    const answers = settled(['a', 'b', 'c']);
    expect(batches.map(({ items }) => items)).toEqual([['a']]);
    batches[0]?.end(['A']);
    const second = await nthBatch(1);
    expect(second.items).toEqual(['b', 'c']);
    second.end(['B', 'C']);
    expect(await answers).toMatchObject([{ value: 'A' }, { value: 'B' }, { value: 'C' }]);
  });

  it('waits a moment for those it has just answered, and not for ever', async () => {
    const { batches, settled, nthBatch } = makeStore();
    const first = settled(['a', 'b', 'c']);
    batches[0]?.end(['A']);
    (await nthBatch(1)).end(['B', 'C']);
    await first;
    const next = settled(['d']);
    expect(batches).toHaveLength(2);
    void settled(['e']);
    expect((await nthBatch(2)).items).toEqual(['d', 'e']);
    batches[2]?.end(['D', 'E']);
    await next;
    void settled(['f']);
    expect((await nthBatch(3)).items).toEqual(['f']);
  });

  it('answers nobody before the commit', async () => {
    const { batches, batcher } = makeStore();
    let isAnswered = false;
    const answer = batcher.submit('a').then(() => {
      isAnswered = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(isAnswered).toBe(false);
    batches[0]?.end(['A']);
    await answer;
  });

  it('tries each alone when a batch fails, so that one harms no other', async () => {
    const { batches, alone, settled, nthBatch } = makeStore();
    const answers = settled(['a', 'b', 'poison', 'c']);
    batches[0]?.end(['A']);
    (await nthBatch(1)).end(new Error('the transaction failed'));
    const [, ...others] = await answers;
    expect(others).toMatchObject([{ value: 'b alone' }, { status: 'rejected' }, { value: 'c alone' }]);
    expect(alone).toEqual(['b', 'poison', 'c']);
  });

  it('does not try each alone when the database is away', async () => {
    const { batches, alone, settled } = makeStore();
    const answers = settled(['a']);
    batches[0]?.end(new AppError('unavailable', 'The database cannot be reached right now.'));
    expect(await answers).toMatchObject([{ status: 'rejected', reason: { code: 'unavailable' } }]);
    expect(alone).toEqual([]);
  });

  it('lets the heavy and the busy wait beside the others', async () => {
    const { batches, alone, settled } = makeStore();
    const answers = settled(['a', 'heavy']);
    batches[0]?.end(['busy']);
    expect(await answers).toMatchObject([{ value: 'a alone' }, { value: 'heavy alone' }]);
    expect(alone.sort()).toEqual(['a', 'heavy']);
  });

  it('says "later" to a flood instead of keeping all of it in memory', async () => {
    const { batches, batcher } = makeStore();
    const waiting = Array.from({ length: 5001 }, (_, index) => batcher.submit(`${index}`));
    await expect(batcher.submit('one more')).rejects.toMatchObject({ code: 'unavailable' });
    for (let index = 0; index < 27; index++) {
      await vi.waitFor(() => expect(batches.length).toBeGreaterThan(index), { interval: 1 });
      batches[index]?.end(batches[index]!.items.map(() => 'stored'));
      if (batches.reduce((sum, { items }) => sum + items.length, 0) === 5001 && index === batches.length - 1) break;
    }
    expect(new Set(await Promise.all(waiting))).toEqual(new Set(['stored']));
  });
});
