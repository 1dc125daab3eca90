import fc from 'fast-check';
import { expect, it } from 'vitest';
import { windowModel } from './time-window.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 2, 4, 10) + minute * 60_000).toISOString();
const times = {
  impactStarted: { at: at(0) },
  detected: { at: at(5) },
  acknowledged: null,
  mitigated: { at: at(40) },
  resolved: { at: at(80) },
};

it('keeps the window and the phases inside the scale, and the window as long as it is', () => {
  fc.assert(
    fc.property(fc.integer({ min: -600, max: 600 }), fc.integer({ min: 1, max: 900 }), (start, length) => {
      const model = windowModel(times, at(start), at(start + length))!;
      for (const part of [model.window, ...model.spans]) {
        expect(part.x).toBeGreaterThanOrEqual(0);
        expect(part.x + part.width).toBeLessThanOrEqual(1.000001);
      }
      const impact = model.spans.find((span) => span.phase === 'impactStarted')!;
      expect(model.window.width / impact.width).toBeCloseTo(length / 5, 5);
    }),
  );
});

it('draws nothing while the window is not known, or ends before it begins', () => {
  expect(windowModel(times, at(0), null)).toBeUndefined();
  expect(windowModel(times, at(5), at(5))).toBeUndefined();
});
