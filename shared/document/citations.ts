import { fenceAfter } from './blocks.ts';

/** Escaped signs and code are passed over; a reference with a colon may define a footnote instead. */
const SIGNS = /\\.|(`+)(?!`)[^\n]{0,2000}?(?<!`)\1(?!`)|\[\^(\d{1,6})\](:?)/g;
const NOTHING_BEFORE = /^[ \t>]*$/;

const inLine = (line: string): number[] =>
  [...line.matchAll(SIGNS)].flatMap(({ 2: number, 3: colon, index }) =>
    number === undefined || (colon && NOTHING_BEFORE.test(line.slice(0, index))) ? [] : [Number(number)],
  );

/** The numbers cited in a Markdown text, each once, in order of first appearance; code cites nothing. */
export const citationNumbers = (markdown: string): number[] => {
  const found = new Set<number>();
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    fence = fenceAfter(line, fence);
    if (fence === undefined && line.includes('[^')) for (const number of inLine(line)) found.add(number);
  }
  return [...found];
};

/** `[^3][^5]`, to stand right after the words that the events prove. */
export const citationMarks = (numbers: number[]): string => numbers.map((number) => `[^${number}]`).join('');
