import { expect, it } from 'vitest';
import { daysUntil, dueWords } from './due-words.ts';

it('a day is a day across the change of the clocks', () => {
  expect(daysUntil('2026-03-30', '2026-03-28')).toBe(2);
  expect(dueWords('2026-03-26', '2026-03-27')).toBe('1 day late');
  expect(dueWords('2026-03-28', '2026-03-27')).toBe('tomorrow');
  expect(dueWords('2026-03-29', '2026-03-27')).toBeUndefined();
});
