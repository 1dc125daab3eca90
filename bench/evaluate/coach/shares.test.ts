import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { qualityOf, shareOf } from './shares.ts';

describe('shareOf', () => {
  it('agrees with a published value: 15 of 20 lies between 0.531 and 0.888', () => {
    const { share, low, high } = shareOf(15, 20);
    expect([share, low, high].map((value) => value.toFixed(3))).toEqual(['0.750', '0.531', '0.888']);
  });

  it('holds the share within its interval, and the interval within 0 and 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (whole, at) => {
        const { share, low, high } = shareOf(Math.round(whole * at), whole);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(share + 1e-12);
        expect(high).toBeGreaterThanOrEqual(share - 1e-12);
      }),
    );
  });

  it('says of nothing that everything is possible', () => {
    expect(shareOf(0, 0)).toMatchObject({ share: Number.NaN, low: 0, high: 1 });
  });
});

describe('qualityOf', () => {
  it('is the harmonic mean of precision and recall', () => {
    const { precision, recall, f1 } = qualityOf(30, 40, 60);
    expect(f1).toBeCloseTo((2 * precision.share * recall.share) / (precision.share + recall.share), 12);
  });
});
