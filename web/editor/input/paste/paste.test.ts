import { Fragment, Slice } from 'prosemirror-model';
import { describe, expect, it } from 'vitest';
import { doc, n, p, Writer } from '#tests/support/writing.ts';
import { markdownOf } from '../copy/copy-markdown.ts';
import { copiedBlocks } from '../copy/copy-plugin.ts';
import { isMarkdown } from './detect-markdown.ts';
import { adopted, sliceOf } from './fit-slice.ts';
import { plainBlocks } from './plain-text.ts';

const here = {
  origin: '',
  hasCitation: (number: number) => number === 1,
  hasBlock: (name: string) => name === 'risks',
  pictures: [],
};

describe('Markdown among plain text', () => {
  it.each([
    '# Title\n\nwords',
    '- a\n- b',
    '1. a\n2. b',
    '- [ ] call',
    '```\nx\n```',
    '> said',
    '| a | b |\n| - | - |\n| 1 | 2 |',
    'so **very** bold',
    'see [us](https://a.test)',
    'run `make` first',
  ])('%j is', (text) => expect(isMarkdown(text)).toBe(true));
  it.each([
    'Just words. And more - with a dash.',
    'a * b * c = d',
    '#hashtag and C# code',
    'snake_case and __init__',
    'const a = 1;\nif (a) {\n  b(**kwargs);\n}\n# comment',
    '2026-03-04 10:02:11 ERROR [pay] timeout\n2026-03-04 10:02:12 WARN retry\n2026-03-04 10:02:14 ERROR **down**',
    'first line\nsecond line',
    '- a remark of one line',
  ])('%j is not', (text) => expect(isMarkdown(text)).toBe(false));
});

it('plain text keeps its lines', () => {
  expect(plainBlocks('a\nb\r\n\r\n  c\n').map(String)).toEqual(['paragraph("a", hardBreak, "b")', 'paragraph("  c")']);
});

describe('where a paste goes', () => {
  const paste = (start: ReturnType<typeof doc>, ...blocks: ReturnType<typeof p>[]) => {
    const writer = new Writer(start);
    const isEmpty = writer.state.selection.$from.parent.content.size === 0;
    writer.dispatch(writer.state.tr.replaceSelection(sliceOf(blocks, isEmpty)));
    writer.state.doc.check();
    return writer.shown;
  };
  it('one paragraph goes into the line', () => {
    expect(paste(doc(p('a|c')), p('b'))).toBe('<paragraph("abc")>');
    expect(paste(doc(n('heading', { level: 2 }, 'a|')), p('b'))).toBe('<heading("ab")>');
  });
  it('blocks take the place of an empty paragraph', () => {
    expect(paste(doc(p('|')), n('heading', { level: 2 }, 'b'), p('c'))).toBe('<heading("b"), paragraph("c")>');
    expect(paste(doc(p('|')), p('b'), p('c'))).toBe('<paragraph("b"), paragraph("c")>');
    expect(paste(doc(p('|')), n('bulletList', n('listItem', p('b'))))).toBe('<bulletList(listItem(paragraph("b")))>');
  });
  it('blocks part the line they are pasted into', () => {
    expect(paste(doc(p('a|z')), p('b'), n('horizontalRule'), p('c'))).toBe(
      '<paragraph("ab"), horizontalRule, paragraph("cz")>',
    );
  });
});

it('what was copied in another document keeps only what exists here, and no frame', () => {
  const content = n(
    'section',
    { key: 'x' },
    p('a', n('citation', { number: 1 }), n('citation', { number: 2 })),
    n('liveBlock', { name: 'risks' }),
    n('liveBlock', { name: 'people' }),
  );
  const slice = adopted(new Slice(Fragment.from(content), 2, 1), here);
  expect(slice.content.toString()).toBe('<paragraph("a", citation), liveBlock>');
  expect([slice.openStart, slice.openEnd]).toEqual([1, 0]);
});

it('what is copied out is Markdown', () => {
  const list = n('bulletList', n('listItem', { checked: true }, p('a')), n('listItem', p('b')));
  const blocks = copiedBlocks(
    new Slice(Fragment.from(n('section', { key: 'x' }, n('heading', { level: 2 }, 'T'), list)), 1, 1),
  );
  expect(markdownOf(blocks)).toBe('## T\n\n- [x] a\n- b');
  expect(markdownOf(copiedBlocks(new Slice(list.content, 1, 1)))).toBe('- [x] a\n- b');
});
