import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Calendar, plainCalendar } from './calendar.ts';
import { proposeDueDate } from './due-date.ts';

const at = (iso: string) => Date.parse(iso);
type More = { workedAtNight?: boolean; businessDays?: number; holidays?: string[]; absences?: Calendar['absences'] };
const propose = (resolved: string, timeZone: string, { holidays = [], absences = [], ...more }: More = {}) => {
  const { earliestAt, dueAt, reasons } = proposeDueDate({
    resolvedAt: at(resolved),
    calendar: { ...plainCalendar(timeZone), holidays: new Map(holidays.map((day) => [day, 'Feast'])), absences },
    workedAtNight: false,
    ...more,
  });
  return { earliest: new Date(earliestAt).toISOString(), due: new Date(dueAt).toISOString(), reasons };
};

describe('when it is due', () => {
  // 2026-03-04 is a Wednesday. Madrid is at +01:00 until 29 March, then at +02:00.
  test.each<[string, string, string, string, More, string, string]>([
    [
      'a Wednesday',
      '2026-03-04T11:20:00Z',
      'Europe/Madrid',
      'Thursday to Wednesday',
      {},
      '2026-03-05T08:00:00.000Z',
      '2026-03-11T16:00:00.000Z',
    ],
    [
      'a Friday evening',
      '2026-03-06T19:00:00Z',
      'Europe/Madrid',
      'Monday to Friday',
      {},
      '2026-03-09T08:00:00.000Z',
      '2026-03-13T16:00:00.000Z',
    ],
    [
      'a Saturday',
      '2026-03-07T12:00:00Z',
      'Europe/Madrid',
      'Monday to Friday',
      {},
      '2026-03-09T08:00:00.000Z',
      '2026-03-13T16:00:00.000Z',
    ],
    [
      'already tomorrow in Auckland',
      '2026-03-04T13:00:00Z',
      'Pacific/Auckland',
      'Friday',
      {},
      '2026-03-05T20:00:00.000Z',
      '2026-03-12T04:00:00.000Z',
    ],
    [
      'still yesterday in Los Angeles',
      '2026-03-05T05:00:00Z',
      'America/Los_Angeles',
      'Thursday, over the change of clocks',
      {},
      '2026-03-05T17:00:00.000Z',
      '2026-03-12T00:00:00.000Z',
    ],
    [
      'one working day',
      '2026-03-04T11:20:00Z',
      'Europe/Madrid',
      'Thursday',
      { businessDays: 1 },
      '2026-03-05T08:00:00.000Z',
      '2026-03-05T16:00:00.000Z',
    ],
    [
      'after a night, at 04:30',
      '2026-03-04T03:30:00Z',
      'Europe/Madrid',
      'rest until Thursday morning',
      { workedAtNight: true },
      '2026-03-05T08:00:00.000Z',
      '2026-03-11T16:00:00.000Z',
    ],
    [
      'after a night, at noon',
      '2026-03-04T11:00:00Z',
      'Europe/Madrid',
      'Friday: Thursday 09:00 is too soon',
      { workedAtNight: true },
      '2026-03-06T08:00:00.000Z',
      '2026-03-12T16:00:00.000Z',
    ],
    [
      'a holiday on Thursday',
      '2026-03-04T11:20:00Z',
      'Europe/Madrid',
      'Friday to Thursday',
      { holidays: ['2026-03-05'] },
      '2026-03-06T08:00:00.000Z',
      '2026-03-12T16:00:00.000Z',
    ],
    [
      'summer time begins in between',
      '2026-03-26T11:00:00Z',
      'Europe/Madrid',
      'Friday to Thursday',
      {},
      '2026-03-27T08:00:00.000Z',
      '2026-04-02T15:00:00.000Z',
    ],
  ])('resolved on %s (%s, %s): %s', (_, resolved, zone, __, more, earliest, due) => {
    expect(propose(resolved, zone, more)).toMatchObject({ earliest, due });
  });

  test('says why in words', () => {
    expect(
      propose('2026-03-04T11:00:00Z', 'Europe/Madrid', { workedAtNight: true, holidays: ['2026-03-10'] }).reasons,
    ).toEqual([
      'Five working days from Friday 6 March, on the clock of Europe/Madrid',
      'A day of rest comes first: the owner worked on it at night',
      'Holidays do not count: Tuesday 10 March (Feast)',
    ]);
  });

  test('a zone that does not exist is refused; so is a calendar of nothing but holidays', () => {
    expect(() => propose('2026-03-04T11:00:00Z', 'Europe/Atlantis')).toThrow(RangeError);
    const holidays = Array.from({ length: 4_000 }, (_, i) =>
      new Date(at('2026-01-01') + i * 86_400_000).toISOString().slice(0, 10),
    );
    expect(() => propose('2026-03-04T11:00:00Z', 'UTC', { holidays })).toThrow('No working day');
  });

  test('anywhere, any time: after the resolution, on working days, rested, and due after it may begin', () => {
    const zones = [
      'UTC',
      'Europe/Madrid',
      'America/Los_Angeles',
      'Asia/Kathmandu',
      'Pacific/Apia',
      'Pacific/Auckland',
      'America/Sao_Paulo',
    ];
    fc.assert(
      fc.property(
        fc.integer({ min: at('2020-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') }),
        fc.constantFrom(...zones),
        fc.boolean(),
        fc.integer({ min: 1, max: 15 }),
        (resolvedAt, timeZone, workedAtNight, businessDays) => {
          const input = { resolvedAt, calendar: plainCalendar(timeZone), workedAtNight, businessDays };
          const { earliestAt, dueAt } = proposeDueDate(input);
          expect(earliestAt - resolvedAt).toBeGreaterThan(workedAtNight ? 24 * 3_600_000 - 1 : 0);
          expect(dueAt).toBeGreaterThan(earliestAt);
          for (const moment of [earliestAt, dueAt]) {
            const weekday = new Intl.DateTimeFormat('en', { timeZone, weekday: 'short' }).format(moment);
            expect(['Sat', 'Sun']).not.toContain(weekday);
          }
          expect(proposeDueDate({ ...input, workedAtNight: true }).dueAt).toBeGreaterThanOrEqual(dueAt);
        },
      ),
    );
  });
});
