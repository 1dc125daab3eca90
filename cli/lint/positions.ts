import type { Span } from '#shared/coach/finding.ts';

/**
 * Where something stands; lines and columns count from 1, ends are exclusive. `column` counts characters as people do
 * (an emoji or a letter with its accents is one), `unit` counts UTF-16 code units, as editors and SARIF do.
 */
export type Position = {
  line: number;
  column: number;
  unit: number;
  endLine: number;
  endColumn: number;
  endUnit: number;
};

/**
 * Answers for spans of one text. Lines end with LF, CRLF or CR. Linear in the text as long as the spans are asked for in order:
 * columns are counted on from the span before.
 */
export function makePositions(text: string): (span: Span) => Position {
  const lines = startsOfLines(text);
  let known = { offset: 0, line: 1, column: 1 };

  const at = (offset: number) => {
    const line = lineAt(lines, offset);
    const start = lines[line - 1] as number;
    const goesOn = known.line === line && known.offset <= offset;
    const column = goesOn
      ? known.column + countCharacters(text.slice(known.offset, offset))
      : 1 + countCharacters(text.slice(start, offset));
    return { offset, line, column, unit: offset - start + 1 };
  };

  return ({ start, end }) => {
    const from = at(start);
    known = from;
    const to = at(end);
    return {
      line: from.line,
      column: from.column,
      unit: from.unit,
      endLine: to.line,
      endColumn: to.column,
      endUnit: to.unit,
    };
  };
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n|\n|\r/g)) starts.push(index + end.length);
  return starts;
}

function lineAt(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

const isPlain = (text: string): boolean => /^[\t\x20-\x7E]*$/.test(text);

/** The characters a person would count. */
export const charactersOf = (text: string): string[] =>
  isPlain(text) ? text.split('') : Array.from(graphemes.segment(text), ({ segment }) => segment);

const countCharacters = (text: string): number => (isPlain(text) ? text.length : charactersOf(text).length);
