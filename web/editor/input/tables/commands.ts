import type { Attrs, Node } from 'prosemirror-model';
import type { Command } from 'prosemirror-state';
import { TextSelection } from 'prosemirror-state';
import { addRowAfter, goToNextCell, isInTable, selectedRect } from 'prosemirror-tables';
import { nodes } from '../kinds.ts';

/** A table of empty cells whose first row is its head. */
export function newTable(rows: number, columns: number): Node {
  const cells = (type: typeof nodes.tableCell, attrs: Attrs | null = null) =>
    Array.from({ length: columns }, () => type.create(attrs, nodes.paragraph.create()));
  return nodes.table.create(
    null,
    Array.from({ length: rows }, (_, row) =>
      nodes.tableRow.create(null, cells(row === 0 ? nodes.tableHeader : nodes.tableCell)),
    ),
  );
}

/** Tab: the next cell; after the last one a new row. */
export const nextCell: Command = (state, dispatch, view) => {
  if (!isInTable(state)) return false;
  if (goToNextCell(1)(state, dispatch)) return true;
  if (!dispatch || !view) return true;
  addRowAfter(state, dispatch);
  return goToNextCell(1)(view.state, dispatch);
};
export const previousCell: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  goToNextCell(-1)(state, dispatch);
  return true;
};

/** Enter in a cell: the cell below, as in any sheet; from the last row below the table. */
export const cellBelow: Command = (state, dispatch) => {
  if (!isInTable(state)) return false;
  const { map, tableStart, bottom, left, table } = selectedRect(state);
  if (!dispatch) return true;
  if (bottom < map.height) {
    const at = tableStart + map.map[bottom * map.width + left]!;
    dispatch(state.tr.setSelection(TextSelection.near(state.doc.resolve(at + 1))).scrollIntoView());
    return true;
  }
  const after = tableStart + table.content.size + 1;
  const tr = state.tr;
  if (tr.doc.nodeAt(after)?.type !== nodes.paragraph) tr.insert(after, nodes.paragraph.create());
  dispatch(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};

/** Aligns whole columns, as Markdown can say no less. */
export const alignColumns =
  (align: 'left' | 'center' | 'right' | null): Command =>
  (state, dispatch) => {
    if (!isInTable(state)) return false;
    if (!dispatch) return true;
    const { map, tableStart, left, right, table } = selectedRect(state);
    const tr = state.tr;
    for (const cell of new Set(map.cellsInRect({ left, right, top: 0, bottom: map.height })))
      if (table.nodeAt(cell)!.attrs.align !== align) tr.setNodeAttribute(tableStart + cell, 'align', align);
    dispatch(tr);
    return true;
  };

/** The alignment of the cell with the cursor. */
export const alignmentHere: (state: Parameters<Command>[0]) => string | null = (state) => {
  const { map, table, top, left } = selectedRect(state);
  return table.nodeAt(map.map[top * map.width + left]!)?.attrs.align ?? null;
};
