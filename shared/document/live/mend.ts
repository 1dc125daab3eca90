import type { NodeType } from 'prosemirror-model';
import {
  type AbstractType,
  ContentFormat,
  ContentString,
  type Doc,
  type Transaction,
  XmlElement,
  type XmlFragment,
  XmlText,
} from 'yjs';
import { documentSchema, FRAGMENT } from '../schema/schema.ts';
import { hasRightAttributes } from './attributes.ts';
import { DEEPEST } from './check-update.ts';
import { isSection, readElement, readMarks, sectionElements } from './read-yjs.ts';
import { sectionNode, writeNode } from './replace-section.ts';

/** The element of each section by its key, in the order of the template. */
export type Sections = Map<string, XmlElement>;

/** The origin of a mending transaction. */
export const MENDED = { source: 'local', skipStoreHooks: true, mended: true } as const;

/** The sections as they stand, the first of each key. */
export function findSections(doc: Doc): Sections {
  const sections: Sections = new Map();
  for (const element of sectionElements(doc)) {
    const key = String(element.getAttribute('key') ?? '');
    if (!sections.has(key)) sections.set(key, element);
  }
  return sections;
}

/**
 * Makes the document valid again after a transaction, looking only at what that changed: called while the transaction is
 * cleaned up, so that what others are sent holds the change and its mending as one. Answers whether anything was amiss.
 */
export function mendAfter(transaction: Transaction, sections: Sections): boolean {
  const { doc } = transaction;
  const suspects = new Set<XmlElement>();
  let isOutline = false;
  for (const type of transaction.changed.keys()) {
    const holder = (type instanceof XmlText ? type.parent : type) as unknown as AbstractType<unknown> | null;
    if (holder instanceof XmlElement) {
      if (!isGone(holder)) collectUnsound(holder, depthOf(holder), transaction, suspects);
      if (isSection(holder)) isOutline = true;
    } else if (holder === doc.getXmlFragment(FRAGMENT)) isOutline = true;
  }
  const isBroken = isOutline && !hasOutline(doc, sections);
  if (suspects.size === 0 && !isBroken) return false;
  doc.transact(() => {
    if (isBroken) restoreOutline(doc, sections);
    for (const element of suspects) mendElement(doc, element);
  }, MENDED);
  return true;
}

/** The same for a whole document, as after it is read. */
export function mendAll(doc: Doc, sections: Sections): boolean {
  const suspects = new Set<XmlElement>();
  for (const element of sectionElements(doc)) collectUnsound(element, 1, undefined, suspects);
  const isBroken = !hasOutline(doc, sections);
  if (suspects.size === 0 && !isBroken) return false;
  doc.transact(() => {
    if (isBroken) restoreOutline(doc, sections);
    for (const element of suspects) mendElement(doc, element);
  }, MENDED);
  return true;
}

const isGone = (type: XmlElement | XmlFragment): boolean => type._item?.deleted ?? false;

function depthOf(element: XmlElement): number {
  let depth = 0;
  for (let at: unknown = element; at instanceof XmlElement; at = at.parent) depth += 1;
  return depth;
}

/** Adds the outermost elements that are not sound, of this one and of what is new below it. */
function collectUnsound(element: XmlElement, depth: number, by: Transaction | undefined, found: Set<XmlElement>): void {
  if (depth > DEEPEST || !isSound(element)) {
    found.add(element);
    return;
  }
  for (const child of element.toArray())
    if (child instanceof XmlElement && (by === undefined || isNew(child, by)))
      collectUnsound(child, depth + 1, by, found);
}

function isNew(element: XmlElement, { beforeState }: Transaction): boolean {
  const id = element._item?.id;
  return id !== undefined && id.clock >= (beforeState.get(id.client) ?? 0);
}

/** Whether an element by itself is as the schema wants it: its attributes, what stands in it, the marks of its text. */
function isSound(element: XmlElement): boolean {
  const type = documentSchema.nodes[element.nodeName];
  if (!type || !hasRightAttributes(type, element.getAttributes())) return false;
  let match = type.contentMatch;
  for (const child of element.toArray() as unknown[]) {
    if (child instanceof XmlText && child.length === 0) continue;
    const childType = typeOf(child);
    const next = childType && match.matchType(childType);
    if (!next || (child instanceof XmlText && !isSoundText(type, child))) return false;
    match = next;
  }
  return match.validEnd;
}

function typeOf(child: unknown): NodeType | undefined {
  if (child instanceof XmlText) return documentSchema.nodes.text;
  return child instanceof XmlElement ? documentSchema.nodes[child.nodeName] : undefined;
}

function isSoundText(parent: NodeType, text: XmlText): boolean {
  let isFormatted = false;
  for (let item = text._start; item !== null; item = item.right) {
    if (item.deleted) continue;
    if (item.content instanceof ContentFormat) isFormatted = true;
    else if (!(item.content instanceof ContentString)) return false;
  }
  // Most text bears no mark, and what it says need not be looked at then.
  if (!isFormatted) return true;
  return (text.toDelta() as { attributes?: Record<string, unknown> }[]).every(({ attributes = {} }) => {
    const marks = readMarks(attributes);
    return marks.length === Object.keys(attributes).length && parent.allowsMarks(marks);
  });
}

function mendElement(doc: Doc, element: XmlElement): void {
  if (isGone(element)) return;
  const parent = element.parent as XmlElement | XmlFragment;
  const node = depthOf(element) > DEEPEST ? undefined : readElement(element);
  if (node) {
    writeNode(doc, element, node);
    return;
  }
  const index = (parent.toArray() as unknown[]).indexOf(element);
  if (index >= 0) parent.delete(index, 1);
  if (parent instanceof XmlElement && !isSound(parent)) mendElement(doc, parent);
}

function hasOutline(doc: Doc, sections: Sections): boolean {
  const children = doc.getXmlFragment(FRAGMENT).toArray();
  const wanted = [...sections];
  return (
    children.length === wanted.length &&
    wanted.every(([key, element], index) => children[index] === element && element.getAttribute('key') === key)
  );
}

/** Puts back what is missing of the outline and takes away what is no part of it. */
function restoreOutline(doc: Doc, sections: Sections): void {
  const fragment = doc.getXmlFragment(FRAGMENT);
  const own = new Set<unknown>(sections.values());
  for (const [index, child] of [...fragment.toArray().entries()].reverse())
    if (!own.has(child)) fragment.delete(index, 1);
  for (const [index, [key, element]] of [...sections].entries()) {
    if (!isGone(element)) {
      if (element.getAttribute('key') !== key) element.setAttribute('key', key);
      continue;
    }
    const fresh = new XmlElement('section');
    fragment.insert(index, [fresh]);
    writeNode(doc, fresh, sectionNode(key, []));
    sections.set(key, fresh);
  }
}
