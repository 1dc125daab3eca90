import { describe, expect, it } from 'vitest';
import { doc, n, p, Writer } from '#tests/support/writing.ts';
import { deleteBlocks, duplicateBlocks, stepBlocks } from './blocks.ts';
import { indentCode, leaveCodeByEnter, leaveCodeDown, openFence } from './code-block.ts';
import { complete, leaveQuote } from './leave.ts';
import { leaveItem, liftItem, sinkItem, splitItem, toggleList } from './lists.ts';

const item = (...content: Parameters<typeof n>[1][]) => n('listItem', ...content);
const task = (checked: boolean, words: string) => item({ checked }, p(words));
const pressed = (start: ReturnType<typeof doc>, ...commands: Parameters<Writer['run']>[0][]) => {
  const writer = new Writer(start);
  for (const command of commands) writer.run(command);
  writer.state.doc.check();
  return writer;
};

describe('lists', () => {
  it('Enter splits a task into one that is not done, and leaves the list from an empty item', () => {
    const { state } = pressed(doc(n('bulletList', task(true, 'a|b'))), splitItem);
    const items = state.doc.firstChild!.firstChild!;
    expect([items.child(0).attrs.checked, items.child(1).attrs.checked]).toEqual([true, false]);
    expect(pressed(doc(n('bulletList', item(p('a')), item(p('|')))), splitItem).shown).toBe(
      '<bulletList(listItem(paragraph("a"))), paragraph>',
    );
  });
  it('Tab and Shift+Tab change the level and keep what is ticked', () => {
    const sunk = pressed(doc(n('bulletList', task(false, 'a'), task(true, '|b'))), sinkItem);
    expect(sunk.shown).toBe('<bulletList(listItem(paragraph("a"), bulletList(listItem(paragraph("b")))))>');
    sunk.run(liftItem);
    expect(sunk.state.doc.firstChild!.firstChild!.child(1).attrs.checked).toBe(true);
  });
  it('Backspace makes a task an item, then a paragraph', () => {
    const writer = pressed(doc(n('bulletList', task(false, '|a'))), leaveItem);
    expect(writer.state.doc.firstChild!.firstChild!.firstChild!.attrs.checked).toBe(null);
    writer.run(leaveItem);
    expect(writer.shown).toBe('<paragraph("a")>');
  });
  it('Mod+Enter ticks and unticks', () => {
    const writer = pressed(doc(n('bulletList', task(false, 'a|'))), complete);
    expect(writer.state.doc.firstChild!.firstChild!.firstChild!.attrs.checked).toBe(true);
    writer.run(complete);
    expect(writer.state.doc.firstChild!.firstChild!.firstChild!.attrs.checked).toBe(false);
  });
  it('turns into each other, and back into plain text', () => {
    const writer = pressed(doc(p('a|')), toggleList('tasks'));
    expect(writer.state.doc.firstChild!.firstChild!.firstChild!.attrs.checked).toBe(false);
    writer.run(toggleList('numbers'));
    expect(writer.shown).toBe('<orderedList(listItem(paragraph("a")))>');
    writer.run(toggleList('numbers'));
    expect(writer.shown).toBe('<paragraph("a")>');
  });
});

describe('blocks', () => {
  it('moves past a neighbour, item by item in a list', () => {
    expect(pressed(doc(p('a'), p('b|')), stepBlocks(-1)).shown).toBe('<paragraph("b"), paragraph("a")>');
    expect(pressed(doc(n('bulletList', item(p('|a')), item(p('b')))), stepBlocks(1)).shown).toBe(
      '<bulletList(listItem(paragraph("b")), listItem(paragraph("a")))>',
    );
  });
  it('moves over the edge of a section, which keeps a paragraph', () => {
    const two = n('doc', n('section', { key: 'a' }, p('x|')), n('section', { key: 'b' }, p('y')));
    expect(pressed(two, stepBlocks(1)).state.doc.toString()).toBe(
      'doc(section(paragraph), section(paragraph("x"), paragraph("y")))',
    );
    expect(pressed(two, stepBlocks(-1)).state.doc.eq(pressed(two).state.doc)).toBe(true);
  });
  it('doubles, but no live block', () => {
    expect(pressed(doc(p('a|')), duplicateBlocks).shown).toBe('<paragraph("a"), paragraph("a")>');
  });
  it('deletes; the last one leaves an empty paragraph', () => {
    expect(pressed(doc(p('a|')), deleteBlocks).shown).toBe('<paragraph>');
    expect(pressed(doc(n('bulletList', item(p('a|'))), p('b')), deleteBlocks).shown).toBe('<paragraph("b")>');
  });
});

describe('code', () => {
  it('opens by a fence and Enter, closes by Enter on an empty line, by arrow and by Mod+Enter', () => {
    expect(pressed(doc(p('```sql|')), openFence).state.doc.firstChild!.firstChild!.attrs.language).toBe('sql');
    const left = pressed(doc(n('codeBlock', 'a\n|')), leaveCodeByEnter);
    expect(left.type('b').shown).toBe('<codeBlock("a"), paragraph("b")>');
    expect(pressed(doc(n('codeBlock', 'a|')), leaveCodeDown).type('b').shown).toBe('<codeBlock("a"), paragraph("b")>');
    expect(pressed(doc(n('codeBlock', 'a|')), complete).type('b').shown).toBe('<codeBlock("a"), paragraph("b")>');
  });
  it('Tab indents the line by spaces', () => {
    expect(pressed(doc(n('codeBlock', '|a')), indentCode(1)).shown).toBe('<codeBlock("  a")>');
    expect(pressed(doc(n('codeBlock', 'b\n  a|')), indentCode(-1)).shown).toBe('<codeBlock("b\\na")>');
  });
});

it('Enter in the empty last paragraph of a quote leaves it', () => {
  const left = pressed(doc(n('blockquote', p('a'), p('|'))), leaveQuote);
  expect(left.type('b').shown).toBe('<blockquote(paragraph("a")), paragraph("b")>');
});
