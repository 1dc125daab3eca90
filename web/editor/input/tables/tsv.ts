import type { Node } from 'prosemirror-model';
import { documentSchema } from '#shared/document/schema/schema.ts';
import { nodes } from '../kinds.ts';

/** Cells of a copied sheet: tabs between, quotes around those with line breaks. Undefined when it is no sheet. */
export function readTsv(text: string): string[][] | undefined {
  const source = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  if (!source.includes('\t')) return undefined;
  const rows: string[][] = [[]];
  const field = /(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))([\t\n]|$)/gy;
  for (let match = field.exec(source); match; match = field.exec(source)) {
    rows.at(-1)!.push(match[1] === undefined ? match[2]! : match[1].replaceAll('""', '"'));
    if (match[3] === '\n') rows.push([]);
    if (match[3] === '') break;
  }
  const width = rows[0]!.length;
  const isSheet = width > 1 && rows.every((row) => row.length === width);
  return isSheet ? rows : undefined;
}

/** Words of a cell on one line: a cell holds one paragraph. */
const cell = (words: string, isHead: boolean): Node => {
  const text = words.replace(/\s*\n\s*/g, ' ').trim();
  return (isHead ? nodes.tableHeader : nodes.tableCell).create(
    null,
    nodes.paragraph.create(null, text ? documentSchema.text(text) : null),
  );
};

/** A table of these cells, the first row its head. */
export const tableOf = (rows: readonly (readonly string[])[], hasHead = true): Node =>
  nodes.table.create(
    null,
    rows.map((row, index) =>
      nodes.tableRow.create(
        null,
        row.map((words) => cell(words, hasHead && index === 0)),
      ),
    ),
  );
