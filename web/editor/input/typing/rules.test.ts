import { inputRules, undoInputRule } from 'prosemirror-inputrules';
import { describe, expect, it } from 'vitest';
import { doc, n, p, Writer } from '#tests/support/writing.ts';
import { BLOCK_RULES } from './block-rules.ts';
import { linkBefore, MARK_RULES } from './mark-rules.ts';
import { timeRules } from './time-rules.ts';

const known = () => ({ timeZone: 'UTC', moments: ['2026-03-04T10:00:00Z', '2026-03-04T15:00:00Z'] });
const writer = (start = doc(p())) =>
  new Writer(start, [inputRules({ rules: [...BLOCK_RULES, ...MARK_RULES, ...timeRules(known)] })]);
const typed = (text: string, start = doc(p())) => writer(start).type(text).shown;

describe('Markdown that begins a line', () => {
  it.each([
    ['# Cause', '<heading("Cause")>'],
    ['- one', '<bulletList(listItem(paragraph("one")))>'],
    ['* one', '<bulletList(listItem(paragraph("one")))>'],
    ['3. three', '<orderedList(listItem(paragraph("three")))>'],
    ['[ ] call', '<bulletList(listItem(paragraph("call")))>'],
    ['> said', '<blockquote(paragraph("said"))>'],
    ['> [!WARNING] hot', '<callout(paragraph("hot"))>'],
    ['```sql select', '<codeBlock("select")>'],
    ['---', '<horizontalRule, paragraph>'],
  ])('%s', (text, shown) => expect(typed(text)).toBe(shown));

  it('keeps level, number, kind, language and what is ticked', () => {
    const first = (text: string) => writer().type(text).state.doc.firstChild!.firstChild!;
    expect(first('## a').attrs.level).toBe(2);
    expect(first('7. a').attrs.start).toBe(7);
    expect(first('> [!TIP] a').attrs.kind).toBe('tip');
    expect(first('```go a').attrs.language).toBe('go');
    expect(first('[x] a').firstChild!.attrs.checked).toBe(true);
  });
  it('makes a task of the item one is in, and no list in a list', () => {
    const list = doc(n('bulletList', n('listItem', p('|'))));
    const item = writer(list).type('[ ] call').state.doc.firstChild!.firstChild!.firstChild!;
    expect(item.attrs.checked).toBe(false);
    expect(typed('- call', list)).toBe('<bulletList(listItem(paragraph("- call")))>');
  });
  it('goes on with the list above', () => {
    const list = doc(n('orderedList', n('listItem', p('one'))), p('|'));
    expect(typed('2. two', list)).toBe('<orderedList(listItem(paragraph("one")), listItem(paragraph("two")))>');
  });
  it('does nothing in a cell, where a block cannot stand', () => {
    const table = doc(n('table', n('tableRow', n('tableCell', p('|')))));
    for (const text of ['# a', '- a', '> a', '[ ] a', '```a b', '[!NOTE] a'])
      expect(typed(text, table), text).toBe(`<table(tableRow(tableCell(paragraph("${text}"))))>`);
  });
  it('is taken back by one Backspace', () => {
    const one = writer().type('# ');
    expect(one.run(undoInputRule)).toBe(true);
    expect(one.shown).toBe('<paragraph("# ")>');
  });
});

describe('Markdown within a line', () => {
  it.each([
    ['a **bold** b', '<paragraph("a ", strong("bold"), " b")>'],
    ['a __bold__ b', '<paragraph("a ", strong("bold"), " b")>'],
    ['a *so* b', '<paragraph("a ", emphasis("so"), " b")>'],
    ['a _so_ b', '<paragraph("a ", emphasis("so"), " b")>'],
    ['a `x=1` b', '<paragraph("a ", code("x=1"), " b")>'],
    ['a ~~no~~ b', '<paragraph("a ", strike("no"), " b")>'],
    ['see [us](https://a.test/x) b', '<paragraph("see ", link("us"), " b")>'],
    ['at https://a.test/x, b', '<paragraph("at ", link("https://a.test/x"), ", b")>'],
  ])('%s', (text, shown) => expect(typed(text)).toBe(shown));

  it.each(['snake_case_name here', '2 * 3 * 4 is', 'a ** b ** c', '[x](javascript:alert(1)) b', '`**x**` '])(
    'leaves alone: %s',
    (text) => expect(typed(text)).not.toMatch(/strong|emphasis|link/),
  );
  it('links an address before Enter', () => {
    const one = writer().type('see www.a.test/x.');
    one.run(linkBefore);
    expect(one.shown).toBe('<paragraph("see ", link("www.a.test/x"), ".")>');
  });
});

describe('times', () => {
  it.each([
    ['at 14:05 we', '<paragraph("at ", timestamp, " we")>'],
    ['(14:05) we', '<paragraph("(", timestamp, ") we")>'],
    ['at 14:05. We', '<paragraph("at ", timestamp, ". We")>'],
    ['at 14:05, we', '<paragraph("at ", timestamp, ", we")>'],
    ['at 2:05 pm we', '<paragraph("at ", timestamp, " we")>'],
    ['at 14:05 CET we', '<paragraph("at ", timestamp, " we")>'],
    ['on 2026-03-04 14:05 we', '<paragraph("on ", timestamp, " we")>'],
    ['`at 14:05 x`', '<paragraph(code("at 14:05 x"))>'],
  ])('%s', (text, shown) => expect(typed(text)).toBe(shown));

  it('means what was typed', () => {
    const at = (text: string) => {
      let found: unknown;
      writer()
        .type(text)
        .state.doc.descendants((node) => {
          if (node.type.name === 'timestamp') found = node.attrs.at;
        });
      return found;
    };
    expect(at('at 2:05 pm ')).toBe('2026-03-04T14:05:00Z');
    expect(at('at 14:05 CET ')).toBe('2026-03-04T13:05:00Z');
    expect(at('at 14:05:30 ')).toBe('2026-03-04T14:05:30Z');
  });
  it('is taken back by one Backspace and stays as typed', () => {
    const one = writer().type('at 14:05 ');
    expect(one.run(undoInputRule)).toBe(true);
    expect(one.type('we').shown).toBe('<paragraph("at 14:05 we")>');
  });
});
