import { describe, expect, it } from 'vitest';
import { backOn, sayWorkload } from './workload.ts';

const none = { openPostMortems: 0, openFollowUps: 0, lateFollowUps: 0, backOn: null };

describe('the day somebody is back', () => {
  it.each([
    ['2026-11-24', '2026-11-25'],
    ['2026-11-27', '2026-11-30'],
    ['2026-11-28', '2026-11-30'],
    ['2026-12-31', '2027-01-01'],
  ])('after %s is %s', (last, back) => expect(backOn(last)).toBe(back));
});

describe('what somebody carries', () => {
  it('is said in one line, and nothing is said of nothing', () => {
    expect(sayWorkload(none, '2026-11-23')).toBeNull();
    const busy = { openPostMortems: 2, openFollowUps: 3, lateFollowUps: 1, backOn: '2026-11-30' };
    expect(sayWorkload(busy, '2026-11-24')).toBe('2 post-mortems open, 3 follow-ups (1 late), away until Monday');
    expect(sayWorkload({ ...none, openFollowUps: 1 }, '2026-11-24')).toBe('1 follow-up open');
    expect(sayWorkload({ ...none, openPostMortems: 1 }, '2026-11-24', 'debrief')).toBe('1 debrief open');
  });

  it('names a return that is further away by its date', () => {
    expect(sayWorkload({ ...none, backOn: '2026-12-14' }, '2026-11-24')).toBe('away until 14 Dec');
    // The same weekday a week from now would be read as today.
    expect(sayWorkload({ ...none, backOn: '2026-12-01' }, '2026-11-24')).toBe('away until 1 Dec');
  });
});
