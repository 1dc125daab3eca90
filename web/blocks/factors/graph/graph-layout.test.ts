import * as dagre from '@dagrejs/dagre';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { graphInput, layoutGraph } from '#shared/document/figures/factor-layout.ts';
import { boxAt, boxToward } from './graph-layout.ts';

const chain = [
  { id: 'a', title: 'The validator runs only in the pipeline', leadsTo: ['b'] },
  { id: 'b', title: 'A push without a retry budget', leadsTo: ['c', 'gone'] },
  { id: 'c', title: 'Retries filled the queue', leadsTo: [] },
];
/** Factors that lead only to later ones: never a circle. */
const aGraph = fc.integer({ min: 1, max: 14 }).chain((count) =>
  fc.tuple(
    ...Array.from({ length: count }, (_, at) =>
      fc.record({
        title: fc.string({ maxLength: 200 }),
        to: fc.uniqueArray(fc.integer({ min: at + 1, max: count + 1 }), { maxLength: 4 }),
      }),
    ),
  ),
);
const named = (nodes: { title: string; to: number[] }[]) =>
  nodes.map(({ title, to }, at) => ({ id: `${at}`, title, leadsTo: to.map(String) }));

it('draws only links between factors that are there, each once', () => {
  expect(graphInput(chain).edges).toEqual([
    { from: 'a', to: 'b' },
    { from: 'b', to: 'c' },
  ]);
  expect(graphInput([{ id: 'a', title: '', leadsTo: ['a', 'a'] }]).edges).toEqual([]);
});

it('puts what led to something before it, and no box over another', () => {
  fc.assert(
    fc.property(aGraph, fc.constantFrom('across' as const, 'down' as const), (nodes, direction) => {
      const drawn = layoutGraph(graphInput(named(nodes)), dagre, direction);
      const box = new Map(drawn.boxes.map((one) => [one.id, one]));
      for (const { from, to } of drawn.edges) {
        const [a, b] = [box.get(from)!, box.get(to)!];
        if (direction === 'across') expect(a.x + a.width).toBeLessThan(b.x);
        else expect(a.y + a.height).toBeLessThan(b.y);
      }
      for (const a of drawn.boxes)
        for (const b of drawn.boxes) {
          if (a.id === b.id) continue;
          const apart = a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
          expect(apart).toBe(true);
        }
      for (const one of drawn.boxes) {
        expect(one.x).toBeGreaterThanOrEqual(0);
        expect(one.x + one.width).toBeLessThanOrEqual(drawn.width);
        expect(one.y + one.height).toBeLessThanOrEqual(drawn.height);
      }
    }),
    { numRuns: 60 },
  );
});

it('walks along the chain with the arrows, and finds the box under the pointer', () => {
  const drawn = layoutGraph(graphInput(chain), dagre, 'across');
  const { boxes } = drawn;
  expect(boxToward(drawn, 'a', 'ArrowRight')).toBe('b');
  expect(boxToward(drawn, 'c', 'ArrowLeft')).toBe('b');
  expect(boxToward(drawn, 'c', 'ArrowRight')).toBeUndefined();
  const b = boxes.find((one) => one.id === 'b')!;
  expect(boxAt(boxes, { x: b.x + 5, y: b.y + 5 })).toBe('b');
  expect(boxAt(boxes, { x: b.x - 5, y: b.y + 5 })).toBeUndefined();
});

it('follows a link although another box stands straighter ahead', () => {
  const factors = [
    { id: 'left', title: 'Left', leadsTo: ['middle'] },
    { id: 'right', title: 'Right', leadsTo: ['middle'] },
    { id: 'middle', title: 'Middle', leadsTo: ['low left', 'low right'] },
    { id: 'low left', title: 'Low left', leadsTo: [] },
    { id: 'low right', title: 'Low right', leadsTo: [] },
  ];
  const drawn = layoutGraph(graphInput(factors), dagre, 'down');
  expect(boxToward(drawn, 'right', 'ArrowDown')).toBe('middle');
  expect(boxToward(drawn, 'low left', 'ArrowUp')).toBe('middle');
});
