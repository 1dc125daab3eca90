import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addWorkingDays,
  type Calendar,
  closing,
  countWorkingDays,
  dayIn,
  dayOff,
  isWorkingDay,
  isWorkingTime,
  nextOpening,
  nextWorkingDay,
  opening,
  plainCalendar,
} from './calendar.ts';

const MADRID: Calendar = {
  ...plainCalendar('Europe/Madrid'),
  holidays: new Map([['2026-05-01', 'Labour Day']]),
  absences: [{ from: '2026-05-05', to: '2026-05-06' }],
};

describe('whether somebody works', () => {
  it('not on weekends, holidays or while away, and says why', () => {
    expect(dayOff(MADRID, '2026-04-30')).toBeNull();
    expect(dayOff(MADRID, '2026-05-01')).toEqual({ why: 'holiday', name: 'Labour Day' });
    expect(dayOff(MADRID, '2026-05-02')).toEqual({ why: 'weekend' });
    expect(dayOff(MADRID, '2026-05-06')).toEqual({ why: 'absence' });
    expect(dayOff({ ...MADRID, weekend: [5, 6] }, '2026-05-03')).toBeNull();
  });

  it('the next working day steps over all of them', () => {
    expect(nextWorkingDay(MADRID, '2026-04-30')).toBe('2026-05-04');
    expect(addWorkingDays(MADRID, '2026-04-30', 2)).toBe('2026-05-07');
    expect(addWorkingDays(MADRID, '2026-05-01', 0)).toBe('2026-05-04');
    expect(countWorkingDays(MADRID, '2026-04-30', '2026-05-08')).toBe(3);
    expect(countWorkingDays(MADRID, '2026-05-08', '2026-04-30')).toBe(-3);
  });

  it('nine to five on their clock, before and after it changes', () => {
    const zone = plainCalendar('Europe/Madrid');
    expect(new Date(opening(zone, '2026-03-27')).toISOString()).toBe('2026-03-27T08:00:00.000Z');
    expect(new Date(opening(zone, '2026-03-30')).toISOString()).toBe('2026-03-30T07:00:00.000Z');
    expect(new Date(closing(zone, '2026-10-26')).toISOString()).toBe('2026-10-26T16:00:00.000Z');
  });
});

const start = fc.integer({ min: 0, max: 3650 }).map((days) => addDays('2022-01-01', days));
const calendar = fc
  .record({
    timeZone: fc.constantFrom('UTC', 'Europe/Madrid', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'Pacific/Apia'),
    weekend: fc.constantFrom([6, 7], [5, 6], [5]),
    free: fc.array(start, { maxLength: 60 }),
    away: fc.array(fc.tuple(start, fc.integer({ min: 0, max: 20 })), { maxLength: 10 }),
  })
  .map(
    ({ timeZone, weekend, free, away }): Calendar => ({
      timeZone,
      weekend,
      holidays: new Map(free.map((day) => [day, 'Feast'])),
      absences: away.map(([from, days]) => ({ from, to: addDays(from, days) })),
    }),
  );

describe('whatever the calendar', () => {
  it('counting is what adding undoes, and one more is later', () =>
    fc.assert(
      fc.property(calendar, start, fc.integer({ min: 1, max: 30 }), (one, from, days) => {
        const to = addWorkingDays(one, from, days);
        expect(isWorkingDay(one, to)).toBe(true);
        expect(countWorkingDays(one, addDays(from, 1), addDays(to, 1))).toBe(days);
        expect(addWorkingDays(one, from, days + 1) > to).toBe(true);
      }),
    ));

  it('the next opening is ahead, on a working day, and a time of work', () =>
    fc.assert(
      fc.property(calendar, start, fc.integer({ min: 0, max: 86_399_999 }), (one, day, ms) => {
        const now = Date.parse(day) + ms;
        const next = nextOpening(one, now);
        expect(next).toBeGreaterThanOrEqual(now);
        expect(isWorkingDay(one, dayIn(next, one.timeZone))).toBe(true);
        expect(isWorkingTime(one, next)).toBe(true);
      }),
    ));
});
