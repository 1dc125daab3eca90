import { Fragment, Mark, type Node } from 'prosemirror-model';
import { type Doc, XmlElement, type XmlFragment, XmlText } from 'yjs';
import { documentSchema, FRAGMENT } from '../schema/schema.ts';
import { readAttributes } from './attributes.ts';
import { fitNode } from './fit-nodes.ts';

/**
 * The document as its schema has it, read without changing anything: whatever does not fit is made to, as the server's repair
 * would make it. Sections are taken as they stand; a document without any is a fault of the caller and throws.
 */
export function readYjsDocument(doc: Doc): Node {
  const sections = sectionElements(doc).map(readSectionElement);
  const node = documentSchema.topNodeType.create(null, Fragment.from(sections));
  node.check();
  return node;
}

/** One section of the document; undefined when it has none with that key. */
export function readYjsSection(doc: Doc, key: string): Node | undefined {
  const element = sectionElements(doc).find((one) => one.getAttribute('key') === key);
  return element && readSectionElement(element);
}

/** The sections' elements, in order. */
export function sectionElements(doc: Doc): XmlElement[] {
  return doc.getXmlFragment(FRAGMENT).toArray().filter(isSection);
}

export const isSection = (type: unknown): type is XmlElement =>
  type instanceof XmlElement && type.nodeName === 'section';

export function readSectionElement(element: XmlElement): Node {
  const type = documentSchema.nodes.section!;
  return fitNode(type, readAttributes(type, element.getAttributes()) ?? null, readChildren(element)) as Node;
}

/** The node an element stands for; undefined when nothing of it can stand. */
export function readElement(element: XmlElement): Node | undefined {
  const type = documentSchema.nodes[element.nodeName];
  if (!type || type === documentSchema.topNodeType || type.isText) return undefined;
  const attrs = readAttributes(type, element.getAttributes());
  return attrs && fitNode(type, attrs, readChildren(element));
}

function readChildren(element: XmlFragment): Node[] {
  return element.toArray().flatMap((child) => {
    if (child instanceof XmlText) return readText(child);
    return child instanceof XmlElement ? (readElement(child) ?? []) : [];
  });
}

type Piece = { insert?: unknown; attributes?: Record<string, unknown> };

/** A run of text as text nodes; what is no text, and marks the schema does not know, are left out. */
export function readText(text: XmlText): Node[] {
  return (text.toDelta() as Piece[]).flatMap(({ insert, attributes }) =>
    typeof insert === 'string' && insert !== '' ? documentSchema.text(insert, readMarks(attributes ?? {})) : [],
  );
}

/** The marks of a piece of text. Of two that exclude each other the later one in the schema's order stays. */
export function readMarks(attributes: Record<string, unknown>): readonly Mark[] {
  const marks = Object.entries(attributes).flatMap(([name, value]) => readMark(name, value) ?? []);
  return Mark.setFrom(marks).reduce((set, mark) => mark.addToSet(set), Mark.none);
}

/** The mark that a formatting attribute of a Yjs text stands for; undefined for one that the schema does not have. */
export function readMark(name: string, value: unknown): Mark | undefined {
  const type = documentSchema.marks[markName(name)];
  if (!type || typeof value !== 'object' || value === null) return undefined;
  const raw = value as Record<string, unknown>;
  for (const [attr, spec] of Object.entries(type.spec.attrs ?? {})) {
    if (raw[attr] === undefined ? !Object.hasOwn(spec, 'default') : !hasKind(raw[attr], spec.validate))
      return undefined;
  }
  return type.create(raw);
}

const hasKind = (value: unknown, kinds: unknown): boolean =>
  typeof kinds !== 'string' || kinds.split('|').includes(value === null ? 'null' : typeof value);

/** Marks that may overlap bear a hash behind their name in Yjs. */
export const markName = (name: string): string => /^(.*)--[a-zA-Z0-9+/=]{8}$/.exec(name)?.[1] ?? name;
