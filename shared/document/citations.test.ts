import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anySection } from '#tests/support/generated-documents.ts';
import { citationNumbers } from './citations.ts';
import { writeSection } from './markdown/index.ts';
import { normalForm } from './markdown/normal-form.ts';

test('code, escaped signs and definitions cite nothing; a colon after a citation takes nothing away', () => {
  expect(citationNumbers('a[^3], `[^4]` \\[^5] b[^6]: c\n\n[^7]: note\n\n```\nx[^8]\n```\nagain[^3][^9]')).toEqual([
    3, 6, 9,
  ]);
});

test('a document cites the same events in its Markdown, in the same order', () => {
  fc.assert(
    fc.property(anySection, (section) => {
      const cited = new Set<number>();
      for (const node of normalForm(section.children)) {
        node.descendants((child) => {
          if (child.type.name === 'citation') cited.add(child.attrs.number);
        });
      }
      expect(citationNumbers(writeSection(section))).toEqual([...cited]);
    }),
    { numRuns: 150 },
  );
}, 90_000);
