import { NodeSelection, Plugin, TextSelection } from 'prosemirror-state';
import { CellSelection, columnResizing, isInTable, selectedRect, tableEditing } from 'prosemirror-tables';
import type { EditorView } from 'prosemirror-view';
import type { EditorContext } from '../../editor-context.ts';
import { Layer } from '../layer.ts';
import { CellMenu } from './cell-menu.tsx';
import { NARROWEST, ScrolledTable } from './table-view.ts';
import './tables.css';

/** The cell whose corner carries the menu: the first of those selected. */
function cellElement(view: EditorView): HTMLElement | null {
  const { map, tableStart, top, right } = selectedRect(view.state);
  const cell = view.nodeDOM(tableStart + map.map[top * map.width + right - 1]!);
  return cell instanceof HTMLElement ? cell : null;
}

function cellMenuPlugin({ portals }: EditorContext): Plugin {
  return new Plugin({
    view(view) {
      const layer = new Layer(view, portals);
      const show = () => {
        const isHere = view.editable && (view.hasFocus() || layer.element.contains(document.activeElement));
        if (!isHere || !isInTable(view.state)) return layer.hide();
        const cell = cellElement(view);
        if (cell)
          layer.show(<CellMenu view={view} cell={cell} isMany={view.state.selection instanceof CellSelection} />);
      };
      const soon = () => setTimeout(() => !view.isDestroyed && show());
      document.addEventListener('focusin', soon);
      document.addEventListener('focusout', soon);
      return {
        update: show,
        destroy() {
          document.removeEventListener('focusin', soon);
          document.removeEventListener('focusout', soon);
          layer.destroy();
        },
      };
    },
  });
}

/** Words may be drawn out of a cell; a cell drawn by accident, beside the edge of its column, would come back as one more. */
const steadyCells = new Plugin({
  props: {
    handleDOMEvents: {
      dragstart(view, event) {
        const { selection } = view.state;
        const isInCell = !!(event.target as Element | null)?.parentElement?.closest('table');
        const isWords = selection instanceof TextSelection && !selection.empty;
        const isPicture = selection instanceof NodeSelection && selection.node.isInline;
        if (!isInCell || isWords || isPicture) return false;
        event.preventDefault();
        return true;
      },
    },
  },
});

/** Tables: columns that are drawn wider, cells selected across, a menu at the cell, sheets pasted into them. */
export const tablePlugins = (context: EditorContext): Plugin[] => [
  columnResizing({ handleWidth: 5, cellMinWidth: NARROWEST, defaultCellMinWidth: 120, View: ScrolledTable }),
  steadyCells,
  cellMenuPlugin(context),
  tableEditing(),
];
