import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bringIn, isWhole, pan, type View, zoom } from './strip-view.ts';

const whole: View = { from: 1_000_000_000, to: 1_000_000_000 + 8 * 3_600_000 };
const aView = fc
  .tuple(fc.double({ min: 0, max: 0.9, noNaN: true }), fc.double({ min: 0.01, max: 1, noNaN: true }))
  .map(([start, size]) => {
    const length = (whole.to - whole.from) * size;
    const from = whole.from + Math.min(start * (whole.to - whole.from), whole.to - whole.from - length);
    return { from, to: from + length };
  });
const isInside = (view: View) => view.from >= whole.from - 1 && view.to <= whole.to + 1 && view.to > view.from;

it('never leaves the incident, however one zooms and pans', () => {
  const unit = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(aView, fc.double({ min: 0.1, max: 10, noNaN: true }), unit, unit, (view, factor, anchor, at) => {
      expect(isInside(zoom(view, whole, factor, anchor))).toBe(true);
      expect(isInside(pan(view, whole, (at - 0.5) * 4))).toBe(true);
      const instant = whole.from + at * (whole.to - whole.from);
      const moved = bringIn(view, whole, instant);
      expect(isInside(moved)).toBe(true);
      expect(moved.from <= instant + 1 && instant <= moved.to + 1).toBe(true);
    }),
  );
});

it('keeps the instant under the pointer where it is', () => {
  const closer = zoom(whole, whole, 0.5, 0.25);
  const before = whole.from + 0.25 * (whole.to - whole.from);
  expect(closer.from + 0.25 * (closer.to - closer.from)).toBeCloseTo(before);
  expect(isWhole(zoom(closer, whole, 100, 0.5), whole)).toBe(true);
});
