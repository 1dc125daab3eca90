import { describe, expect, test } from 'vitest';
import { documentSchema } from '../schema/schema.ts';
import { normaliseMarkdown, plainText, readDocument, readSection, writeSection, writeSections } from './index.ts';

const { nodes, marks } = documentSchema;
const section = (...content: ReturnType<typeof readSection>) => nodes.section!.create({ key: 'summary' }, content);
const paragraph = (text: string) => nodes.paragraph!.create(null, documentSchema.text(text));
const typesOf = (markdown: string) => readSection(markdown).map(({ type }) => type.name);

describe('reading', () => {
  test('no text is one empty paragraph', () => {
    for (const markdown of ['', '\n\n', '<!-- -->', '<!-- /block -->']) {
      expect(section(...readSection(markdown)).eq(section(nodes.paragraph!.create()))).toBe(true);
    }
  });

  test('a citation is a node; escaped, or defined beside it as a footnote, it is not', () => {
    const [cited, escaped] = readSection('It broke.[^3]\n\nIt broke.\\[^3]');
    expect(cited!.lastChild!.type.name).toBe('citation');
    expect(cited!.lastChild!.attrs.number).toBe(3);
    expect(escaped!.textContent).toBe('It broke.[^3]');
    expect(readSection('Seen[^1]\n\n[^1]: by us')[0]!.lastChild!.attrs.source).toBe('[^1]');
  });

  test('people, services, incidents and moments are nodes; a moment called otherwise stays a link', () => {
    const line = readSection(
      '[@Ana Ruiz](debrief:person/p1) [checkout](debrief:service/s1) [14:05](debrief:time/2026-03-04T14:05:00Z) [lunch](debrief:time/2026-03-04T14:05:00Z)',
    )[0]!;
    expect(line.children.filter((node) => !node.isText).map(({ attrs }) => attrs)).toEqual([
      { kind: 'person', id: 'p1', label: 'Ana Ruiz' },
      { kind: 'service', id: 's1', label: 'checkout' },
      { at: '2026-03-04T14:05:00Z' },
    ]);
    expect(line.lastChild!.text).toBe('lunch');
    expect(plainText(line)).toBe('Ana Ruiz checkout 14:05 UTC lunch');
  });

  test('live blocks lose what was generated, and stand only where a section begins its lines', () => {
    expect(typesOf('a\n\n<!-- block: metric m1 -->\n\n| x |\n| - |\n\n<!-- /block -->\n\nb')).toEqual([
      'paragraph',
      'liveBlock',
      'paragraph',
    ]);
    expect(readSection('> <!-- block: timeline -->')[0]!.firstChild!.type.name).toBe('rawBlock');
  });

  test('"about half past one" is struck out by no sign of its own', () => {
    expect(plainText(section(...readSection('down from ~13:30~ to ~14:00')))).toBe('down from ~13:30~ to ~14:00');
  });
});

describe('writing', () => {
  test('suggestions count as not accepted', () => {
    const [insertion, deletion] = ['insertion', 'deletion'].map((name) => marks[name]!.create({ id: '1' }));
    const line = nodes.paragraph!.create(null, [
      documentSchema.text('We '),
      documentSchema.text('never ', [insertion!]),
      documentSchema.text('always ', [deletion!]),
      documentSchema.text('knew.'),
    ]);
    expect(writeSection(section(line))).toBe('We always knew.');
    expect(plainText(line)).toBe('We always knew.');
  });

  test('spans of a table become cells, widths a comment before it', () => {
    const cell = (text: string, attrs = {}) => nodes.tableCell!.create(attrs, paragraph(text));
    const row = (...cells: ReturnType<typeof cell>[]) => nodes.tableRow!.create(null, cells);
    const table = nodes.table!.create(null, [
      row(cell('a', { colspan: 2, colwidth: [120, 80] }), cell('b', { rowspan: 2 })),
      row(cell('c'), cell('d|e')),
    ]);
    expect(writeSection(section(table))).toBe(
      '<!-- columns: 120,80,auto -->\n| | | |\n| - | - | - |\n| a | | b |\n| c | d\\|e | |',
    );
  });

  test('lists side by side stay two', () => {
    const list = (text: string) => nodes.bulletList!.create(null, nodes.listItem!.create(null, paragraph(text)));
    const written = writeSection(section(list('a'), list('b')));
    expect(written).toBe('- a\n\n* b');
    expect(typesOf(written)).toEqual(['bulletList', 'bulletList']);
  });

  test('kept source cannot swallow what comes after it', () => {
    const written = writeSection(section(nodes.rawBlock!.create({ source: '<!-- begun' }), paragraph('after')));
    expect(typesOf(written)).toEqual(['rawBlock', 'paragraph']);
  });

  test('a document is its sections, in order', () => {
    const sections = [
      { key: 'summary', markdown: 'It **broke**.' },
      { key: 'timeline', markdown: '<!-- block: timeline -->' },
      { key: 'impact', markdown: '' },
    ];
    expect(writeSections(readDocument(sections))).toEqual(sections);
  });

  test('what other tools write is said in one way', () => {
    expect(normaliseMarkdown('Title\n=====\n\n* one\n* two\n\n__bold__ http://x.example [ref]\n\n[ref]: /a\r\n')).toBe(
      '# Title\n\n- one\n- two\n\n**bold** <http://x.example> [ref](/a)',
    );
  });
});
