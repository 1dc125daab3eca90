import type { Node } from 'prosemirror-model';
import { TableView, updateColumnsOnResize } from 'prosemirror-tables';

/** Narrower than this no column can be drawn; columns nobody has set share what is left. */
export const NARROWEST = 56;

/** The library's table in a frame that scrolls sideways, so that a wide one never widens the page. */
export class ScrolledTable extends TableView {
  constructor(node: Node, narrowest: number) {
    super(node, narrowest);
    this.dom.className = 'table-scroll';
    this.#fit(node);
  }
  override update(node: Node): boolean {
    const isTaken = super.update(node);
    if (isTaken) this.#fit(node);
    return isTaken;
  }
  /** Columns without a width take no less than their share: the table is as wide as the text until somebody draws it wider. */
  #fit(node: Node) {
    const hasWidths = node.firstChild?.children.some((cell) => cell.attrs.colwidth) ?? false;
    this.table.classList.toggle('has-widths', hasWidths);
    if (hasWidths) updateColumnsOnResize(node, this.colgroup, this.table, this.defaultCellMinWidth);
  }
}
