import { expect, test } from 'vitest';
import { barsOf, isWording, strengthWord } from './strength-words.ts';

test('more bars stand for more strength, none where it is not known', () => {
  expect((['strong', 'intermediate', 'weak', null] as const).map(barsOf)).toEqual([3, 2, 1, 0]);
  expect(strengthWord(null)).toBe('Strength');
});

test('a question is no wording to take', () => {
  expect(isWording('What would make it unnecessary? ')).toBe(false);
  expect(isWording('Reject it at the API')).toBe(true);
});
