import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { precisionOf, type RuleCounts, wilsonInterval } from './coach-precision.ts';

const NONE: RuleCounts = {
  taken: { answered: 0, reworded: 0 },
  dismissed: { 'not-about-a-person': 0, 'context-is-there': 0, 'wrong-here': 0, 'agreed-to-keep': 0, other: 0 },
};

describe('how often a rule was right', () => {
  it('says nothing before somebody judged it', () =>
    expect(precisionOf(NONE)).toEqual({ judged: 0, right: null, few: true }));

  it('counts use against mistakes, and what was kept on purpose as neither', () => {
    const counts = {
      taken: { answered: 6, reworded: 3 },
      dismissed: { 'not-about-a-person': 1, 'context-is-there': 1, 'wrong-here': 1, 'agreed-to-keep': 40, other: 7 },
    };
    const { judged, right, few } = precisionOf(counts);
    expect({ judged, few, share: right?.share }).toEqual({ judged: 12, few: false, share: 0.75 });
  });

  it('is few below ten', () => {
    const of = (answered: number) => precisionOf({ ...NONE, taken: { answered, reworded: 0 } }).few;
    expect([of(9), of(10)]).toEqual([true, false]);
  });
});

describe('the interval', () => {
  it('is that of the published tables', () => {
    // 81 of 263: Newcombe (1998), table I.
    const { low, high } = wilsonInterval(81, 263);
    expect([low.toFixed(4), high.toFixed(4)]).toEqual(['0.2553', '0.3662']);
  });

  it('holds the share, stays within 0 and 1, and narrows as more is known', () =>
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), (some, of) => {
        const hits = Math.min(some, of);
        const { low, high } = wilsonInterval(hits, of);
        const wide = high - low;
        const more = wilsonInterval(hits * 10, of * 10);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(hits / of + 1e-9);
        expect(high).toBeGreaterThanOrEqual(hits / of - 1e-9);
        expect(more.high - more.low).toBeLessThan(wide);
      }),
    ));
});
