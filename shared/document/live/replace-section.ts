import type { Node } from 'prosemirror-model';
import { updateYFragment } from 'y-prosemirror';
import { type Doc, XmlElement } from 'yjs';
import { outOfOrder } from '../../rules/out-of-order.ts';
import { documentSchema, FRAGMENT } from '../schema/schema.ts';
import { fitNode } from './fit-nodes.ts';
import { sectionElements } from './read-yjs.ts';

/**
 * Makes a section say `nodes` (blocks, as `readSection` answers them), touching only what differs: what others type at the
 * same time and what is anchored in the rest stays. Answers false when the document has no such section.
 */
export function replaceSection(doc: Doc, key: string, nodes: readonly Node[]): boolean {
  const element = sectionElements(doc).find((one) => one.getAttribute('key') === key);
  if (!element) return false;
  writeNode(doc, element, sectionNode(key, nodes));
  return true;
}

/** Writes a whole document into an empty one. */
export function writeYjsDocument(doc: Doc, node: Node): void {
  writeNode(doc, doc.getXmlFragment(FRAGMENT), node);
}

/** A section of its own, holding an empty paragraph when it is given nothing. */
export function sectionNode(key: string, nodes: readonly Node[]): Node {
  return fitNode(documentSchema.nodes.section!, { key }, nodes) as Node;
}

/** Makes a Yjs type say what a node says, by the smallest change that y-prosemirror finds. */
export function writeNode(doc: Doc, type: Parameters<typeof updateYFragment>[1], node: Node): void {
  doc.transact(() => updateYFragment(doc, type, node, { mapping: new Map(), isOMark: new Map() }));
}

/**
 * Makes the document hold exactly these sections in this order, as after a change of its template. As few as possible change
 * their place, and those with the least text: only they are written anew, the others keep what is anchored in them and what
 * somebody who is offline has typed into them. A new one begins with `nodes`.
 */
export function arrangeSections(doc: Doc, wanted: readonly { key: string; nodes: readonly Node[] }[]): void {
  const fragment = doc.getXmlFragment(FRAGMENT);
  doc.transact(() => {
    const moved = takeOut(doc, wanted);
    wanted.forEach(({ key, nodes }, index) => {
      if (index < fragment.length && keyOf(fragment.get(index)) === key) return;
      const element = moved.get(key) ?? new XmlElement('section');
      fragment.insert(index, [element]);
      if (!moved.has(key)) writeNode(doc, element, sectionNode(key, nodes));
    });
  });
}

/** Takes away what is not wanted, and what must move; answers copies of the latter. */
function takeOut(doc: Doc, wanted: readonly { key: string }[]): Map<string, XmlElement> {
  const fragment = doc.getXmlFragment(FRAGMENT);
  // Of two sections with one key, the first is the one.
  const sections = new Map(
    sectionElements(doc)
      .toReversed()
      .map((one) => [keyOf(one), one]),
  );
  const keys = wanted.map(({ key }) => key);
  const before = [...new Set(sectionElements(doc).map(keyOf))].filter((key) => keys.includes(key));
  const after = keys.filter((key) => sections.has(key));
  const moving = outOfOrder(before, after, (key) => 1 + (sections.get(key)?.toString().length ?? 0));
  const moved = new Map([...moving].map((key) => [key, sections.get(key)!.clone() as XmlElement]));
  const stays = new Set(after.filter((key) => !moving.has(key)));
  for (let index = fragment.length - 1; index >= 0; index--) {
    const key = keyOf(fragment.get(index));
    if (!stays.has(key) || sections.get(key) !== fragment.get(index)) fragment.delete(index, 1);
  }
  return moved;
}

const keyOf = (type: unknown): string => (type instanceof XmlElement ? String(type.getAttribute('key') ?? '') : '');
