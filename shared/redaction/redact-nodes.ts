import { Fragment, type Mark, type Node } from 'prosemirror-model';
import { documentSchema } from '../document/schema/schema.ts';
import type { Hit } from './find-needles.ts';
import { type Redactor, wordsInPlace } from './redactor.ts';

/** What besides words stays: numbers of evidence, stored pictures. */
export type Kept = { citation: (number: number) => boolean; pictures: boolean };

/** A part of a line, and where its words stand in the words of all of it. */
type Piece = { node: Node; words: string; from: number };

const { paragraph } = documentSchema.nodes;
const MOST_PASSES = 8;

/**
 * Blocks of a section without what may not be read. Each line is searched as a reader sees it: over bold and links, over line
 * breaks, over numbers of evidence. HTML is left out, it shows nowhere and hides words; mentions become the words they show.
 */
export function redactNodes(nodes: readonly Node[], redactor: Redactor, kept: Kept): Node[] {
  return nodes.flatMap((node) => redactNode(node, redactor, kept) ?? []);
}

function redactNode(node: Node, redactor: Redactor, kept: Kept): Node | undefined {
  if (node.type.name === 'rawBlock') return redactRaw(node, redactor);
  if (node.type.name === 'codeBlock') return redactCode(node, redactor);
  if (node.isTextblock) return node.copy(Fragment.from(redactLine(node.children, redactor, kept)));
  if (node.isLeaf) return node;
  const content = redactNodes(node.children, redactor, kept);
  return node.copy(Fragment.from(content.length > 0 ? content : [paragraph!.create()]));
}

/** A footnote is shown as it stands; everything else that has no form here is not shown, and dropped. */
function redactRaw(node: Node, redactor: Redactor): Node | undefined {
  const source = String(node.attrs.source);
  if (!source.startsWith('[^')) return undefined;
  return paragraph!.create(null, documentSchema.text(redactor.redact(source)));
}

function redactCode(node: Node, redactor: Redactor): Node {
  const text = redactor.redact(node.textContent);
  const language = node.attrs.language as string | null;
  const isTold = language !== null && redactor.find(language).length > 0;
  return node.type.create(
    { language: isTold ? null : language, meta: null },
    text === '' ? null : documentSchema.text(text),
  );
}

function redactLine(children: readonly Node[], redactor: Redactor, kept: Kept): Node[] {
  let line = children.flatMap((node) => prepare(node, redactor, kept));
  for (let pass = 0; pass < MOST_PASSES; pass++) {
    const pieces = piecesOf(line);
    const text = pieces.map(({ words }) => words).join('');
    const hits = redactor.find(text);
    if (hits.length === 0) break;
    if (pass === 0) for (const { key } of hits) redactor.count(key);
    line = withoutHits(pieces, text, hits);
  }
  return line;
}

/** What is no plain word becomes one, or goes. */
function prepare(node: Node, redactor: Redactor, kept: Kept): Node[] {
  const marks = marksLeft(node, redactor);
  switch (node.type.name) {
    case 'text':
      return [node.mark(marks)];
    case 'mention':
      return [documentSchema.text(mentionWords(node, redactor), marks)];
    case 'citation':
      return kept.citation(Number(node.attrs.number)) ? [node.mark(marks)] : [];
    case 'image':
      return pictureOf(node, marks, redactor, kept);
    case 'rawInline':
      return node.attrs.source.startsWith('<') ? [] : [documentSchema.text(node.attrs.source, marks)];
    default:
      return [node.mark(marks)];
  }
}

/** Suggestions that nobody decided on are in no publication; titles of links are read nowhere and may say anything. */
function marksLeft(node: Node, redactor: Redactor): Mark[] {
  return node.marks.flatMap((mark) => {
    if (mark.type.name !== 'link') return [mark];
    const refused = redactor.refuses(String(mark.attrs.href));
    if (refused === undefined) return [mark.type.create({ href: mark.attrs.href, title: null })];
    redactor.count(refused);
    return [];
  });
}

function mentionWords({ attrs }: Node, redactor: Redactor): string {
  const instead = attrs.kind === 'person' ? redactor.insteadOf(String(attrs.id)) : undefined;
  if (!instead) return attrs.kind === 'person' ? `@${attrs.label}` : attrs.label || ' ';
  redactor.count(instead.key);
  return instead.as;
}

/** A picture elsewhere is its words: an address may tell more than they do. */
function pictureOf(node: Node, marks: readonly Mark[], redactor: Redactor, kept: Kept): Node[] {
  const alt = redactor.redact(String(node.attrs.alt));
  const isStored = String(node.attrs.src).startsWith('/api/v1/files/');
  if (isStored && kept.pictures) return [node.type.create({ ...node.attrs, alt, title: null }, null, marks)];
  return !isStored && alt ? [documentSchema.text(alt, marks)] : [];
}

function piecesOf(line: readonly Node[]): Piece[] {
  let at = 0;
  return line.map((node) => {
    const words = wordsOf(node);
    const piece = { node, words, from: at };
    at += words.length;
    return piece;
  });
}

function wordsOf(node: Node): string {
  if (node.isText) return node.text!;
  if (node.type.name === 'hardBreak') return '\n';
  // A moment or a picture stands between words; a number of evidence does not.
  return node.type.name === 'citation' ? '' : '\u{FFFC}';
}

/** The replacement looks as the first of the words did. What stood among them and is no word (evidence) comes behind. */
function withoutHits(pieces: readonly Piece[], text: string, hits: readonly Hit[]): Node[] {
  const line: Node[] = [];
  let next = 0;
  for (const { node, words, from } of pieces) {
    if (words === '') {
      line.push(node);
      continue;
    }
    const to = from + words.length;
    let at = from;
    while (next < hits.length && hits[next]!.from < to) {
      const hit = hits[next]!;
      if (hit.from >= from) {
        push(line, node, text.slice(at, hit.from));
        line.push(documentSchema.text(wordsInPlace(text, hit), node.marks));
      }
      at = Math.min(hit.to, to);
      if (hit.to > to) break;
      next += 1;
    }
    if (node.isText) push(line, node, text.slice(at, to));
    else if (at === from) line.push(node);
  }
  return line;
}

function push(line: Node[], node: Node, words: string): void {
  if (words !== '') line.push(documentSchema.text(words, node.marks));
}
