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

const cost = (work: () => void): number => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
/**
 * Four times the text may take far less than sixteen times as long, which it would where time grows with the square. The best
 * of several tries are compared: a busy machine disturbs some of them.
 */
const isLinear = (work: (text: string) => void, piece: string, end: string): boolean => {
  const text = (length: number) => `# ${piece.repeat(length / piece.length)}${end}`;
  const texts = [text(20_000), text(80_000)] as const;
  let [short, long] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let run = 0; run < 8; run++) {
    short = Math.min(
      short,
      cost(() => work(texts[0])),
    );
    long = Math.min(
      long,
      cost(() => work(texts[1])),
    );
    if (run > 0 && long < 11 * Math.max(short, 10)) return true;
  }
  return false;
};

describe.each(WORST)('a line full of %j', (piece) => {
  it.each(ends)('and then %j is read in time that grows with its length', (end) => {
    expect(isLinear(plainWords, piece, end)).toBe(true);
    expect(isLinear((text) => readDocumentLines('a.md', text), piece, end)).toBe(true);
  });
});
