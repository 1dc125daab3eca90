import { expect, test } from 'vitest';
import { precisionOf } from '#shared/rules/coach-precision.ts';
import { intervalWords, precisionWords, usesOf } from './precision-words.ts';

const figures = (answered: number, reworded: number, wrong: number, kept = 0) => {
  const counts = {
    taken: { answered, reworded },
    dismissed: {
      'not-about-a-person': 0,
      'context-is-there': 0,
      'wrong-here': wrong,
      'agreed-to-keep': kept,
      other: 0,
    },
  };
  return { ...counts, ...precisionOf(counts) };
};

test('a share is only said of enough judgements', () => {
  expect(precisionWords(figures(0, 0, 0))).toBe('not judged yet');
  expect(precisionWords(figures(0, 0, 0, 4))).toBe('not judged yet');
  expect(precisionWords(figures(2, 0, 1))).toBe('few so far (3)');
  expect(precisionWords(figures(20, 14, 2, 9))).toBe('right in 94 %');
});

test('with its interval, which never leaves 0 to 100', () => {
  expect(intervalWords(figures(2, 0, 1))).toBeNull();
  expect(intervalWords(figures(20, 14, 2))).toBe('Between 82 and 98 % with 95 % confidence, from 36 judged.');
  expect(intervalWords(figures(12, 0, 0))).toBe('Between 76 and 100 % with 95 % confidence, from 12 judged.');
});

test('what was done with its findings is listed, most often first, and only what was done', () => {
  expect(usesOf(figures(1, 5, 2, 3))).toEqual([
    { count: 5, words: 'reworded' },
    { count: 3, words: 'put away: kept on purpose' },
    { count: 2, words: 'put away: wrong here' },
    { count: 1, words: 'answered' },
  ]);
});
