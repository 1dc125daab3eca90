import type { Image, Link, PhrasingContent } from 'mdast';
import type { Attrs, Mark, Node } from 'prosemirror-model';
import { documentSchema } from '../schema/schema.ts';
import { readDebriefLink } from './debrief-link.ts';
import { textOfTree } from './node-text.ts';
import { SEPARATOR } from './separator.ts';

/** Emphasis in emphasis says nothing more from here on; deeper text keeps its words alone. */
const DEEPEST = 60;
const MARK_OF = { emphasis: 'emphasis', strong: 'strong', delete: 'strike' } as const;

const LINE_BREAK = /^<br\s*\/?>$/i;

const leaf = (type: string, attrs: Attrs, marks: readonly Mark[]): Node[] => [
  documentSchema.nodes[type]!.create(attrs, null, marks),
];
const text = (value: string, marks: readonly Mark[]): Node[] =>
  value === '' ? [] : [documentSchema.text(value, marks)];

/** What stands in the source, in one line: a new line within a line's HTML is white space, and could begin a block. */
const letters = (node: PhrasingContent, source: string): string => {
  const at = 'position' in node ? node.position : undefined;
  return source.slice(at?.start.offset ?? 0, at?.end.offset ?? 0).replace(/\s*\n[\s>]*/g, ' ');
};

const readHtml = (value: string, marks: readonly Mark[]): Node[] => {
  if (SEPARATOR.test(value)) return [];
  if (LINE_BREAK.test(value)) return leaf('hardBreak', {}, marks);
  return leaf('rawInline', { source: value }, marks);
};

const readImage = ({ url, alt, title }: Image, marks: readonly Mark[]): Node[] =>
  leaf('image', { src: url, alt: alt ?? '', title: title || null }, marks);

const readLink = (node: Link, marks: readonly Mark[], source: string, depth: number): Node[] => {
  const ours = readDebriefLink({ href: node.url, label: textOfTree(node) });
  if (ours) return [ours.mark(marks)];
  const link = documentSchema.marks.link!.create({ href: node.url, title: node.title || null });
  const shown = readNodes(node.children, link.addToSet(marks), source, depth);
  return shown.length > 0 ? shown : leaf('rawInline', { source: letters(node, source) }, marks);
};

function readNode(node: PhrasingContent, marks: readonly Mark[], source: string, depth: number): Node[] {
  switch (node.type) {
    case 'text':
      return text(node.value, marks);
    case 'inlineCode':
      return text(node.value, documentSchema.marks.code!.create().addToSet(marks));
    case 'emphasis':
    case 'strong':
    case 'delete': {
      if (depth > DEEPEST) return text(textOfTree(node), marks);
      return readNodes(
        node.children,
        documentSchema.marks[MARK_OF[node.type]]!.create().addToSet(marks),
        source,
        depth,
      );
    }
    case 'link':
      return readLink(node, marks, source, depth);
    case 'image':
      return readImage(node, marks);
    case 'break':
      return leaf('hardBreak', {}, marks);
    case 'html':
      return readHtml(node.value, marks);
    case 'citation':
      return leaf('citation', { number: node.number }, marks);
    default:
      return leaf('rawInline', { source: letters(node, source) }, marks);
  }
}

function readNodes(nodes: readonly PhrasingContent[], marks: readonly Mark[], source: string, depth: number): Node[] {
  return nodes.flatMap((node) => readNode(node, marks, source, depth + 1));
}

/** The content of a paragraph, heading or cell, not tidied yet. `source` is the text that the tree was parsed from. */
export const readInline = (nodes: readonly PhrasingContent[], source: string): Node[] =>
  readNodes(nodes, [], source, 0);
