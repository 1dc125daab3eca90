import { describe, expect, it } from 'vitest';
import { doc, n, p, Writer } from '#tests/support/writing.ts';
import { placeBlock } from '../commands/insert.ts';
import { alignColumns, cellBelow, newTable, nextCell, previousCell } from './commands.ts';
import { readTsv, tableOf } from './tsv.ts';

const row = (...cells: string[]) => n('tableRow', ...cells.map((words) => n('tableCell', p(words))));
const table = (...rows: ReturnType<typeof row>[]) => doc(n('table', ...rows));

describe('cells', () => {
  it('Tab goes on, and makes a row after the last', () => {
    const writer = new Writer(table(row('a|', 'b')));
    writer.run(nextCell);
    writer.run(nextCell);
    expect(writer.type('c').shown).toContain('tableRow(tableCell(paragraph("c")), tableCell(paragraph))');
    writer.run(previousCell);
    expect(writer.state.selection.$from.parent.textContent).toBe('b');
  });
  it('Enter goes below, and out of the last row', () => {
    const writer = new Writer(table(row('a|', 'b'), row('c', 'd')));
    writer.run(cellBelow);
    expect(writer.state.selection.$from.parent.textContent).toBe('c');
    writer.run(cellBelow);
    expect(writer.type('x').state.doc.firstChild!.lastChild!.textContent).toBe('x');
  });
  it('alignment belongs to the column', () => {
    const writer = new Writer(table(row('a', 'b|'), row('c', 'd')));
    writer.run(alignColumns('right'));
    const aligns: unknown[] = [];
    writer.state.doc.descendants((node) => void (node.type.name === 'tableCell' && aligns.push(node.attrs.align)));
    expect(aligns).toEqual([null, 'right', null, 'right']);
  });
  it('a new one takes the place of an empty paragraph, with the cursor in it', () => {
    const writer = new Writer(doc(p('|')));
    writer.dispatch(placeBlock(writer.state.tr, newTable(2, 2)));
    expect(writer.type('x').shown).toMatch(/^<table\(tableRow\(tableHeader\(paragraph\("x"\)\)/);
    writer.state.doc.check();
  });
});

describe('sheets', () => {
  it('reads tabs, quotes and line breaks in quotes', () => {
    expect(readTsv('a\tb\n"c ""x""\nd"\te\n')).toEqual([
      ['a', 'b'],
      ['c "x"\nd', 'e'],
    ]);
  });
  it('is no sheet without tabs, or with ragged rows', () => {
    expect(readTsv('a, b')).toBeUndefined();
    expect(readTsv('if x:\n\treturn 1')).toBeUndefined();
  });
  it('becomes a table whose cells are single lines', () => {
    const made = tableOf([
      ['Time', 'What'],
      ['10:02', 'two\nlines'],
    ]);
    made.check();
    expect(made.toString()).toContain('tableCell(paragraph("two lines"))');
  });
});
