import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockMarkers, blockNames, collapseBlocks, expandBlocks, isBlank, splitBlocks } from './blocks.ts';

const TABLE = '| Time | What |\n| --- | --- |\n| 10:05 | Alert |';
const line = fc.constantFrom(
  'text',
  '',
  '<!-- block: timeline -->',
  '<!-- /block -->',
  '<!-- block: key-information -->',
  '```',
  '~~~',
  '- item',
  '<!-- block: other -->',
  '<!-- block: metric a1-2 -->',
);
const markdown = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));
const blocks = fc.record({ timeline: markdown, 'key-information': markdown, 'metric a1-2': markdown });

describe('live blocks', () => {
  test('are filled in between their markers', () => {
    const expanded = expandBlocks('before\n<!-- block: timeline -->\nafter', { timeline: TABLE });
    expect(expanded).toBe(`before\n<!-- block: timeline -->\n\n${TABLE}\n\n<!-- /block -->\nafter`);
  });

  test('keep only the opening marker when stored', () => {
    expect(collapseBlocks(`<!-- block: timeline -->\n\n${TABLE}\n\n<!-- /block -->`)).toBe('<!-- block: timeline -->');
  });

  test('collapse undoes expand, whatever the text and the data', () => {
    fc.assert(
      fc.property(markdown, blocks, (text, data) => {
        expect(collapseBlocks(expandBlocks(text, data))).toBe(collapseBlocks(text));
      }),
      { numRuns: 2000 },
    );
  });

  test('expanding twice is expanding once', () => {
    fc.assert(
      fc.property(markdown, blocks, (text, data) => {
        const once = expandBlocks(text, data);
        expect(expandBlocks(once, data)).toBe(once);
      }),
      { numRuns: 1000 },
    );
  });

  test('a block without data keeps its bare marker', () => {
    expect(expandBlocks('<!-- block: people -->', { timeline: TABLE })).toBe('<!-- block: people -->');
  });

  test('one row of several is named behind the block', () => {
    const text = 'a\n<!-- block: metric f1 -->\n<!-- block: metric f2 -->';
    expect(blockMarkers(text).map(({ ref }) => ref)).toEqual(['f1', 'f2']);
    expect(blockNames(text)).toEqual(['metric', 'metric']);
    expect(expandBlocks(text, { 'metric f2': '![x](y)' })).toBe(`${text}\n\n![x](y)\n\n<!-- /block -->`);
  });

  test('a text is blank when its blocks show nothing', () => {
    const text = '\n<!-- block: risks -->\n';
    expect(isBlank(text, () => true)).toBe(true);
    expect(isBlank(text, () => false)).toBe(false);
    expect(isBlank(`${text}words`, () => true)).toBe(false);
  });

  test('a marker shown in a code fence is text', () => {
    const text = '```\n<!-- block: timeline -->\n```';
    expect(blockNames(text)).toEqual([]);
    expect(expandBlocks(text, { timeline: TABLE })).toBe(text);
  });
});

test('prose and blocks come apart, without what was generated', () => {
  const text = 'Before.\n\n<!-- block: metric a1-2 -->\n\n| a |\n\n<!-- /block -->\n\nAfter.';
  const parts = splitBlocks(text).map((part) => ('text' in part ? part.text.trim() : part.block));
  expect(parts).toEqual(['Before.', { name: 'metric', ref: 'a1-2' }, 'After.']);
});
