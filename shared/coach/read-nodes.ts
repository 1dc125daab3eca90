import type { Fragment, Node } from 'prosemirror-model';
import type { Passage, Place, Span } from './finding.ts';

/** A passage and where it stands. */
export type NodePassage = Passage & {
  /** Position of its first character, from the beginning of the nodes that were read. */
  from: number;
  /** Mentions and the like, in order: `length` characters of the text that take up one position. */
  atoms: readonly { start: number; length: number }[];
};

/** Sections of the shipped templates that are read otherwise than prose. */
const PLACES: Record<string, Place> = {
  summary: 'summary',
  timeline: 'timeline',
  'contributing-factors': 'factors',
  mitigators: 'lucky',
  'learnings-and-risks': 'lucky',
  'follow-ups': 'follow-ups',
};
export const placeOfSection = (key: string): Place => PLACES[key] ?? 'prose';

/** What others said, what machines said, and rows that are shown here and written elsewhere. */
const NOT_READ = new Set(['blockquote', 'codeBlock', 'rawBlock', 'liveBlock']);
const ANNOUNCES = new Set(['heading', 'tableHeader']);

/**
 * The paragraphs, items and cells of a section as the coach reads them: in the editor from the document, on the server from
 * the stored text, so that both find the same. What is only suggested is not there yet.
 */
export function readNodes(blocks: Fragment, place: Place): NodePassage[] {
  const passages: NodePassage[] = [];
  const visit = (node: Node, at: number, where: Place): void => {
    if (NOT_READ.has(node.type.name)) return;
    const here = ANNOUNCES.has(node.type.name) ? 'heading' : where;
    if (node.isTextblock) {
      if (node.content.size > 0) passages.push({ ...readLine(node), place: here, from: at + 1 });
      return;
    }
    node.forEach((child, offset) => {
      visit(child, at + 1 + offset, here);
    });
  };
  blocks.forEach((node, offset) => {
    visit(node, offset, place);
  });
  return passages;
}

/**
 * The position of a character of a passage, from the beginning of the nodes that were read; within a mention that of the
 * mention. A span ends one behind the position of its last character.
 */
export function positionOf({ from, atoms }: NodePassage, offset: number): number {
  let position = from + offset;
  for (const { start, length } of atoms) {
    if (start + length <= offset) position += 1 - length;
    else if (start < offset) return position - (offset - start);
    else break;
  }
  return position;
}

type Line = Omit<NodePassage, 'place' | 'from'>;

function readLine(block: Node): Line {
  let text = '';
  const skip: Span[] = [];
  const opaque: Span[] = [];
  const people: (Span & { name: string })[] = [];
  const atoms: { start: number; length: number }[] = [];
  block.forEach((node) => {
    const start = text.length;
    text += wordsOf(node);
    const span = { start, end: text.length };
    if (!node.isText) atoms.push({ start, length: span.end - start });
    if (span.end === start) return;
    if (isMarked(node, 'insertion')) skip.push(span);
    else if (node.type.name === 'mention' && node.attrs.kind === 'person')
      people.push({ ...span, name: text.slice(start) });
    else if (isOpaque(node)) extend(opaque, span);
  });
  return { text, skip, opaque, people, atoms };
}

function wordsOf(node: Node): string {
  if (node.isText) return node.text ?? '';
  switch (node.type.name) {
    case 'hardBreak':
      return '\n';
    case 'mention':
      return String(node.attrs.label).replace(/^@/, '');
    case 'timestamp':
      return String(node.attrs.at);
    case 'rawInline':
      return String(node.attrs.source);
    default:
      // A citation or a picture is no word, and what stands on either side of it is one sentence.
      return '';
  }
}

const isMarked = (node: Node, mark: string): boolean => node.marks.some(({ type }) => type.name === mark);

const isOpaque = (node: Node): boolean =>
  node.isText ? isMarked(node, 'code') || isMarked(node, 'link') : node.type.name !== 'hardBreak';

/** Spans that touch are one: a link with a bold word in it is several nodes. */
function extend(spans: Span[], span: Span): void {
  const last = spans.at(-1);
  if (last?.end === span.start) spans[spans.length - 1] = { start: last.start, end: span.end };
  else spans.push(span);
}
