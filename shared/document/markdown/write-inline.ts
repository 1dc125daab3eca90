import type { PhrasingContent } from 'mdast';
import type { Node } from 'prosemirror-model';
import { writeDebriefLink } from './debrief-link.ts';
import { nestMarks } from './nest-marks.ts';

/** Where a line of text stands: a break has a sign of its own only in a paragraph, a pipe ends a cell. */
export type InlinePlace = 'paragraph' | 'heading' | 'cell';

const raw = (value: string): PhrasingContent => ({ type: 'raw', value });
const SEPARATOR = '<!-- -->';

/** `\|` in code cannot be said in a cell: the code is cut between the two. */
const codeIn = (text: string, place: InlinePlace): PhrasingContent[] => {
  const pieces = place === 'cell' ? text.split(/(?<=\\)(?=\|)/) : [text];
  return pieces.flatMap((value, index): PhrasingContent[] => [
    ...(index > 0 ? [raw(SEPARATOR)] : []),
    { type: 'inlineCode', value },
  ]);
};

const writeLeaf = (node: Node, next: Node | undefined, place: InlinePlace): PhrasingContent[] => {
  const { attrs } = node;
  switch (node.type.name) {
    case 'text':
      return node.marks.some(({ type }) => type.name === 'code')
        ? codeIn(node.text!, place)
        : [{ type: 'text', value: node.text! }];
    case 'hardBreak':
      // HTML that began a line could end the paragraph.
      return [place === 'paragraph' && next?.type.name !== 'rawInline' ? { type: 'break' } : raw('<br>')];
    case 'image':
      return [{ type: 'image', url: attrs.src, alt: attrs.alt, title: attrs.title }];
    case 'citation':
      return [{ type: 'citation', number: attrs.number }];
    case 'rawInline':
      return [raw(attrs.source)];
    default: {
      const { href, label } = writeDebriefLink(node);
      return [{ type: 'link', url: href, children: label === '' ? [] : [{ type: 'text', value: label }] }];
    }
  }
};

/** The tidy content of a paragraph, heading or cell as a tree for writing. */
export const writeInline = (content: readonly Node[], place: InlinePlace): PhrasingContent[] =>
  nestMarks(content, (node, next) => writeLeaf(node, next, place));
