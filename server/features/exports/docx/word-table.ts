import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Block, Cell } from '#shared/document/export/export-document.ts';
import { FIGURE_PALETTES } from '#shared/document/figures/palette.ts';
import { columnShares } from '../column-shares.ts';
import { type WordParts, wordRuns } from './word-runs.ts';
import { LINE, SOFT_INK } from './word-styles.ts';

type TableBlock = Extract<Block, { kind: 'table' }>;

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const HAIR = { style: BorderStyle.SINGLE, size: 4, color: LINE };
const RULED = { top: HAIR, bottom: HAIR, left: NONE, right: NONE, insideVertical: NONE, insideHorizontal: HAIR };
const ALIGNMENTS = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT };
/** Twips between a frame and what stands in it, and what both sides take. */
const INSET = 160;
export const FRAME = 2 * INSET;
/** The generated tables always have the same columns: they share the width the same way. */
const SHARES: Partial<Record<TableBlock['look'], number[]>> = { facts: [22, 78], timeline: [11, 20, 50, 19] };

/** A table whose head stands again on each page, and room below it. */
export function wordTable(table: TableBlock, parts: WordParts, width: number): (Table | Paragraph)[] {
  const { head, rows, look, tones } = table;
  const columns = head?.length ?? rows[0]?.length ?? 1;
  const shares = SHARES[look]?.length === columns ? SHARES[look]! : columnShares(table);
  const widths = widthsOf(shares, width);
  const cells = (row: readonly Cell[], isHead: boolean, dot?: string) =>
    row.map((one, column) =>
      cell(one, widths[column]!, parts, { isHead, look, column, dot: column === 1 ? dot : undefined }),
    );
  const built = [
    ...(head ? [new TableRow({ tableHeader: true, cantSplit: true, children: cells(head, true) })] : []),
    ...rows.map((row, index) => {
      const tone = tones?.[index];
      const dot = tone ? FIGURE_PALETTES.light[tone].slice(1).toUpperCase() : undefined;
      return new TableRow({ cantSplit: true, children: cells(row, false, dot) });
    }),
  ];
  if (built.length === 0) return [];
  return [
    new Table({
      width: { size: width, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths: widths,
      borders: RULED,
      rows: built,
    }),
    gap(),
  ];
}

type CellLook = { isHead: boolean; look: TableBlock['look']; column: number; dot: string | undefined };

function cell({ content, align, direction }: Cell, width: number, parts: WordParts, look: CellLook): TableCell {
  const isQuiet = !look.isHead && look.look !== 'plain' && (look.column === 0 || look.column === 3);
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: look.column === 0 ? 0 : 90, right: 60, top: 20, bottom: 20 },
    children: [
      new Paragraph({
        style: look.isHead ? 'CellHead' : 'Cell',
        bidirectional: direction === 'rtl',
        ...(align && { alignment: ALIGNMENTS[align] }),
        children: [
          ...(look.dot ? [new TextRun({ text: '● ', color: look.dot, size: 14 })] : []),
          ...wordRuns(content, direction, parts, isQuiet ? { color: SOFT_INK } : {}),
        ],
      }),
    ],
  });
}

/** Blocks in a tinted frame with a bar at their beginning. */
export function framed(
  children: (Table | Paragraph)[],
  width: number,
  { color, fill }: { color: string; fill: string },
): (Table | Paragraph)[] {
  const frame = new TableCell({
    width: { size: width, type: WidthType.DXA },
    shading: { type: 'clear', fill },
    margins: { left: INSET, right: INSET, top: 60, bottom: 60 },
    borders: { top: NONE, bottom: NONE, right: NONE, left: { style: BorderStyle.SINGLE, size: 18, color } },
    children,
  });
  return [
    new Table({
      width: { size: width, type: WidthType.DXA },
      layout: TableLayoutType.FIXED,
      columnWidths: [width],
      rows: [new TableRow({ children: [frame] })],
    }),
    gap(),
  ];
}

/** Tables stand close to what follows: a low line between, which Word also wants between two of them. */
const gap = (): Paragraph =>
  new Paragraph({ spacing: { before: 0, after: 60, line: 120, lineRule: 'auto' }, children: [] });

function widthsOf(shares: readonly number[], width: number): number[] {
  const sum = shares.reduce((total, share) => total + share, 0);
  return shares.map((share) => Math.floor((width * share) / sum));
}
