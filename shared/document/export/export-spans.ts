import type { Node } from 'prosemirror-model';
import { safeUrl } from '../safe-url.ts';
import type { Span, TextSpan } from './export-document.ts';

/** How what stands within a line is said. `citation` answers whether it is the first of its number, undefined where none exists. */
export type Spelling = {
  citation: (number: number) => { isFirst: boolean } | undefined;
  /** The words of a moment, ISO 8601. */
  moment: (at: string) => string;
};

const OWN_FILE = /^\/api\/v1\/files\/([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/i;

/** The content of a paragraph, heading or cell. Links lead outside or are only their words: a file is read far from here. */
export function spansOf(parent: Node, spelling: Spelling): Span[] {
  const spans = parent.children.flatMap((node) => spanOf(node, spelling) ?? []);
  return spans.map((span, index) =>
    span.kind === 'citation' && spans[index - 1]?.kind === 'citation' ? { ...span, isNext: true } : span,
  );
}

function spanOf(node: Node, spelling: Spelling): Span | undefined {
  const say = (text: string, link?: string): TextSpan => ({
    kind: 'text',
    text,
    ...marksOf(node),
    ...(link && { link }),
  });
  switch (node.type.name) {
    case 'text':
      return say(node.text!);
    case 'hardBreak':
      return { kind: 'break' };
    case 'image':
      return pictureOf(node, say);
    case 'citation': {
      const number = Number(node.attrs.number);
      const known = spelling.citation(number);
      return known ? { kind: 'citation', number, isNext: false, ...known } : say(`[^${number}]`);
    }
    case 'mention':
      return say(node.attrs.kind === 'person' ? `@${node.attrs.label}` : node.attrs.label);
    case 'timestamp':
      return say(spelling.moment(node.attrs.at));
    default:
      // A footnote of an imported text keeps its sign; HTML is not shown.
      return node.attrs.source.startsWith('<') ? undefined : say(node.attrs.source);
  }
}

/** Only pictures kept here are shown: an address outside is never asked for one. */
function pictureOf(node: Node, say: (text: string, link?: string) => TextSpan): Span {
  const { src, alt } = node.attrs as { src: string; alt: string };
  const fileId = OWN_FILE.exec(src)?.[1]?.toLowerCase();
  if (fileId) return { kind: 'picture', fileId, words: alt || 'picture' };
  const address = safeUrl(src);
  return say(alt || address || 'picture', address);
}

function marksOf(node: Node): Omit<TextSpan, 'kind' | 'text'> {
  const marks: Omit<TextSpan, 'kind' | 'text'> = {};
  for (const { type, attrs } of node.marks) {
    if (type.name === 'link') {
      const address = safeUrl(attrs.href);
      if (address) marks.link = address;
    } else if (type.name === 'strong' || type.name === 'emphasis' || type.name === 'strike' || type.name === 'code') {
      marks[type.name] = true;
    }
  }
  return marks;
}
