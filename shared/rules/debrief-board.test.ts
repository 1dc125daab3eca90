import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { occurrencesOf, putBefore, type Rhythm, sayRhythm, shareOut } from './debrief-board.ts';
import { vtimezone } from './debrief-vtimezone.ts';

const ZONES = ['Europe/Madrid', 'America/New_York', 'Asia/Tokyo', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'UTC'];
const rhythm: fc.Arbitrary<Rhythm> = fc.record({
  weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
  everyWeeks: fc.integer({ min: 1, max: 6 }),
  fromOn: fc
    .integer({ min: 0, max: 1500 })
    .map((days) => Temporal.PlainDate.from('2025-01-01').add({ days }).toString()),
  atTime: fc.constantFrom('00:30', '02:30', '09:00', '15:45', '23:30'),
  timeZone: fc.constantFrom(...ZONES),
});
const from = fc.integer({ min: Date.parse('2024-06-01'), max: Date.parse('2030-06-01') });

describe('standing meetings', () => {
  it('are on their days, at their wall clock, in their weeks, in order', () => {
    fc.assert(
      fc.property(rhythm, from, (one, at) => {
        const found = occurrencesOf(one, at, 12);
        expect(found).toHaveLength(12);
        const monday = (day: Temporal.PlainDate) => day.subtract({ days: day.dayOfWeek - 1 });
        const first = monday(Temporal.PlainDate.from(one.fromOn));
        for (const [index, { day, at: instant }] of found.entries()) {
          const there = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(one.timeZone);
          const date = Temporal.PlainDate.from(day);
          expect(one.weekdays).toContain(date.dayOfWeek);
          expect((first.until(monday(date), { largestUnit: 'days' }).days / 7) % one.everyWeeks).toBe(0);
          expect(day >= one.fromOn && instant >= at).toBe(true);
          if (index > 0) expect(instant).toBeGreaterThan(found[index - 1]!.at);
          // Only where the clocks skip that time is it another.
          const isSkipped = !there.toPlainTime().equals(Temporal.PlainTime.from(one.atTime));
          if (isSkipped) expect(there.hoursInDay).toBeLessThan(24);
        }
      }),
    );
  });
  it('are the same whenever one asks', () => {
    fc.assert(
      fc.property(rhythm, from, (one, at) => {
        const found = occurrencesOf(one, at, 6);
        expect(occurrencesOf(one, found[2]!.at, 4)).toEqual(found.slice(2));
        expect(occurrencesOf(one, found[2]!.at + 1, 3)).toEqual(found.slice(3));
      }),
    );
  });
  it('stay at their hour when the clocks change', () => {
    const weekly = { weekdays: [4], everyWeeks: 1, fromOn: '2026-03-19', atTime: '15:00', timeZone: 'Europe/Berlin' };
    const times = occurrencesOf(weekly, Date.parse('2026-03-19'), 3).map(({ at }) => new Date(at).toISOString());
    expect(times).toEqual(['2026-03-19T14:00:00.000Z', '2026-03-26T14:00:00.000Z', '2026-04-02T13:00:00.000Z']);
  });
  it('are said in words', () => {
    expect(sayRhythm({ weekdays: [4, 2], everyWeeks: 1, atTime: '15:00' })).toBe('Every Tuesday and Thursday at 15:00');
    expect(sayRhythm({ weekdays: [1], everyWeeks: 2, atTime: '09:30' })).toBe('Every second week on Monday at 09:30');
    expect(sayRhythm({ weekdays: [1, 2, 3, 4, 5, 6, 7], everyWeeks: 1, atTime: '09:30' })).toBe('Every day at 09:30');
  });
});

describe('a queue', () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 12 });
  it('gives nobody a turn before who waits longer, and no meeting more than fits', () => {
    const waiting = fc.array(fc.integer({ min: 5, max: 90 }), { maxLength: 20 });
    fc.assert(
      fc.property(waiting, (lengths) => {
        const turns = [
          ...shareOut(
            lengths.map((minutes, index) => ({ id: `${index}`, minutes })),
            60,
          ).values(),
        ];
        expect(turns).toEqual(turns.toSorted((a, b) => a - b));
        for (const turn of new Set(turns)) {
          const here = lengths.filter((_, index) => turns[index] === turn);
          if (here.length > 1) expect(here.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(60);
        }
      }),
    );
  });
  it('loses and doubles nobody when one is moved', () => {
    fc.assert(
      fc.property(ids, fc.nat(), fc.option(fc.nat()), (all, which, where) => {
        const moved = all[which % all.length]!;
        const before = where === null ? null : all[where % all.length]!;
        const order = putBefore(all, moved, before);
        expect(order.toSorted()).toEqual(all.toSorted());
        if (before === null) expect(order.at(-1)).toBe(moved);
        else if (before !== moved) expect(order.indexOf(before)).toBe(order.indexOf(moved) + 1);
      }),
    );
  });
});

describe('a zone for calendars', () => {
  it.each(ZONES)('%s has the offset of each of its meetings', (timeZone) => {
    const from = Date.parse('2026-01-15T12:00:00Z');
    const text = vtimezone(timeZone, from);
    const field = (part: string, name: string) => new RegExp(`${name}:(.+)`).exec(part)?.[1]?.trim() ?? '';
    const parts = text.split(/BEGIN:(?:STANDARD|DAYLIGHT)/).slice(1);
    const changes = parts.map((part) => ({ at: field(part, 'DTSTART'), to: field(part, 'TZOFFSETTO') }));
    for (let week = 0; week < 500; week++) {
      const there = Temporal.Instant.fromEpochMilliseconds(from + week * 7 * 86_400_000).toZonedDateTimeISO(timeZone);
      const local = there.toPlainDateTime().toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
      const last = changes.filter(({ at }) => at <= local).at(-1);
      expect(last?.to).toBe(there.offset.replace(':', ''));
    }
  });
});
