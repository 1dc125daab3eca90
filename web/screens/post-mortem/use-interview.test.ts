import { expect, it } from 'vitest';
import { beginWalk, summaryOf } from './use-interview.ts';

const step = (id: string, how: 'answered' | 'skipped') => ({ id, how, undo: null });

it('goes on where it was left, with what came since at the end', () => {
  const left = { order: ['a', 'b', 'c'], steps: [step('a', 'answered')] };
  expect(beginWalk(left, ['d', 'b', 'c'])).toEqual({ order: ['a', 'b', 'c', 'd'], steps: left.steps });
});
it('begins anew when everything was gone through, or what was left is closed otherwise', () => {
  expect(beginWalk(undefined, ['a'])).toEqual({ order: ['a'], steps: [] });
  expect(beginWalk({ order: ['a', 'b'], steps: [step('a', 'skipped')] }, ['a'])).toEqual({ order: ['a'], steps: [] });
});
it('ends by saying what was done and what stays', () => {
  expect(summaryOf([step('a', 'answered'), step('b', 'skipped'), step('c', 'answered')])).toBe(
    '2 answered, 1 left for later.',
  );
  expect(summaryOf([])).toBe('Nothing was left to ask.');
});
