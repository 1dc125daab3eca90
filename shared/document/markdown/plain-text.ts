import type { Node } from 'prosemirror-model';
import { utcLabel } from './debrief-link.ts';

const wordsOf = (node: Node): string => {
  if (node.marks.some(({ type }) => type.name === 'insertion')) return '';
  switch (node.type.name) {
    case 'text':
      return node.text!;
    case 'image':
      return node.attrs.alt;
    case 'mention':
      return node.attrs.label;
    case 'timestamp':
      return `${utcLabel(node.attrs.at)} UTC`;
    case 'hardBreak':
      return '\n';
    default:
      return '';
  }
};

/**
 * The words of a node, a line for each block: for search, counting and comparing. Suggested insertions that nobody has
 * accepted, citations, live blocks and kept source are left out.
 */
export const plainText = (node: Node): string => {
  const parts: string[] = [];
  const stack: Node[] = [node];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (next.isInline) parts.push(wordsOf(next));
    else if (next.isTextblock) parts.push('\n');
    stack.push(...[...next.children].reverse());
  }
  return parts
    .join('')
    .replace(/\n{2,}/g, '\n')
    .trim();
};
