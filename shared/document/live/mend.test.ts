import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { yXmlFragmentToProseMirrorRootNode } from 'y-prosemirror';
import { applyUpdate, Doc, encodeStateAsUpdate, type Transaction, XmlElement, XmlText } from 'yjs';
import { readDocument } from '../markdown/index.ts';
import { documentSchema, FRAGMENT } from '../schema/schema.ts';
import { findSections, MENDED, mendAfter, mendAll } from './mend.ts';
import { readYjsDocument, sectionElements } from './read-yjs.ts';
import { writeYjsDocument } from './replace-section.ts';

const TEXT = [
  { key: 'summary', markdown: 'One line.\n\n- first\n- second\n\n| a | b |\n| - | - |\n| 1 | 2 |' },
  { key: 'notes', markdown: '> quoted\n\n```sql\nselect 1\n```' },
  { key: 'end', markdown: '' },
];

/** A document that is mended as the server's is. */
function begin(): Doc {
  const doc = new Doc();
  writeYjsDocument(doc, readDocument(TEXT));
  return doc;
}
function keep(doc: Doc): void {
  const sections = findSections(doc);
  doc.on('afterTransaction', (transaction: Transaction) => {
    if (transaction.origin !== MENDED) mendAfter(transaction, sections);
  });
}
function copy(doc: Doc): Doc {
  const other = new Doc();
  applyUpdate(other, encodeStateAsUpdate(doc));
  return other;
}

/** Every element below the sections, in document order. */
function elements(doc: Doc): XmlElement[] {
  const below = (element: XmlElement): XmlElement[] =>
    element.toArray().flatMap((child) => (child instanceof XmlElement ? [child, ...below(child)] : []));
  return sectionElements(doc).flatMap(below);
}

type Step = { kind: 'delete' | 'insert' | 'text' | 'attribute' | 'format'; at: number; name: string };
const step = fc.record<Step>({
  kind: fc.constantFrom('delete', 'insert', 'text', 'attribute', 'format'),
  at: fc.nat(40),
  name: fc.constantFrom(
    'paragraph',
    'bulletList',
    'listItem',
    'table',
    'tableRow',
    'tableCell',
    'blockquote',
    'citation',
    'heading',
    'liveBlock',
  ),
});

/** What a broken, hasty or hostile editor might do with what it has. */
function take(doc: Doc, { kind, at, name }: Step): void {
  const all = elements(doc);
  const target = all[at % Math.max(1, all.length)];
  if (!target) return;
  const parent = target.parent as XmlElement;
  const index = (parent.toArray() as unknown[]).indexOf(target);
  if (kind === 'delete') parent.delete(index, 1);
  else if (kind === 'insert') parent.insert(index, [new XmlElement(name)]);
  else if (kind === 'text') target.insert(0, [new XmlText(`word${at}`)]);
  else if (kind === 'attribute')
    target.setAttribute(['level', 'number', 'colspan', 'made-up'][at % 4] as string, at as never);
  else {
    const text = target.toArray().find((child) => child instanceof XmlText);
    if (text instanceof XmlText && text.length > 0)
      text.format(0, 1, { [['strong', 'insertion', 'deletion'][at % 3] as string]: { id: '1' } });
  }
}

describe('mending', () => {
  it('keeps every document valid, whatever several editors do to it at once', () => {
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 6 }), { minLength: 1, maxLength: 3 }), (editors) => {
        const base = begin();
        const server = copy(base);
        keep(server);
        const copies = editors.map((steps) => {
          const doc = copy(base);
          for (const one of steps) take(doc, one);
          return doc;
        });
        for (const doc of copies) applyUpdate(server, encodeStateAsUpdate(doc));
        const read = readYjsDocument(server);
        expect(read.children.map((section) => section.attrs.key)).toEqual(['summary', 'notes', 'end']);
        // Nothing is left to mend, and an editor that reads strictly reads the same.
        expect(mendAll(server, findSections(server))).toBe(false);
        const strict = yXmlFragmentToProseMirrorRootNode(copy(server).getXmlFragment(FRAGMENT), documentSchema);
        strict.check();
        expect(strict.toJSON()).toEqual(read.toJSON());
        // Whoever takes in what the server has says what the server says.
        const [first] = copies as [Doc];
        applyUpdate(first, encodeStateAsUpdate(server));
        expect(first.getXmlFragment(FRAGMENT).toString()).toBe(server.getXmlFragment(FRAGMENT).toString());
      }),
      { numRuns: 300 },
    );
  });

  it('changes nothing in a document that is valid', () => {
    const doc = begin();
    keep(doc);
    const before = encodeStateAsUpdate(doc);
    const [line] = (sectionElements(doc)[0]!.get(0) as XmlElement).toArray() as XmlText[];
    line!.insert(0, 'Typed. ');
    expect(mendAll(doc, findSections(doc))).toBe(false);
    expect(encodeStateAsUpdate(doc).byteLength).toBeLessThan(before.byteLength + 40);
  });

  it('gives an empty paragraph to a section that two have emptied', () => {
    const base = begin();
    const server = copy(base);
    keep(server);
    const [ana, ben] = [copy(base), copy(base)];
    sectionElements(ana)[1]!.delete(0, 1);
    sectionElements(ben)[1]!.delete(1, 1);
    for (const doc of [ana, ben]) applyUpdate(server, encodeStateAsUpdate(doc));
    expect(sectionElements(server)[1]!.toString()).toBe('<section key="notes"><paragraph></paragraph></section>');
  });
});
