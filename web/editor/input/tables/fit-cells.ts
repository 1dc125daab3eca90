import type { Node } from 'prosemirror-model';
import type { EditorState } from 'prosemirror-state';
import { selectedRect } from 'prosemirror-tables';
import { nodes } from '../kinds.ts';

/** A pasted table with heads where the table it goes into has them, and nowhere else. */
export function fitCells(pasted: Node, state: EditorState): Node {
  const { table, map, top, left } = selectedRect(state);
  const isHead = top === 0 && table.nodeAt(map.map[left]!)?.type === nodes.tableHeader;
  const rows = pasted.children.map((row, index) => {
    const type = isHead && index === 0 ? nodes.tableHeader : nodes.tableCell;
    return nodes.tableRow.create(
      null,
      row.children.map((cell) => type.create(cell.attrs, cell.content)),
    );
  });
  return nodes.table.create(null, rows);
}
