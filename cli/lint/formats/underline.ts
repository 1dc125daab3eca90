import type { Excerpt } from '../report.ts';
import { type Cell, cellsOf } from './terminal-cells.ts';

type MarkedCell = Cell & { isQuote: boolean };

/** A row of a sentence, and what is written under it; '' where nothing is underlined. */
export type Row = { words: string; underline: string };

/** A sentence in rows of at most `width` columns, broken between words, the quotation underlined. */
export function underlineQuote({ before, quote, after }: Excerpt, width: number): Row[] {
  const cells = [
    ...cellsOf(before).map((cell) => ({ ...cell, isQuote: false })),
    ...cellsOf(quote).map((cell) => ({ ...cell, isQuote: true })),
    ...cellsOf(after).map((cell) => ({ ...cell, isQuote: false })),
  ];
  return breakRows(cells, width).map((row) => ({
    words: row.map(({ shown }) => shown).join(''),
    underline: row
      .map((cell) => (cell.isQuote ? '^' : ' ').repeat(cell.width))
      .join('')
      .trimEnd(),
  }));
}

/** Greedy: as many words in a row as fit; a word that is longer than a row is cut. */
function breakRows(cells: readonly MarkedCell[], width: number): MarkedCell[][] {
  const rows: MarkedCell[][] = [];
  let start = 0;
  let space = -1;
  let used = 0;
  for (let index = 0; index < cells.length; index++) {
    const cell = cells[index] as MarkedCell;
    if (cell.shown === ' ') space = index;
    used += cell.width;
    if (used <= width || index === start) continue;
    const end = space > start ? space : index;
    rows.push(cells.slice(start, end));
    start = cells[end]?.shown === ' ' ? end + 1 : end;
    used = 0;
    for (let again = start; again <= index; again++) used += (cells[again] as MarkedCell).width;
    space = -1;
  }
  if (start < cells.length) rows.push(cells.slice(start));
  return rows;
}
