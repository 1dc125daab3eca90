import { expect, it } from 'vitest';
import { inChunks } from './in-chunks.ts';
import { standingOfBatch } from './standing-of-batch.ts';

const fault = { code: 'unreachable' as const, why: 'Out of order.', since: '2026-11-20T10:00:00Z', until: null };

it('counts each follow-up once, by what became of it', () => {
  const standing = standingOfBatch(
    new Map([
      ['a', 'asked'],
      ['b', 'asked'],
      ['c', 'asked'],
      ['d', { refused: 'FU-4 has an issue already.' }],
      ['e', 'sending'],
      ['f', 'asked'],
    ]),
    new Map([
      ['a', { state: 'linked', fault: null }],
      ['b', { state: 'waiting', fault: null }],
      ['c', { state: 'waiting', fault }],
    ]),
  );
  expect(standing).toEqual({ made: ['a'], refused: ['d'], inTrouble: ['c'], underWay: 3 });
});

it('cuts a list without losing or turning anything', () => {
  expect(inChunks([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(inChunks([], 2)).toEqual([]);
});
