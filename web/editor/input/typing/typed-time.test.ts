import { describe, expect, it } from 'vitest';
import { findTypedTime, withSuffix } from './typed-time.ts';

const oneDay = {
  timeZone: 'Europe/Madrid',
  moments: ['2026-03-04T10:02:00Z', '2026-03-04T13:20:00Z', '2026-03-04T15:00:00Z'],
};
const read = (text: string, context = oneDay) => findTypedTime(text, context)?.at;

describe('findTypedTime', () => {
  it('takes the incident’s day and the document’s zone', () => {
    expect(read('Paged at 14:05')).toBe('2026-03-04T13:05:00Z');
    expect(read('14:05:30')).toBe('2026-03-04T13:05:30Z');
  });
  it('reads am and pm, zones and whole dates', () => {
    expect(read('at 2:05 pm')).toBe('2026-03-04T13:05:00Z');
    expect(read('at 14:05:30 UTC')).toBe('2026-03-04T14:05:30Z');
    expect(read('at 14:05:30 CET')).toBe('2026-03-04T13:05:30Z');
    expect(read('since 2026-03-05 09:00', { timeZone: 'UTC', moments: [] })).toBe('2026-03-05T09:00:00Z');
    expect(read('since 2026-03-05T09:00:10Z', { timeZone: 'Asia/Tokyo', moments: [] })).toBe('2026-03-05T09:00:10Z');
  });
  it('says where the time stands', () => {
    const text = 'We looked at 14:05';
    const { start, end } = findTypedTime(text, oneDay)!;
    expect(text.slice(start, end)).toBe('14:05');
  });
  it('goes by the incident where the half of the day is open', () => {
    expect(read('at 2:05')).toBe('2026-03-04T13:05:00Z');
  });
  it('finds the day of an incident over midnight', () => {
    const night = { timeZone: 'UTC', moments: ['2026-03-04T22:30:00Z', '2026-03-05T01:10:00Z'] };
    expect(read('23:50', night)).toBe('2026-03-04T23:50:00Z');
    expect(read('00:20', night)).toBe('2026-03-05T00:20:00Z');
    expect(read('22:05', night)).toBe('2026-03-04T22:05:00Z');
  });
  it('goes by what happened where several days could be meant, and leaves it alone where nothing tells', () => {
    const long = { timeZone: 'UTC', moments: ['2026-03-01T08:00:00Z', '2026-03-02T14:00:00Z', '2026-03-03T20:00:00Z'] };
    expect(read('14:05', long)).toBe('2026-03-02T14:05:00Z');
    expect(read('17:00', long)).toBeUndefined();
  });
  it('leaves alone what is no time, or has no day', () => {
    for (const text of [
      '14:65',
      '25:05',
      'v1.14:05',
      'ratio 3:2',
      'node:14:05',
      '10.0.0.1:14',
      'build #14:05',
      'x/14:05',
    ])
      expect(read(text), text).toBeUndefined();
    expect(read('14:05', { timeZone: 'UTC', moments: [] })).toBeUndefined();
    expect(read('14:05 later')).toBeUndefined();
  });
});

describe('withSuffix', () => {
  it('reads on what follows a time', () => {
    expect(withSuffix('2026-03-04T13:05:00Z', 'UTC', oneDay)).toBe('2026-03-04T14:05:00Z');
    expect(withSuffix('2026-03-04T10:05:00Z', 'AM', oneDay)).toBe('2026-03-04T10:05:00Z');
    expect(withSuffix('2026-03-04T13:05:00Z', 'AM', oneDay)).toBeUndefined();
    expect(withSuffix('2026-03-04T13:05:00Z', 'FOO', oneDay)).toBeUndefined();
  });
});
