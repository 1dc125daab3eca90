import { expect, test } from 'vitest';
import { documentSchema } from '../schema/schema.ts';
import { normaliseMarkdown, plainText, readSection, writeSection } from './index.ts';

const { section, paragraph, blockquote } = documentSchema.nodes;
const repeat = (piece: string, length: number) => piece.repeat(Math.ceil(length / piece.length));

const HOSTILE = [
  ...['a', '> ', '>', '- ', '1. ', '[', ']', '![', '[a](b', '*', '*a ', 'a* ', 'a**b', '*a_', '`', '<', '<!-- '],
  ...['~~a', '|', '|a', '\\', '&amp', 'a@b.c ', 'www.', '[^1]', '[^a]: b\n', '```\n', '<div>\n\n', '#', '<br>', '\t'],
];

test.each(HOSTILE)('%j by the thousand is read, kept and stable', (piece) => {
  const markdown = `before\n\n${repeat(piece, 5000)}\n\nafter`;
  const nodes = readSection(markdown);
  const read = section!.create({ key: 'a' }, nodes);
  read.check();
  expect(`${plainText(read)} ${JSON.stringify(read.toJSON())}`).toContain('before');
  const written = writeSection(read);
  expect(normaliseMarkdown(written)).toBe(written);
});

test('a document nested ten thousand deep is written as its words', () => {
  let node = paragraph!.create(null, documentSchema.text('deep down'));
  for (let depth = 0; depth < 3000; depth += 1) node = blockquote!.create(null, node);
  expect(writeSection(section!.create({ key: 'a' }, node))).toMatch(/^(?:> ){24}deep down$/);
});
