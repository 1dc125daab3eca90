import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyUpdate,
  createAbsolutePositionFromRelativePosition,
  createRelativePositionFromTypeIndex,
  Doc,
  encodeStateAsUpdate,
  type XmlText,
} from 'yjs';
import { readDocument, readSection, writeSection, writeSections } from '../markdown/index.ts';
import { mergeBlocks } from './merge-blocks.ts';
import { readYjsDocument, readYjsSection, sectionElements } from './read-yjs.ts';
import { arrangeSections, replaceSection, writeYjsDocument } from './replace-section.ts';

function begin(sections: Record<string, string>): Doc {
  const doc = new Doc();
  writeYjsDocument(doc, readDocument(Object.entries(sections).map(([key, markdown]) => ({ key, markdown }))));
  return doc;
}
const textOf = (doc: Doc, key: string) => writeSection(readYjsSection(doc, key)!);

describe('replaceSection', () => {
  it('leaves what is typed elsewhere in the section, and anchors, where they are', () => {
    const doc = begin({ summary: 'The cache was cold.\n\nNobody was paged.' });
    const second = sectionElements(doc)[0]!.get(1) as unknown as { get: (index: number) => XmlText };
    const anchor = createRelativePositionFromTypeIndex(second.get(0), 7);
    const other = new Doc();
    applyUpdate(other, encodeStateAsUpdate(doc));
    (sectionElements(other)[0]!.get(1) as unknown as { get: (index: number) => XmlText }).get(0).insert(0, 'At noon: ');
    replaceSection(doc, 'summary', readSection('The cache was empty.\n\nNobody was paged.\n\nAdded.'));
    applyUpdate(doc, encodeStateAsUpdate(other));
    expect(textOf(doc, 'summary')).toBe('The cache was empty.\n\nAt noon: Nobody was paged.\n\nAdded.');
    expect(createAbsolutePositionFromRelativePosition(anchor, doc)?.index).toBe(7 + 'At noon: '.length);
  });

  it('makes any section say any text', () => {
    const markdown = fc
      .array(
        fc.constantFrom('# Head', 'Some *words*.', '- a\n- b', '> quoted', '| a |\n| - |\n| 1 |', '```\ncode\n```'),
        { maxLength: 5 },
      )
      .map((parts) => parts.join('\n\n'));
    fc.assert(
      fc.property(markdown, markdown, (before, after) => {
        const doc = begin({ one: before, two: 'Untouched.' });
        expect(replaceSection(doc, 'one', readSection(after))).toBe(true);
        expect(readYjsSection(doc, 'one')!.toJSON()).toEqual(
          readDocument([{ key: 'one', markdown: after }])
            .child(0)
            .toJSON(),
        );
        expect(textOf(doc, 'two')).toBe('Untouched.');
      }),
      { numRuns: 100 },
    );
    expect(replaceSection(begin({ one: '' }), 'none', [])).toBe(false);
  });
});

describe('arrangeSections', () => {
  it('keeps the text of sections that stay, in whatever order', () => {
    const doc = begin({ a: 'A', b: 'B', c: 'C' });
    arrangeSections(doc, [
      { key: 'c', nodes: [] },
      { key: 'new', nodes: readSection('Fresh.') },
      { key: 'a', nodes: [] },
    ]);
    expect(writeSections(readYjsDocument(doc))).toEqual([
      { key: 'c', markdown: 'C' },
      { key: 'new', markdown: 'Fresh.' },
      { key: 'a', markdown: 'A' },
    ]);
  });
});

describe('arrangeSections, while somebody is offline', () => {
  it('rewrites the section with the least text, and what was typed into the others arrives', () => {
    const doc = begin({ short: 'x', long: 'A long account of what happened.', last: 'Also long enough to be dear.' });
    const offline = new Doc();
    applyUpdate(offline, encodeStateAsUpdate(doc));
    replaceSection(offline, 'long', readSection('A long account of what happened, and more.'));
    arrangeSections(
      doc,
      ['new', 'long', 'last', 'short'].map((key) => ({ key, nodes: [] })),
    );
    applyUpdate(doc, encodeStateAsUpdate(offline));
    const texts = writeSections(readYjsDocument(doc));
    expect(texts.map(({ key }) => key)).toEqual(['new', 'long', 'last', 'short']);
    expect(texts[1]?.markdown).toBe('A long account of what happened, and more.');
    expect(texts[3]?.markdown).toBe('x');
  });
});

describe('mergeBlocks', () => {
  const merge = (base: string, theirs: string, ours: string) => {
    const merged = mergeBlocks(readSection(base), readSection(theirs), readSection(ours));
    return merged?.map((node) => node.textContent);
  };
  it('puts changes of different blocks together', () => {
    expect(merge('a\n\nb\n\nc', 'A\n\nb\n\nc', 'a\n\nb\n\nC')).toEqual(['A', 'b', 'C']);
    expect(merge('a\n\nb', 'new\n\na\n\nb', 'a\n\nB')).toEqual(['new', 'a', 'B']);
    expect(merge('a\n\nb', 'a\n\nb', 'b')).toEqual(['b']);
    expect(merge('a\n\nb', 'b', 'a\n\nb')).toEqual(['b']);
  });
  it('does not choose between two changes of one block', () => {
    expect(merge('a', 'A', 'AA')).toBeUndefined();
    expect(merge('a\n\nb', 'a\n\nx\n\nb', 'a\n\ny\n\nb')).toBeUndefined();
  });
});
