import { describe, expect, it } from 'vitest';
import { plainCalendar } from './calendar.ts';
import { needsHelp } from './escalation.ts';

const calendar = plainCalendar('UTC');

describe('asking for help with what is late', () => {
  it('waits that many working days, weekends not counted', () => {
    // Due on a Wednesday: five working days later is the next Wednesday.
    expect(needsHelp(calendar, '2026-03-11', '2026-03-17', 5)).toBe(false);
    expect(needsHelp(calendar, '2026-03-11', '2026-03-18', 5)).toBe(true);
  });

  it('does not count the days on which its owner is away', () => {
    const away = { ...calendar, absences: [{ from: '2026-03-12', to: '2026-03-13' }] };
    expect(needsHelp(away, '2026-03-11', '2026-03-18', 5)).toBe(false);
    expect(needsHelp(away, '2026-03-11', '2026-03-20', 5)).toBe(true);
  });

  it('leaves alone what was late for a month before anybody looked', () => {
    expect(needsHelp(calendar, '2026-02-11', '2026-03-17', 5)).toBe(true);
    expect(needsHelp(calendar, '2026-02-11', '2026-03-18', 5)).toBe(false);
  });

  it('is for what is late, not for what is due', () => {
    expect(needsHelp(calendar, '2026-03-11', '2026-03-11', 1)).toBe(false);
    expect(needsHelp(calendar, '2026-04-11', '2026-03-11', 1)).toBe(false);
  });
});
