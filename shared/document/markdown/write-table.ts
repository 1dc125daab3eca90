import type { AlignType, RootContent, TableRow } from 'mdast';
import type { Node } from 'prosemirror-model';
import { documentSchema } from '../schema/schema.ts';
import { writeColumns } from './table-columns.ts';
import { writeInline } from './write-inline.ts';

const writeRow = (row: Node): TableRow => ({
  type: 'tableRow',
  children: row.children.map((cell) => ({
    type: 'tableCell',
    children: writeInline(cell.firstChild!.children, 'cell'),
  })),
});

/** A table in normal form, after a comment with the widths of its columns where somebody set them. */
export const writeTable = (table: Node): RootContent[] => {
  const first = table.firstChild!;
  const hasHead = first.firstChild!.type === documentSchema.nodes.tableHeader;
  const emptyHead: TableRow = {
    type: 'tableRow',
    children: first.children.map(() => ({ type: 'tableCell', children: [] })),
  };
  const widths = first.children.map(({ attrs }) => (attrs.colwidth as number[] | null)?.[0] ?? null);
  const align = first.children.map(({ attrs }) => attrs.align as AlignType);
  const rows = table.children.map(writeRow);
  return [
    ...(widths.every((width) => width === null)
      ? []
      : [{ type: 'raw' as const, value: writeColumns(widths), touches: true }]),
    { type: 'table', align, children: hasHead ? rows : [emptyHead, ...rows] },
  ];
};
