import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Calendar, plainCalendar } from './calendar.ts';
import { mailTime } from './mail-time.ts';

const at = (text: string) => Date.parse(text);
const when = (rule: Parameters<typeof mailTime>[0], now: string, zone = 'Europe/Madrid') => {
  const time = mailTime(rule, at(now), plainCalendar(zone));
  return time === null ? null : new Date(time).toISOString();
};

describe('when a mail goes out', () => {
  it('never, or two minutes later, whatever the hour', () => {
    expect(when('never', '2026-11-23T10:00:00Z')).toBeNull();
    expect(when('at-once', '2026-11-22T03:00:00Z')).toBe('2026-11-22T03:02:00.000Z');
  });

  it('ten minutes later in working hours', () =>
    expect(when('working-hours', '2026-11-23T10:00:00Z')).toBe('2026-11-23T10:10:00.000Z'));

  it('at nine on the next day of work, on the clock of whoever gets it', () => {
    expect(when('working-hours', '2026-11-23T20:00:00Z')).toBe('2026-11-24T08:00:00.000Z');
    expect(when('working-hours', '2026-11-23T20:00:00Z', 'America/New_York')).toBe('2026-11-23T20:10:00.000Z');
    expect(when('working-hours', '2026-11-23T05:00:00Z')).toBe('2026-11-23T08:00:00.000Z');
    expect(when('working-hours', '2026-11-20T16:55:00Z')).toBe('2026-11-23T08:00:00.000Z');
    expect(when('working-hours', '2026-11-21T10:00:00Z')).toBe('2026-11-23T08:00:00.000Z');
    expect(when('working-hours', '2026-11-22T23:30:00Z')).toBe('2026-11-23T08:00:00.000Z');
  });

  it('once a day, in the morning', () => {
    expect(when('daily', '2026-11-23T07:00:00Z')).toBe('2026-11-23T08:00:00.000Z');
    expect(when('daily', '2026-11-23T10:00:00Z')).toBe('2026-11-24T08:00:00.000Z');
    expect(when('daily', '2026-11-20T10:00:00Z')).toBe('2026-11-23T08:00:00.000Z');
  });

  it('not on a holiday of theirs nor while they are away, but on their next day of work', () => {
    const calendar: Calendar = {
      ...plainCalendar('Europe/Madrid'),
      holidays: new Map([['2026-11-23', 'A feast']]),
      absences: [{ from: '2026-11-24', to: '2026-11-25' }],
    };
    for (const rule of ['working-hours', 'daily'] as const)
      expect(new Date(mailTime(rule, at('2026-11-23T10:00:00Z'), calendar)!).toISOString()).toBe(
        '2026-11-26T08:00:00.000Z',
      );
  });

  it('keeps to the clock on the wall over a change of clocks', () =>
    expect(when('daily', '2026-10-23T10:00:00Z')).toBe('2026-10-26T08:00:00.000Z'));

  it('is never before it happened, never on a weekend, never more than four days later', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('working-hours' as const, 'daily' as const),
        fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2035-01-01T00:00:00Z') }),
        fc.constantFrom('UTC', 'Asia/Kolkata', 'America/Sao_Paulo', 'Pacific/Apia', 'Europe/London'),
        (rule, now, zone) => {
          const time = mailTime(rule, now, plainCalendar(zone))!;
          const day = new Intl.DateTimeFormat('en', { weekday: 'short', timeZone: zone }).format(time);
          expect(time).toBeGreaterThanOrEqual(now);
          expect(time - now).toBeLessThan(4 * 86_400_000);
          expect(['Sat', 'Sun']).not.toContain(day);
        },
      ),
    ));
});
