import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { type Calendar, dayIn, plainCalendar } from './calendar.ts';
import { nudgesAt, sayDue } from './nudges.ts';

const ZONES = ['UTC', 'Europe/Madrid', 'America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Apia'];
const MADRID = 'Europe/Madrid';
const stageOf = (dueOn: string, now: number, zone: string): number | null =>
  nudgesAt(now, plainCalendar(zone)).find((one) => one.dueOn === dueOn)?.stage ?? null;
const noonOf = (day: Temporal.PlainDate, zone: string) =>
  day.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).epochMilliseconds;

/** The days from ten before it was due to sixty after, on which somebody who is told all of them hears something new. */
function daysTold(dueOn: string, zone = MADRID): string[] {
  const told: string[] = [];
  let last = -1;
  for (let days = -10; days <= 60; days++) {
    const day = Temporal.PlainDate.from(dueOn).add({ days });
    const stage = stageOf(dueOn, noonOf(day, zone), zone);
    if (stage === null || stage <= last) continue;
    last = stage;
    told.push(day.toString());
  }
  return told;
}

describe('when somebody is reminded', () => {
  it('two working days before, on the day, one and four working days after, then weekly, five times late at most', () =>
    // A Wednesday.
    expect(daysTold('2026-03-11')).toEqual([
      '2026-03-09',
      '2026-03-11',
      '2026-03-12',
      '2026-03-17',
      '2026-03-24',
      '2026-03-31',
      '2026-04-07',
    ]));

  it('of what is due on a weekend on the Friday before, and counts from there', () => {
    expect(daysTold('2026-03-14').slice(0, 3)).toEqual(['2026-03-11', '2026-03-13', '2026-03-16']);
    expect(daysTold('2026-03-15')).toEqual(daysTold('2026-03-14'));
  });

  it('in working hours on their own clock, on either side of a change of clocks', () => {
    // Clocks go forward in Madrid on 29 March 2026: nine is 08:00Z on the Friday and 07:00Z on the Monday.
    expect(stageOf('2026-03-30', Date.parse('2026-03-27T07:59:00Z'), MADRID)).toBeNull();
    expect(stageOf('2026-03-30', Date.parse('2026-03-27T08:00:00Z'), MADRID)).toBe(0);
    expect(stageOf('2026-03-30', Date.parse('2026-03-30T06:59:00Z'), MADRID)).toBeNull();
    expect(stageOf('2026-03-30', Date.parse('2026-03-30T07:00:00Z'), MADRID)).toBe(1);
    expect(stageOf('2026-03-30', Date.parse('2026-03-30T15:00:00Z'), MADRID)).toBeNull();
  });

  it('not on a holiday of theirs or while they are away; what is due then is due on their working day before', () => {
    const calendar: Calendar = {
      ...plainCalendar(MADRID),
      holidays: new Map([['2026-03-12', 'A feast']]),
      absences: [{ from: '2026-03-13', to: '2026-03-20' }],
    };
    const stageOn = (day: string, dueOn: string) =>
      nudgesAt(noonOf(Temporal.PlainDate.from(day), MADRID), calendar).find((one) => one.dueOn === dueOn)?.stage ??
      null;
    expect(stageOn('2026-03-12', '2026-03-11')).toBeNull();
    expect(stageOn('2026-03-18', '2026-03-11')).toBeNull();
    // Wednesday is the last day before they go: what is due while they are away is due then.
    expect(stageOn('2026-03-11', '2026-03-18')).toBe(1);
    expect(stageOn('2026-03-23', '2026-03-18')).toBe(2);
    expect(stageOn('2026-03-09', '2026-03-18')).toBe(0);
  });

  it('never of what was forgotten long before anybody was told of it', () =>
    expect(stageOf('2025-03-11', Date.parse('2026-03-11T12:00:00Z'), MADRID)).toBeNull());
});

const due = fc
  .integer({ min: 0, max: 3650 })
  .map((days) => Temporal.PlainDate.from('2024-01-01').add({ days }).toString());
const zone = fc.constantFrom(...ZONES);
/** Moments between two weeks before and eight weeks after the due day, in any order, some of them twice. */
const runs = fc.array(fc.integer({ min: -14 * 24, max: 56 * 24 }), { minLength: 1, maxLength: 60 });
const hoursFrom = (dueOn: string, hours: number) => Date.parse(dueOn) + hours * 3_600_000;

describe('whatever the runs', () => {
  it('tells each stage once, at most seven of them, and never an earlier one after a later one', () =>
    fc.assert(
      fc.property(due, zone, runs, (dueOn, timeZone, hours) => {
        const told: number[] = [];
        for (const hour of hours) {
          const stage = stageOf(dueOn, hoursFrom(dueOn, hour), timeZone);
          if (stage !== null && stage > (told.at(-1) ?? -1)) told.push(stage);
        }
        expect(new Set(told).size).toBe(told.length);
        expect(told.length).toBeLessThanOrEqual(7);
        expect(told).toEqual(told.toSorted((a, b) => a - b));
      }),
    ));

  it('never speaks on a weekend or outside the hours of work', () =>
    fc.assert(
      fc.property(due, zone, fc.integer({ min: -400, max: 1400 }), (dueOn, timeZone, hour) => {
        const now = hoursFrom(dueOn, hour);
        const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
        if (stageOf(dueOn, now, timeZone) === null) return;
        expect(local.dayOfWeek).toBeLessThan(6);
        expect(local.hour).toBeGreaterThanOrEqual(9);
        expect(local.hour).toBeLessThan(17);
      }),
    ));

  it('has at most one reminder for a due day, and its stage never falls as time goes on', () =>
    fc.assert(
      fc.property(due, zone, runs, (dueOn, timeZone, hours) => {
        const stages = hours
          .toSorted((a, b) => a - b)
          .map((hour) => stageOf(dueOn, hoursFrom(dueOn, hour), timeZone))
          .filter((stage) => stage !== null);
        expect(stages).toEqual(stages.toSorted((a, b) => a - b));
      }),
    ));

  it('speaks of each day once in one run', () =>
    fc.assert(
      fc.property(due, zone, (dueOn, timeZone) => {
        const days = nudgesAt(hoursFrom(dueOn, 12), plainCalendar(timeZone)).map((one) => one.dueOn);
        expect(new Set(days).size).toBe(days.length);
      }),
    ));

  it('leaves no working day of the five weeks around a due day out', () =>
    fc.assert(
      fc.property(due, zone, fc.integer({ min: 0, max: 30 }), (dueOn, timeZone, days) => {
        const day = Temporal.PlainDate.from(dueOn).add({ days });
        expect(stageOf(dueOn, noonOf(day, timeZone), timeZone) !== null).toBe(day.dayOfWeek < 6);
      }),
    ));
});

describe('in words', () => {
  it.each([
    ['2026-03-11', 'is due today'],
    ['2026-03-12', 'is due tomorrow'],
    ['2026-03-13', 'is due on Friday'],
    ['2026-03-10', 'was due yesterday'],
    ['2026-03-06', 'was due on Friday'],
    ['2026-03-04', 'was due on 4 March 2026'],
    ['2026-04-01', 'is due on 1 April 2026'],
  ])('%s %s', (dueOn, said) => expect(sayDue(dueOn, '2026-03-11')).toBe(said));

  it('the day is the one on their clock', () => {
    const at = Date.parse('2026-03-06T23:30:00Z');
    expect(dayIn(at, 'Europe/Madrid')).toBe('2026-03-07');
    expect(dayIn(at, 'America/New_York')).toBe('2026-03-06');
  });
});
