import type { Element, ElementContent } from 'hast';
import type { Node } from 'prosemirror-model';
import { nodes } from '../../kinds.ts';
import { inline, isSkipped, type PasteContext, tidy } from './inline.ts';
import { attribute, stylesOf } from './styles.ts';

const BLOCKS = /^(?:p|div|li|h[1-6]|br|tr|pre|blockquote)$/;
const MOST_COLUMNS = 60;

const elements = (parent: Element, names: readonly string[]): Element[] =>
  parent.children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return names.includes(child.tagName)
      ? [child]
      : ['thead', 'tbody', 'tfoot'].includes(child.tagName)
        ? elements(child, names)
        : [];
  });

/** The cells of a table by row, each in as many places as it spans: its words in the first. */
function gridOf(table: Element): (Element | null)[][] {
  const grid: (Element | null)[][] = [];
  elements(table, ['tr']).forEach((row, rowAt) => {
    grid[rowAt] ??= [];
    let at = 0;
    for (const cell of elements(row, ['td', 'th'])) {
      while (grid[rowAt]![at] !== undefined) at += 1;
      const across = Math.min(Number(attribute(cell, 'colspan') ?? 1) || 1, MOST_COLUMNS);
      const down = Math.min(Number(attribute(cell, 'rowspan') ?? 1) || 1, 200);
      for (let row = 0; row < down; row += 1)
        for (let column = 0; column < across && at + column < MOST_COLUMNS; column += 1) {
          grid[rowAt + row] ??= [];
          grid[rowAt + row]![at + column] = row === 0 && column === 0 ? cell : null;
        }
      at += across;
    }
  });
  return grid.filter((row) => row.some(Boolean));
}

/** The words of a cell on one line: blocks in it are parted by line breaks, lists by signs. */
function cellWords(children: readonly ElementContent[], context: PasteContext): Node[] {
  const lines: Node[][] = [];
  let run: ElementContent[] = [];
  const flush = () => {
    const words = tidy(inline(run, [], context));
    if (words.length > 0) lines.push(words);
    run = [];
  };
  const walk = (list: readonly ElementContent[]) => {
    for (const child of list) {
      if (child.type === 'element' && isSkipped(child)) continue;
      const holdsBlocks =
        child.type === 'element' &&
        child.children.some((one) => one.type === 'element' && BLOCKS.test(one.tagName) && one.tagName !== 'br');
      if (child.type === 'element' && (holdsBlocks || (BLOCKS.test(child.tagName) && child.tagName !== 'br'))) {
        flush();
        if (holdsBlocks) walk(child.children);
        else run.push(child);
        flush();
      } else run.push(child);
    }
  };
  walk(children);
  flush();
  return lines.flatMap((line, index) => (index > 0 ? [nodes.hardBreak.create(), ...line] : line));
}

const alignOf = (cell: Element | null): string | null => {
  const align = cell && (stylesOf(cell).get('text-align') ?? attribute(cell, 'align'));
  return align === 'center' || align === 'right' ? align : null;
};

/** The only cell of a table that is there for looks alone. */
export function onlyCell(table: Element): Element | undefined {
  const rows = elements(table, ['tr']);
  const cells = rows.flatMap((row) => elements(row, ['td', 'th']));
  return cells.length === 1 ? cells[0] : undefined;
}

/** A table in our form: every row as long as the longest, the first row its head, one line in a cell. */
export function table(element: Element, context: PasteContext): Node | undefined {
  const grid = gridOf(element);
  const width = Math.max(0, ...grid.map((row) => row.length));
  if (width === 0) return undefined;
  const aligns = Array.from({ length: width }, (_, column) => alignOf((grid[1] ?? grid[0])![column] ?? null));
  const rows = grid.map((row, index) =>
    nodes.tableRow.create(
      null,
      Array.from({ length: width }, (_, column) => {
        const type = index === 0 ? nodes.tableHeader : nodes.tableCell;
        const cell = row[column];
        const words = cell ? cellWords(cell.children, context) : [];
        const plain =
          index === 0
            ? words.map((node) => node.mark(node.marks.filter((mark) => mark.type.name !== 'strong')))
            : words;
        return type.create({ align: aligns[column] }, nodes.paragraph.create(null, plain));
      }),
    ),
  );
  return nodes.table.create(null, rows);
}
