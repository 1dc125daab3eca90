import fc from 'fast-check';
import { expect, test } from 'vitest';
import { POLICY_SETTINGS } from '#shared/rules/decision/policy-settings.ts';
import { nearestStop, sliderStops } from './slider-stops.ts';

test('every setting of the policy has a slider that reaches its default and moves by whole values', () => {
  for (const setting of POLICY_SETTINGS) {
    const stops = sliderStops({ ...setting, value: setting.default });
    expect(stops).toContain(setting.default);
    expect(stops[0]).toBe(setting.min);
    expect(stops.length).toBeLessThanOrEqual(80);
    for (const [index, stop] of stops.entries()) {
      expect(Number.isInteger(stop)).toBe(true);
      expect(stop).toBeLessThanOrEqual(setting.max);
      if (index > 0) expect(stop).toBeGreaterThan(stops[index - 1]!);
    }
  }
});

test('a saved value is a stop of its own, so that looking at it does not change it', () => {
  const customers = POLICY_SETTINGS.find((one) => one.name === 'manyCustomersFrom')!;
  fc.assert(
    fc.property(fc.integer({ min: customers.min, max: customers.max }), (value) => {
      const stops = sliderStops({ ...customers, value });
      expect(stops[nearestStop(stops, value)]).toBe(value);
    }),
  );
});

test('a typed value between two stops stands at the nearer one', () => {
  expect(nearestStop([1, 10, 100], 6)).toBe(1);
  expect(nearestStop([1, 10, 100], 54)).toBe(1);
  expect(nearestStop([1, 10, 100], 900)).toBe(2);
});
