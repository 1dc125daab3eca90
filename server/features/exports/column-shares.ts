import type { Block, Cell } from '#shared/document/export/export-document.ts';

/** How columns share the width: by the longest and the usual text in them, none squeezed to nothing. */
export function columnShares({ head, rows }: Extract<Block, { kind: 'table' }>): number[] {
  const all = [...(head ? [head] : []), ...rows];
  const widths = (all[0] ?? []).map((_, column) => {
    const lengths = all.map((row) => lengthOf(row[column]));
    const usual = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
    return Math.min(60, Math.max(6, usual, Math.max(...lengths) / 2));
  });
  return widths.map((width) => Math.round(width * 10) / 10);
}

function lengthOf(cell: Cell | undefined): number {
  return (cell?.content ?? []).reduce((sum, one) => sum + (one.kind === 'text' ? one.text.length : 2), 0);
}
