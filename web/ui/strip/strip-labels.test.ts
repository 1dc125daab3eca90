import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stripLabels } from './strip-labels.ts';

const NAMES = ['Impact', 'Detected', 'Acknowledged', 'Mitigated', 'Resolved'];
const PHASES = ['impactStarted', 'detected', 'acknowledged', 'mitigated', 'resolved'] as const;
const strokesAt = (places: number[]) =>
  places.map((x, index) => ({ phase: PHASES[index]!, at: x * 1000, x, label: NAMES[index]!, tone: 'plain' as const }));
const timeOf = (at: number) => `t${Math.round(at)}`;

it('names every stroke once, and no label stands over another', () => {
  const places = fc
    .array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 5 })
    .map((list) => list.sort((a, b) => a - b));
  fc.assert(
    fc.property(places, fc.integer({ min: 300, max: 1200 }), (list, width) => {
      const labels = stripLabels(strokesAt(list), width, timeOf);
      expect(labels.map((label) => label.name.toLowerCase()).join(', ')).toBe(
        NAMES.slice(0, list.length).join(', ').toLowerCase(),
      );
      for (let i = 1; i < labels.length; i++) {
        const [left, right] = [labels[i - 1]!, labels[i]!];
        expect(left.centre + left.width / 2).toBeLessThanOrEqual(right.centre - right.width / 2 + 0.01);
      }
    }),
  );
});

it('lets strokes of the same minute share their words', () => {
  const labels = stripLabels(strokesAt([0.05, 0.1, 0.11, 0.5, 0.95]), 380, timeOf);
  expect(labels.map((label) => label.name)).toContain('Mitigated');
  expect(labels.length).toBeLessThan(5);
});

it('stands each label over its stroke where there is room', () => {
  const labels = stripLabels(strokesAt([0.1, 0.3, 0.5, 0.7, 0.9]), 1000, timeOf);
  expect(labels.map((label) => Math.round(label.centre))).toEqual([100, 300, 500, 700, 900]);
});
