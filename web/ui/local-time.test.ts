import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fromField, toField } from './local-time.ts';

it('gives back the instant it was given, in any zone', () => {
  const zones = ['UTC', 'Europe/Madrid', 'America/St_Johns', 'Asia/Kathmandu', 'Pacific/Apia', 'Australia/Lord_Howe'];
  const seconds = fc.integer({ min: Date.UTC(2015, 0) / 1000, max: Date.UTC(2030, 0) / 1000 });
  fc.assert(
    fc.property(seconds, fc.constantFrom(...zones), (second, zone) => {
      const field = toField(new Date(second * 1000).toISOString(), zone);
      const read = fromField(field, zone)!;
      // The hour that comes twice in autumn has one field for two instants; the words on the wall must still agree.
      expect(toField(read, zone)).toBe(field);
      expect(Math.abs(Date.parse(read) - second * 1000)).toBeLessThanOrEqual(3_600_000);
    }),
  );
});

it('reads the wall clock of the zone', () => {
  expect(fromField('2026-03-04T10:05', 'Europe/Madrid')).toBe('2026-03-04T09:05:00.000Z');
  expect(fromField('2026-07-04T10:05:12', 'Europe/Madrid')).toBe('2026-07-04T08:05:12.000Z');
  expect(fromField('', 'Europe/Madrid')).toBeUndefined();
});
it('takes the first of an hour that comes twice, and the hour after one that never was', () => {
  expect(fromField('2026-10-25T02:30', 'Europe/Madrid')).toBe('2026-10-25T00:30:00.000Z');
  expect(fromField('2026-03-29T02:30', 'Europe/Madrid')).toBe('2026-03-29T01:30:00.000Z');
});
