import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { binomialSums } from './binomial.ts';
import { LOOK_AFTER_DAYS, lookAt } from './look-at.ts';
import { isBeyondChance, rateRatio } from './rate-ratio.ts';
import { sayChange } from './say-change.ts';
import { shareBounds } from './share-bounds.ts';

const DAY = 86_400_000;
const equal = (before: number, after: number) => rateRatio({ before, after, daysBefore: 42, daysAfter: 42 });

describe('the ratio of two rates', () => {
  test('known values: 2 against 11 in equal time, and none at all', () => {
    // Clopper-Pearson for 2 of 13: 0.0192 to 0.4545.
    expect(shareBounds(2, 13)?.low).toBeCloseTo(0.0192, 4);
    expect(shareBounds(2, 13)?.high).toBeCloseTo(0.4545, 4);
    const ratio = equal(11, 2);
    expect(ratio?.low).toBeCloseTo(0.0192 / 0.9808, 3);
    expect(ratio?.high).toBeCloseTo(0.4545 / 0.5455, 3);
    expect(equal(0, 0)).toBeNull();
    expect(equal(0, 3)).toMatchObject({ estimate: null, high: null });
    expect(equal(3, 0)).toMatchObject({ estimate: 0, low: 0 });
  });

  test('five against none is within chance, six is not', () => {
    expect(isBeyondChance(equal(5, 0))).toBe(false);
    expect(isBeyondChance(equal(6, 0))).toBe(true);
    expect(isBeyondChance(equal(0, 6))).toBe(true);
    expect(isBeyondChance(null)).toBe(false);
  });

  test('covers the truth at least as often as it says, for any rates and few events', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0.01, max: 0.99, noNaN: true }), (all, share) => {
        const sum = binomialSums(all);
        let covered = 0;
        for (let hits = 0; hits <= all; hits += 1) {
          const bounds = shareBounds(hits, all)!;
          const likely = sum(hits, share) - (hits === 0 ? 0 : sum(hits - 1, share));
          if (bounds.low <= share && share <= bounds.high) covered += likely;
        }
        expect(covered).toBeGreaterThanOrEqual(0.95 - 1e-9);
      }),
      { numRuns: 150, seed: 20 },
    );
  });

  test('by simulation with unequal spans, too', () => {
    const truth = { rate: 0.05, ratio: 0.4, daysBefore: 120, daysAfter: 60 };
    let [seen, covered] = [0, 0];
    const uniform = fc.noBias(fc.integer({ min: 0, max: 999_999 })).map((n) => n / 1_000_000);
    for (const [a, b] of fc.sample(fc.tuple(uniform, uniform), { numRuns: 2_000, seed: 7 })) {
      const before = poisson(truth.rate * truth.daysBefore, a);
      const after = poisson(truth.rate * truth.ratio * truth.daysAfter, b);
      const found = rateRatio({ before, after, ...truth });
      if (!found) continue;
      seen += 1;
      if (found.low <= truth.ratio && truth.ratio <= (found.high ?? Number.POSITIVE_INFINITY)) covered += 1;
    }
    expect(seen).toBeGreaterThan(1_500);
    expect(covered / seen).toBeGreaterThan(0.94);
  });

  test('before and after exchanged turn the ratio over; one more after never lowers it; days in any unit', () => {
    const number = fc.integer({ min: 0, max: 60 });
    fc.assert(
      fc.property(number, number, fc.integer({ min: 1, max: 400 }), (before, after, days) => {
        const one = rateRatio({ before, after, daysBefore: days, daysAfter: days });
        const other = rateRatio({ before: after, after: before, daysBefore: days, daysAfter: days });
        expect(one).toEqual(rateRatio({ before, after, daysBefore: 1, daysAfter: 1 }));
        if (!one || !other) return;
        expect(one.low * (other.high ?? Number.POSITIVE_INFINITY)).toSatisfy(
          (product: number) =>
            Number.isNaN(product) ||
            product === Number.POSITIVE_INFINITY ||
            Math.abs(product - 1) < 1e-6 ||
            product === 0,
        );
        const more = equal(before, after + 1)!;
        expect(more.low).toBeGreaterThanOrEqual(one.low - 1e-9);
        expect(more.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual((one.high ?? 0) - 1e-9);
      }),
    );
  });
});

/** The count whose Poisson probability sums up to `at`. */
function poisson(mean: number, at: number): number {
  let [k, likely] = [0, Math.exp(-mean)];
  let sum = likely;
  while (sum < at && k < 1_000) {
    k += 1;
    likely *= mean / k;
    sum += likely;
  }
  return k;
}

describe('in words', () => {
  test('small samples are called small, and nothing is concluded from nothing', () => {
    expect(sayChange(0, 0, 42)).toEqual({
      ratio: null,
      words: 'None before and none after: that shows nothing either way.',
    });
    expect(sayChange(3, 0, 42).words).toBe(
      'The rate is between 0 and 2.4 times the rate before (95 %). Chance alone may give that. A small sample: 3 incidents in all.',
    );
    expect(sayChange(20, 4, 42).words).toMatch(/^The rate is between .* Fewer than chance alone would seldom give\.$/);
    expect(sayChange(0, 2, 42).words).toContain('at least 0.2 times the rate before, with no upper bound (95 %)');
  });
});

describe('when to look', () => {
  const done = Date.parse('2026-03-04T10:00:00Z');
  const days = (at: number) => (at - done) / DAY;
  test.each([
    ['prevent', 42],
    ['repair', 21],
    [null, 42],
  ] as const)('work to %s is given %i days', (kind, wanted) => {
    const { at, because } = lookAt(done, kind, null);
    expect(days(at)).toBe(wanted);
    expect(because).not.toBe('');
  });
  test('its own date, its own weeks; never the day after', () => {
    expect(lookAt(done, 'prevent', { lookOn: '2026-06-01' }).at).toBe(Date.parse('2026-06-01T09:00:00Z'));
    expect(days(lookAt(done, 'prevent', { lookOn: '2026-03-05' }).at)).toBe(7);
    expect(days(lookAt(done, 'repair', { lookAfterWeeks: 10 }).at)).toBe(70);
    for (const wait of Object.values(LOOK_AFTER_DAYS)) expect(wait).toBeGreaterThanOrEqual(20);
  });
});
