import type { ValueFigure } from './figures.ts';

type Cell = string | number | null;

/** Everything on the page, row by row, each with what it counts: RFC 4180, CRLF. */
export function valueCsv(figures: readonly ValueFigure[], scope: string): string {
  const head = ['figure', 'scope', 'row', 'measure', 'value', 'definition', 'sample', 'exclusions'];
  const rows = figures.flatMap(({ title, definition, sample, exclusions, table }) =>
    table.rows.flatMap(
      ([label, ...values]) =>
      values.map((value, at): Cell[] => [
        title, scope, label ?? '', table.columns[at + 1] ?? '', rounded(value), definition, sample, exclusions,
      ]), // biome-ignore format: one row
    ),
  );
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

const rounded = (value: Cell | undefined): Cell =>
  typeof value === 'number' ? Math.round(value * 1000) / 1000 : (value ?? null);

/** A leading =, +, - or @ would run as a formula in a spreadsheet: an apostrophe keeps it text. */
function cell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
