import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PHASES } from '#shared/incident-record.ts';
import { describeStrip, placeLabels, stripModel, stripSvg } from './strip.ts';

const at = (clock: string): number => Date.parse(`2026-03-04T${clock}:00Z`);
const PHASE_TIMES = {
  impactStarted: at('10:02'),
  detected: at('10:05'),
  mitigated: at('10:41'),
  resolved: at('11:20'),
};

const anyPhases = fc.record(
  Object.fromEntries(PHASES.map((phase) => [phase, fc.option(fc.integer({ min: 0, max: 10_000_000 }), { nil: null })])),
);

describe('the strip', () => {
  test('has a span between each two phase changes, its length in words', () => {
    const model = stripModel({ phases: PHASE_TIMES, events: [] });
    expect(model.spans.map(({ words, tone }) => [words, tone])).toEqual([
      ['3 min', 'bad'],
      ['36 min', 'warn'],
      ['39 min', 'ok'],
    ]);
  });

  test('shows events near the incident and counts the others', () => {
    const events = [
      { id: 'day-before', at: at('10:02') - 86_400_000 },
      { id: 'in', at: at('10:30') },
    ];
    const model = stripModel({ phases: PHASE_TIMES, events });
    expect(model.dots.map(({ id }) => id)).toEqual(['in']);
    expect(model.before).toBe(1);
  });

  test('labels never overlap and stay inside, at any width', () => {
    fc.assert(
      fc.property(anyPhases, fc.integer({ min: 240, max: 1600 }), (phases, width) => {
        const labels = placeLabels(stripModel({ phases, events: [] }), width, () => '4 March, 10:02');
        for (const a of labels) {
          expect(a.left).toBeGreaterThanOrEqual(0);
          expect(a.right).toBeLessThanOrEqual(width + 0.01);
          for (const b of labels) {
            if (a !== b && a.lane === b.lane) expect(a.right < b.left || b.right < a.left).toBe(true);
          }
        }
      }),
    );
  });

  test('no stroke runs through a label where phases crowd together', () => {
    const crowd = {
      impactStarted: at('10:02'),
      detected: at('10:04'),
      acknowledged: at('10:06'),
      mitigated: at('12:30'),
    };
    const labels = placeLabels(stripModel({ phases: crowd, events: [] }), 748, () => '10:02');
    for (const far of labels) {
      for (const near of labels) {
        if (far.lane > near.lane)
          expect(far.x > near.left && far.x < near.right, `${far.label} through ${near.label}`).toBe(false);
      }
    }
  });

  test('everything stands between its edges', () => {
    fc.assert(
      fc.property(anyPhases, fc.array(fc.nat(20_000_000)), (phases, times) => {
        const model = stripModel({ phases, events: times.map((time, index) => ({ id: `e${index}`, at: time })) });
        for (const { x, width } of model.spans) expect(x >= 0 && x + width <= 1.0001).toBe(true);
        for (const { x } of [...model.strokes, ...model.dots]) expect(x >= 0 && x <= 1).toBe(true);
        expect(model.dots.length + model.before + model.after).toBe(times.length);
      }),
    );
  });

  test('is drawn without script, with its content in words', () => {
    const model = stripModel({ phases: PHASE_TIMES, events: [{ id: 'e', at: at('10:30'), label: '<script>"x"&' }] });
    const svg = stripSvg(model, { width: 700, theme: 'light', timeZone: 'Europe/Madrid' });
    expect(svg).not.toMatch(/<script|href|url\(/);
    expect(svg).toContain('role="img"');
    expect(describeStrip(model, 'Europe/Madrid')).toBe(
      'Impact 11:02, Detected 11:05, Mitigated 11:41, Resolved 12:20. 3 min after impact, 36 min after detected, 39 min after mitigated. 1 key event.',
    );
  });
});
