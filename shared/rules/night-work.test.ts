import { describe, expect, test } from 'vitest';
import { findNightWork } from './night-work.ts';

const did = (...times: string[]) => times.map((time, i) => ({ id: `e${i}`, at: Date.parse(time) }));

describe('night work', () => {
  test.each([
    ['03:00 in Madrid', '2026-03-04T02:00:00Z', 'Europe/Madrid', true],
    ['the same moment in Los Angeles: 18:00', '2026-03-04T02:00:00Z', 'America/Los_Angeles', false],
    ['22:00 sharp', '2026-03-04T22:00:00Z', 'UTC', true],
    ['21:59', '2026-03-04T21:59:59Z', 'UTC', false],
    ['05:59', '2026-03-04T05:59:59Z', 'UTC', true],
    ['06:00 sharp', '2026-03-04T06:00:00Z', 'UTC', false],
    ['06:14 in Kathmandu, at +05:45', '2026-03-04T00:29:00Z', 'Asia/Kathmandu', false],
    ['05:59 in Kathmandu', '2026-03-04T00:14:00Z', 'Asia/Kathmandu', true],
    ['06:30 on the day that summer time begins', '2026-03-29T04:30:00Z', 'Europe/Madrid', false],
    ['05:30 on the day before', '2026-03-28T04:30:00Z', 'Europe/Madrid', true],
    ['before 1970', '1969-12-31T23:30:00Z', 'UTC', true],
  ])('%s', (_, time, zone, night) => {
    expect(findNightWork(did(time), zone) !== undefined).toBe(night);
  });

  test('gives what was done at night and when it began and ended', () => {
    const work = findNightWork(did('2026-03-03T20:00:00Z', '2026-03-03T23:10:00Z', '2026-03-04T01:40:00Z'), 'UTC');
    expect(work).toEqual({
      evidence: ['e1', 'e2'],
      firstAt: Date.parse('2026-03-03T23:10:00Z'),
      lastAt: Date.parse('2026-03-04T01:40:00Z'),
    });
  });

  test('what has no time proves nothing; a zone that does not exist is refused', () => {
    expect(findNightWork([{ id: 'e', at: undefined }], 'UTC')).toBeUndefined();
    expect(() => findNightWork(did('2026-03-04T02:00:00Z'), 'Europe/Atlantis')).toThrow(RangeError);
  });
});
