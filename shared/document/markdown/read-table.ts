import type { Table } from 'mdast';
import type { Node } from 'prosemirror-model';
import { documentSchema } from '../schema/schema.ts';
import { readInline } from './read-inline.ts';

const { table, tableRow, tableCell, tableHeader, paragraph } = documentSchema.nodes;

/** `widths` of the columns in px come from the comment before the table. */
export const readTable = (node: Table, source: string, widths: readonly (number | null)[] = []): Node => {
  const rows = node.children.map((row, y) => {
    const cells = row.children.map((cell, x) => {
      const attrs = { align: node.align?.[x] ?? null, colwidth: widths[x] ? [widths[x]] : null };
      const content = paragraph!.create(null, readInline(cell.children, source));
      return (y === 0 ? tableHeader : tableCell)!.create(attrs, content);
    });
    return tableRow!.create(null, cells);
  });
  return table!.create(null, rows);
};
