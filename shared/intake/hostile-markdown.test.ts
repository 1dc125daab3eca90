import { describe, expect, it } from 'vitest';
import { readDocumentLines } from './markdown-lines.ts';
import { plainWords } from './markdown-sections.ts';

/** Pieces that made a pattern look at every rest of the line anew; one line of each. */
const WORST = [
  '[a](',
  '![',
  '[^a',
  '[',
  '**a',
  '** a',
  '~~a ',
  ' ',
  '-- ',
  '|',
  '| -',
  '#',
  '# a  ',
  '<a ',
  '{{',
  '](',
  '`',
];
const ends = ['', 'x'];

const best = (work: () => void) =>
  Math.min(
    ...[1, 2, 3].map(() => {
      const start = performance.now();
      work();
      return performance.now() - start;
    }),
  );
/** Four times the text may take far less than sixteen times as long, which it would where time grows with the square. */
const grows = (work: (text: string) => void, piece: string, end: string) => {
  const text = (length: number) => `# ${piece.repeat(length / piece.length)}${end}`;
  work(text(1_000));
  const [short, long] = [best(() => work(text(20_000))), best(() => work(text(80_000)))];
  return long / Math.max(short, 10);
};

describe.each(WORST)('a line full of %j', (piece) => {
  it.each(ends)('and then %j is read in time that grows with its length', (end) => {
    expect(grows(plainWords, piece, end)).toBeLessThan(11);
    expect(grows((text) => readDocumentLines('a.md', text), piece, end)).toBeLessThan(11);
  });
});
