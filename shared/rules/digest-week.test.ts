import { describe, expect, it } from 'vitest';
import { digestWeek } from './digest-week.ts';

const at = (time: string, zone = 'UTC') => digestWeek(Date.parse(time), zone);

describe('the week of a digest', () => {
  it('begins on Monday at eight and ends with Tuesday', () => {
    expect(at('2026-11-23T07:59:00Z')).toBeNull();
    expect(at('2026-11-23T08:00:00Z')).toBe('2026-W48');
    expect(at('2026-11-24T23:59:00Z')).toBe('2026-W48');
    expect(at('2026-11-25T00:00:00Z')).toBeNull();
    expect(at('2026-11-22T12:00:00Z')).toBeNull();
  });

  it('is told by the clock of whoever reads it', () => {
    expect(at('2026-11-22T23:30:00Z', 'Pacific/Auckland')).toBe('2026-W48');
    expect(at('2026-11-23T12:30:00Z', 'America/Los_Angeles')).toBeNull();
  });

  it('has the number of the year that most of it is in', () => {
    expect(at('2027-01-04T09:00:00Z')).toBe('2027-W01');
    expect(at('2024-12-30T09:00:00Z')).toBe('2025-W01');
  });
});
