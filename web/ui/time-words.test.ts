import { describe, expect, it } from 'vitest';
import { ago, clock, day, duration, inUtc } from './time-words.ts';

const now = Date.parse('2026-11-24T09:00:00Z');

describe('durations', () => {
  it.each([
    [0.4, 'under a minute'],
    [3, '3 min'],
    [59.6, '1 h'],
    [60, '1 h'],
    [78, '1 h 18 min'],
    [24 * 60, '1 day'],
    [24 * 60 - 1, '23 h 59 min'],
    [52 * 60, '2 days 4 h'],
    [30 * 24 * 60 + 300, '30 days'],
  ])('%d minutes are %s', (minutes, words) => {
    expect(duration(minutes)).toBe(words);
  });
});

describe('times', () => {
  it('are told in the zone of the reader, with UTC at hand', () => {
    expect(clock('2026-03-04T10:05:12Z', 'Europe/Madrid', true)).toBe('11:05:12');
    expect(inUtc('2026-03-04T10:05:12Z')).toBe('Wed 4 Mar 2026, 10:05:12 UTC');
  });
  it('name the year only when it is another', () => {
    expect(day('2026-11-26T09:00:00Z', 'UTC', now)).toBe('Thu 26 Nov');
    expect(day('2025-11-26T09:00:00Z', 'UTC', now)).toBe('Wed 26 Nov 2025');
  });
  it.each([
    ['2026-11-24T08:48:00Z', '12 min ago'],
    ['2026-11-24T04:20:00Z', '4 h ago'],
    ['2026-11-23T22:00:00Z', 'yesterday'],
    ['2026-11-25T22:00:00Z', 'tomorrow'],
    ['2026-11-20T09:00:00Z', '4 days ago'],
    ['2026-10-01T09:00:00Z', 'Thu 1 Oct'],
  ])('%s was %s', (at, words) => {
    expect(ago(at, 'UTC', now)).toBe(words);
  });
});
