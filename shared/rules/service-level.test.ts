import { describe, expect, it } from 'vitest';
import { plainCalendar } from './calendar.ts';
import { levelFor, type ServiceLevel, standingOf } from './service-level.ts';

const LEVELS: ServiceLevel[] = [
  { priority: null, severity: null, days: 60 },
  { priority: null, severity: 1, days: 30 },
  { priority: 'high', severity: null, days: 15 },
  { priority: 'high', severity: 1, days: 5 },
];

describe('the level that holds', () => {
  it.each([
    ['high', 1, 5],
    ['high', 3, 15],
    ['high', null, 15],
    ['low', 1, 30],
    [null, null, 60],
  ] as const)('of priority %s and severity %s is %i days', (priority, severity, days) => {
    expect(levelFor(LEVELS, { priority, severity })?.days).toBe(days);
    expect(levelFor(LEVELS.toReversed(), { priority, severity })?.days).toBe(days);
  });

  it('is none where none fits', () => {
    expect(levelFor([{ priority: 'high', severity: null, days: 5 }], { priority: 'low', severity: 1 })).toBeUndefined();
  });
});

describe('a follow-up against its level', () => {
  const level: ServiceLevel = { priority: null, severity: null, days: 5 };
  /** A Friday. */
  const plannedOn = '2031-03-07';
  const stand = (work: { dueOn?: string | null; finishedOn?: string | null }, today: string) =>
    standingOf(level, { plannedOn, dueOn: null, finishedOn: null, ...work }, today, plainCalendar('UTC'));

  it('counts working days, and is broken when they have passed', () => {
    expect(stand({}, '2031-03-14')).toEqual({ days: 5, dueOn: '2031-03-14', broken: null });
    expect(stand({}, '2031-03-15')?.broken).toBe('late');
    expect(stand({ finishedOn: '2031-03-14' }, '2031-05-01')?.broken).toBeNull();
    expect(stand({ finishedOn: '2031-03-17' }, '2031-05-01')?.broken).toBe('late');
  });

  it('is broken beforehand when it is planned for later', () => {
    expect(stand({ dueOn: '2031-03-15' }, '2031-03-08')?.broken).toBe('planned-later');
    expect(stand({ dueOn: '2031-03-14' }, '2031-03-08')?.broken).toBeNull();
  });

  it('has none without a level', () => {
    expect(
      standingOf(undefined, { plannedOn, dueOn: null, finishedOn: null }, plannedOn, plainCalendar('UTC')),
    ).toBeNull();
  });
});
