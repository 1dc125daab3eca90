import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FollowUp } from '../../data/follow-ups.ts';
import { daysUntil, dueWords } from '../../ui/due-words.ts';
import { groupByLateness, groupOf } from './lateness.ts';

const TODAY = '2026-03-27';
const open = (dueOn: string | null) => ({ status: 'open' as const, dueOn });

describe('what is late', () => {
  test.each([
    ['2026-03-26', 'late'],
    ['2026-03-27', 'soon'],
    ['2026-04-03', 'soon'],
    ['2026-04-04', 'later'],
    [null, 'undated'],
  ])('due %s stands under %s', (dueOn, group) => {
    expect(groupOf(open(dueOn), TODAY)).toBe(group);
  });

  test('what is finished is never late', () => {
    expect(groupOf({ status: 'wont-do', dueOn: '2020-01-01' }, TODAY)).toBe('finished');
    expect(groupOf({ status: 'done', dueOn: null }, TODAY)).toBe('finished');
  });

  test('a day is a day across the change of the clocks', () => {
    expect(daysUntil('2026-03-30', '2026-03-28')).toBe(2);
    expect(dueWords('2026-03-26', TODAY)).toBe('1 day late');
    expect(dueWords('2026-03-28', TODAY)).toBe('tomorrow');
    expect(dueWords('2026-03-29', TODAY)).toBeUndefined();
  });
});

const followUp = fc.record({
  id: fc.integer({ min: 1, max: 12 }).map(String),
  status: fc.constantFrom('open', 'in-progress', 'done', 'wont-do'),
  dueOn: fc.option(fc.constantFrom('2026-03-01', TODAY, '2026-03-30', '2027-01-01')),
  doneAt: fc.option(fc.constantFrom('2026-03-20T10:00:00Z', '2026-03-25T10:00:00Z')),
  updatedAt: fc.constant('2026-03-22T10:00:00Z'),
}) as unknown as fc.Arbitrary<FollowUp>;

test('every follow-up stands in exactly one group', () => {
  fc.assert(
    fc.property(fc.array(followUp), (all) => {
      const shown = groupByLateness(all, TODAY).flatMap(({ items }) => items.map(({ id }) => id));
      expect(shown.toSorted()).toEqual([...new Set(all.map(({ id }) => id))].toSorted());
    }),
  );
});
