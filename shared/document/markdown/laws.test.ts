import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import { expect, test } from 'vitest';
import { anyMarkdown, anySection, RAW_INLINE } from '#tests/support/generated-documents.ts';
import { documentSchema } from '../schema/schema.ts';
import { normaliseMarkdown, plainText, readSection, writeSection } from './index.ts';
import { normalForm } from './normal-form.ts';

const sectionOf = (content: readonly Node[]) => documentSchema.nodes.section!.create({ key: 'summary' }, content);
const read = (markdown: string) => sectionOf(readSection(markdown));

/** What is said, without what only controls; kept HTML at the start of a paragraph becomes words, so it does not count. */
const words = (text: string) =>
  RAW_INLINE.reduce((rest, source) => rest.replaceAll(source, ''), text)
    .replace(/[\s\p{Cc}\p{Noncharacter_Code_Point}]+/gu, '')
    .toWellFormed();

/** Comparing nodes is quick; their JSON tells where they differ. */
const same = (got: Node, wanted: Node) => {
  if (got.eq(wanted)) return;
  expect(got.toJSON()).toEqual(wanted.toJSON());
  throw new Error('not the same document');
};

test('any Markdown reads as a valid document, which is the same once written and read again', () => {
  fc.assert(
    fc.property(anyMarkdown, (markdown) => {
      const section = read(markdown);
      section.check();
      const written = writeSection(section);
      same(read(written), section);
      expect(normaliseMarkdown(markdown)).toBe(written);
      expect(normaliseMarkdown(written)).toBe(written);
    }),
    { numRuns: 600 },
  );
}, 90_000);

test('any document in its normal form is what is read from its Markdown', () => {
  fc.assert(
    fc.property(anySection, (section) => {
      const normal = sectionOf(normalForm(section.children));
      normal.check();
      same(read(writeSection(section)), normal);
      same(sectionOf(normalForm(normal.children)), normal);
      expect(words(plainText(normal))).toBe(words(plainText(section)));
    }),
    { numRuns: 300 },
  );
}, 90_000);
