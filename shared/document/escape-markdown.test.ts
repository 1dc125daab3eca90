import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { toString as textOf } from 'mdast-util-to-string';
import { gfm } from 'micromark-extension-gfm';
import { expect, test } from 'vitest';
import { cleanLine } from '../drafting/safe-text.ts';
import { escapeMarkdown } from './escape-markdown.ts';

const parse = (markdown: string) =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });

const SIGNS = [
  '*',
  '_',
  '`',
  '[',
  ']',
  '(',
  ')',
  '<',
  '>',
  '#',
  '-',
  '+',
  '=',
  '|',
  '~',
  '!',
  '&',
  '\\',
  '1',
  '.',
  ' ',
  'a',
  'é',
  ':',
  '^',
  '"',
  "'",
  '/',
  '@',
];
const hostile = fc.oneof(
  fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 24 }),
  fc.string({ unit: 'binary', maxLength: 24 }),
  fc.constantFrom(
    '<script>alert(1)</script>',
    '[x](javascript:alert(1))',
    '![i](http://x)',
    '# h',
    '1. a',
    '- [ ] b',
    '| a | b |',
    '&lt;b&gt;',
    '<!-- /block -->',
    '~~~',
    '[^1]',
    '[^1]: x',
    '***',
    '===',
    '2) b',
  ),
);

test('any line reads as itself, in a paragraph and in a table cell', () => {
  fc.assert(
    fc.property(hostile, (raw) => {
      const text = cleanLine(raw);
      fc.pre(text !== '');
      const paragraph = parse(`x ${escapeMarkdown(text)} y`);
      expect(textOf(paragraph)).toBe(`x ${text} y`);
      const alone = parse(escapeMarkdown(text));
      expect(alone.children.map(({ type }) => type)).toEqual(['paragraph']);
      expect(textOf(alone)).toBe(text);
      const table = parse(`| a |\n| --- |\n| ${escapeMarkdown(text)} |`);
      expect(textOf(table)).toBe(`a${text}`);
    }),
    { numRuns: 1500 },
  );
});

test('no tag is left in the source', () => {
  expect(escapeMarkdown('<script>alert(1)</script>')).not.toMatch(/<\/?script/);
  expect(escapeMarkdown('p99 < 2 s & rising')).toBe('p99 < 2 s & rising');
});
