import fc from 'fast-check';
import { expect, it } from 'vitest';
import { factorFigure } from './factor-figure.ts';
import type { GraphFactor } from './graph-factor.ts';
import { wrapLabel } from './wrap-label.ts';

const factor = (id: string, title: string, leadsTo: string[] = []): GraphFactor => ({
  id,
  title,
  role: 'made-possible',
  state: 'confirmed',
  leadsTo,
});
const words = (svg: string) => [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text]) => text);

it('draws boxes with their titles and a line with its arrow for each link', () => {
  const figure = factorFigure([factor('a', 'No limit'), factor('b', 'A push', ['a'])], { width: 700, theme: 'light' })!;
  expect(words(figure.svg)).toEqual(expect.arrayContaining(['No limit', 'A push', 'Made it possible']));
  expect(figure.svg.match(/<rect/g)).toHaveLength(2);
  expect(figure.svg.match(/<path/g)).toHaveLength(2);
  expect(figure.words).toContain('A push (made it possible). It led to: No limit.');
});

it('is not drawn where nothing leads to anything', () => {
  expect(
    factorFigure([factor('a', 'Alone'), factor('b', 'Alone too')], { width: 700, theme: 'light' }),
  ).toBeUndefined();
});

it('goes downwards where it is too wide, and escapes what people wrote', () => {
  const chain = ['a', 'b', 'c', 'd'].map((id, at, all) =>
    factor(id, `<b>"${id}"&</b>`, all[at + 1] ? [all[at + 1]!] : []),
  );
  const figure = factorFigure(chain, { width: 500, theme: 'light' })!;
  expect(figure.height).toBeGreaterThan(figure.width);
  expect(figure.svg).not.toContain('<b>');
});

it('a label is broken without losing a sign, unless it is cut and says so', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 200 }),
      fc.integer({ min: 4, max: 30 }),
      fc.integer({ min: 1, max: 5 }),
      (label, width, most) => {
        const lines = wrapLabel(label, width, most);
        expect(lines.length).toBeLessThanOrEqual(most);
        const [said, wanted] = [lines.join('').replace(/\s/g, ''), label.replace(/\s/g, '')];
        if (said === wanted) return;
        expect(said.endsWith('…')).toBe(true);
        expect(wanted.startsWith(said.slice(0, -1))).toBe(true);
      },
    ),
  );
});
