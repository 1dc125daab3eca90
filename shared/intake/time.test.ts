import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTimeAtEnd, findTimeAtStart, findTimes, parseIsoInstant, parseTime } from './time.ts';
import { TimeSequence } from './time-sequence.ts';

const context = { contextDate: '2026-03-04' };
const zoned = { ...context, timeZone: 'UTC' };

describe('parseTime', () => {
  it.each([
    ['2026-03-04T10:02:00Z', '2026-03-04T10:02:00.000Z'],
    ['2026-03-04T10:02:00.123456789+0530', '2026-03-04T04:32:00.123Z'],
    ['2026-03-04 10:02', '2026-03-04T10:02:00.000Z'],
    ['10:02', '2026-03-04T10:02:00.000Z'],
    ['~13:30', '2026-03-04T13:30:00.000Z'],
    ['around 1:30pm PST', '2026-03-04T21:30:00.000Z'],
    ['July 7, 2026 10:02 AM PST', '2026-07-07T17:02:00.000Z'],
    ['4 March 2026 at 10:02 (CET)', '2026-03-04T09:02:00.000Z'],
    ['February 16, 2024: 4:33pm UTC', '2024-02-16T16:33:00.000Z'],
    ['10:02 UTC on 5 March', '2026-03-05T10:02:00.000Z'],
    ['16:00:00 PM', '2026-03-04T16:00:00.000Z'],
    ['12:05 am', '2026-03-04T00:05:00.000Z'],
    ['2019-02-25 11:21a', '2019-02-25T11:21:00.000Z'],
    ['2023-07-25 1521', '2023-07-25T15:21:00.000Z'],
    ['1521Z', '2026-03-04T15:21:00.000Z'],
    ['20260122T013000Z', '2026-01-22T01:30:00.000Z'],
    ['1709546400', '2024-03-04T10:00:00.000Z'],
    ['1709546400123', '2024-03-04T10:00:00.123Z'],
    ['13.04.2026 14.30 Uhr', '2026-04-13T14:30:00.000Z'],
    ['2026年6月7日 12:30', '2026-06-07T12:30:00.000Z'],
    ['Yesterday at 3:04 PM', '2026-03-03T15:04:00.000Z'],
    ['7:09 AM Eastern', '2026-03-04T12:09:00.000Z'],
    ['Wed, Mar 4 2026 10:02:03 GMT+2', '2026-03-04T08:02:03.000Z'],
    ['Dec 31 23:00', '2025-12-31T23:00:00.000Z'],
    ['24:00', '2026-03-05T00:00:00.000Z'],
  ])('%s', (text, at) => expect(parseTime(text, zoned)?.at).toBe(at));

  it.each(['2026-02-30 10:00', '2026-13-01', '25:00', '10:61', '2 out of 5', 'Set 5', '10 pods', 'v1.33.5', '', '1:2'])(
    'refuses %s',
    (text) => expect(parseTime(text, zoned)).toBeUndefined(),
  );

  it('leaves the instant open when no zone is known, and keeps the wall clock', () => {
    const reading = parseTime('10:02', context);
    expect(reading).toMatchObject({ date: '2026-03-04', clock: '10:02:00', zoneStated: false, dateInferred: true });
    expect(reading?.at).toBeUndefined();
    expect(reading?.zone).toBeUndefined();
  });

  it('says when letters stand for several zones, and lets the known zone settle them', () => {
    expect(parseTime('10:00 IST', context)?.otherZones).toContain('Europe/Dublin');
    const dublin = parseTime('10:00 IST', { contextDate: '2026-07-01', timeZone: 'Europe/Dublin' });
    expect(dublin).toMatchObject({ at: '2026-07-01T09:00:00.000Z', otherZones: [] });
  });

  it('reads a range, its end past midnight on the next day, never as an offset', () => {
    const range = parseTime('23:50-00:10', zoned);
    expect(range?.at).toBe('2026-03-04T23:50:00.000Z');
    expect(range?.until?.at).toBe('2026-03-05T00:10:00.000Z');
    expect(parseTime('9:30 - 10:15 PM', zoned)?.at).toBe('2026-03-04T21:30:00.000Z');
  });

  it('asks which of day and month comes first only when both readings are possible', () => {
    expect(parseTime('03/04/2026', zoned)).toMatchObject({ date: '2026-03-04', ambiguousOrder: false });
    expect(parseTime('05/06/2026', {})).toMatchObject({ date: '2026-05-06', ambiguousOrder: true });
    expect(parseTime('05/06/2026', { order: 'dmy' })).toMatchObject({ date: '2026-06-05', ambiguousOrder: false });
    expect(parseTime('30/3/2026', {})).toMatchObject({ date: '2026-03-30', ambiguousOrder: false });
  });

  it('reads back every instant it is given, in any usual form', () => {
    const instant = fc.date({ min: new Date('2001-09-10'), max: new Date('2064-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instant, (date) => {
        const iso = date.toISOString();
        expect(parseTime(iso)?.at).toBe(iso);
        expect(parseIsoInstant(iso)).toBe(date.getTime());
        expect(parseTime(String(date.getTime()))?.at).toBe(iso);
        const minute = `${iso.slice(0, 16)}:00.000Z`;
        const spoken = date.toLocaleString('en-US', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
        expect(parseTime(spoken, { timeZone: 'UTC' })?.at).toBe(minute);
      }),
    );
  });
});

describe('parseIsoInstant', () => {
  it('reads a time without offset in the given zone, over a change of clocks too', () => {
    expect(parseIsoInstant('2026-03-28T12:00:00', 'Europe/Madrid')).toBe(Date.parse('2026-03-28T11:00:00Z'));
    expect(parseIsoInstant('2026-03-29T12:00:00', 'Europe/Madrid')).toBe(Date.parse('2026-03-29T10:00:00Z'));
    expect(parseIsoInstant('2026-03-29T02:30:00', 'Europe/Madrid')).toBe(Date.parse('2026-03-29T01:30:00Z'));
    expect(parseIsoInstant('2026-03-28T12:00:00')).toBeUndefined();
  });
  it.each(['2026-02-30T10:00:00Z', '2026-03-04T24:01:00Z', '2026-03-04T10:60:00Z', '0000-00-00T00:00:00Z', '10:02'])(
    'refuses %s',
    (text) => expect(parseIsoInstant(text, 'UTC')).toBeUndefined(),
  );
});

describe('lines', () => {
  it.each([
    ['- **18:56** `@kit` Checks the web tier', '18:56:00', '`@kit` Checks the web tier'],
    ['* 16:37 Denver - Kit updated plugins', '16:37:00', 'Kit updated plugins'],
    ['• [19:06] After some digging', '19:06:00', 'After some digging'],
    ['### 16:16:00 - 16:49:00', '16:16:00', ''],
    ['- {{ 06:10 }} Pager rings', '06:10:00', 'Pager rings'],
    ['At **19:55 UTC**, all services stopped', '19:55:00', 'all services stopped'],
    ['9:30 a customer called', '09:30:00', 'a customer called'],
    ['1. 10:05 CI failed', '10:05:00', 'CI failed'],
    ['~10:05: restart', '10:05:00', 'restart'],
  ])('begins with a time: %s', (line, clock, rest) => {
    const found = findTimeAtStart(line, context);
    expect(found?.time.clock).toBe(clock);
    expect(found?.rest).toBe(rest);
  });
  it.each(['- 10 pods restarted', '2 out of 5 failed', '- version 1.33.5', '10:05abc'])('does not: %s', (line) =>
    expect(findTimeAtStart(line, context)).toBeUndefined(),
  );
  it('ends with a time', () => {
    const found = findTimeAtEnd('  - Incident declared: 2022-07-11 10:11', context);
    expect(found).toMatchObject({ rest: 'Incident declared', time: { date: '2022-07-11', clock: '10:11:00' } });
    expect(findTimeAtEnd('upgraded to 1.33.5', context)).toBeUndefined();
  });
  it('holds several', () => {
    const times = findTimes('Down from 10:02 UTC, back at 11:20 UTC on 5 March 2026.', context);
    expect(times.map((time) => `${time.date} ${time.clock}`)).toEqual(['2026-03-04 10:02:00', '2026-03-05 11:20:00']);
  });
});

describe('TimeSequence', () => {
  const read = (texts: string[]) => {
    const sequence = new TimeSequence(zoned);
    return texts.map((text) => sequence.read(text)!);
  };
  it('passes midnight', () => {
    const rows = read(['23:40', '23:59', '00:10', '02:00']);
    expect(rows.map((row) => row.time.at?.slice(0, 16))).toEqual([
      '2026-03-04T23:40',
      '2026-03-04T23:59',
      '2026-03-05T00:10',
      '2026-03-05T02:00',
    ]);
    expect(rows.map((row) => row.rolledOver)).toEqual([false, false, true, false]);
  });
  it('keeps and reports a small step back instead of making a day of it', () => {
    const rows = read(['23:21', '21:31', '23:30']);
    expect(rows.map((row) => row.outOfOrder)).toEqual([false, true, false]);
    expect(rows.every((row) => row.time.date === '2026-03-04')).toBe(true);
  });
  it('takes over a date written on the way', () => {
    const rows = read(['10:00', '6 March 2026 09:00', '09:30']);
    expect(rows[2]!.time.at).toBe('2026-03-06T09:30:00.000Z');
  });
});
