import type { Node } from 'prosemirror-model';
import { documentSchema } from '../schema/schema.ts';
import { tidyInline } from './tidy-inline.ts';

const { table: tableType, tableRow, tableCell, tableHeader, paragraph } = documentSchema.nodes;

/** A span that says more is a mistake or an attack; Markdown has no spans, so it would become that many empty cells. */
const MOST_COLUMNS = 100;
const WIDEST = 9999;

type Cell = Node | null;

const widthOf = ({ attrs }: Node, column: number): number | null => {
  const width = Math.round((attrs.colwidth as number[] | null)?.[column] ?? 0);
  return width > 0 ? Math.min(width, WIDEST) : null;
};

/** The table as rows of equally many cells, null being what a cell beside or above covers, and the widths of its columns. */
const gridOf = (table: Node): { grid: Cell[][]; widths: (number | null)[] } => {
  const grid: Cell[][] = table.children.map(() => []);
  const widths: (number | null)[] = [];
  table.children.forEach((row, y) => {
    let x = 0;
    for (const cell of row.children) {
      while (grid[y]![x] !== undefined) x += 1;
      const width = Math.max(1, Math.min(Math.trunc(cell.attrs.colspan) || 1, MOST_COLUMNS - x));
      const height = Math.max(1, Math.min(Math.trunc(cell.attrs.rowspan) || 1, grid.length - y));
      for (let down = 0; down < height; down += 1) {
        for (let right = 0; right < width; right += 1) grid[y + down]![x + right] = down + right === 0 ? cell : null;
      }
      for (let right = 0; right < width; right += 1) widths[x + right] ??= widthOf(cell, right);
      x += width;
    }
  });
  const columns = Math.max(1, ...grid.map((row) => row.length));
  return { grid: grid.map((row) => Array.from({ length: columns }, (_, x) => row[x] ?? null)), widths };
};

const firstOf = <T>(grid: Cell[][], x: number, read: (cell: Node) => T | null): T | null => {
  for (const row of grid) {
    const found = row[x] ? read(row[x]) : null;
    if (found !== null) return found;
  }
  return null;
};

const alignOf = ({ attrs }: Node): string | null =>
  attrs.align === 'left' || attrs.align === 'center' || attrs.align === 'right' ? attrs.align : null;

/** Kept source in a cell: a bare pipe would end the cell. */
const escapePipes = (node: Node): Node => {
  if (node.type.name !== 'rawInline') return node;
  const source = (node.attrs.source as string).replace(/(?<!\\)((?:\\\\)*)\|/g, '$1\\|');
  return node.type.create({ source }, null, node.marks);
};

const isEmpty = (row: Node): boolean => row.children.every((cell) => cell.firstChild!.childCount === 0);

/**
 * A table as GitHub's Markdown can say it: spans taken apart, one alignment and width for a column, a head of a whole row or
 * none. A head without a word is none, since that is how a table without a head is written.
 */
export const normalTable = (table: Node): Node => {
  const { grid, widths } = gridOf(table);
  const columns = grid[0]!.map((_, x) => {
    const width = widths[x] ?? null;
    return { align: firstOf(grid, x, alignOf), colwidth: width === null ? null : [width] };
  });
  const isHead = grid[0]!.every((cell) => cell === null || cell.type === tableHeader);
  const rows = grid.map((row, y) =>
    tableRow!.create(
      null,
      row.map((cell, x) => {
        const content = cell ? tidyInline(cell.firstChild!.children).map(escapePipes) : [];
        const type = y === 0 && isHead ? tableHeader : tableCell;
        return type!.create(columns[x], paragraph!.create(null, content));
      }),
    ),
  );
  const hasEmptyHead = isHead && rows.length > 1 && isEmpty(rows[0]!);
  return tableType!.create(null, hasEmptyHead ? rows.slice(1) : rows);
};
