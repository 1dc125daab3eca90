import type { Attrs, Mark, Node } from 'prosemirror-model';
import { documentSchema } from '../schema/schema.ts';

const ATTENTION = ['strong', 'emphasis', 'strike'];
const UNSAFE_IN_ADDRESS = /[\s\0-\x1f\x7f<>\\|]/g;
/** What no character reference of Markdown can say either. */
const CONTROL = /[\p{Cc}\p{Noncharacter_Code_Point}]+/gu;

const isCode = (node: Node): boolean => node.marks.some(({ type }) => type.name === 'code');
const has = (node: Node, mark: string): boolean => node.marks.some(({ type }) => type.name === mark);
const without = (node: Node, mark: string): Node => node.mark(node.marks.filter(({ type }) => type.name !== mark));
const isBreak = (node: Node): boolean => node.type.name === 'hardBreak';

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').toWellFormed().trim();
const titleOf = (attrs: Attrs): string | null => (attrs.title ? oneLine(attrs.title) || null : null);

/** An address without the signs that end one in Markdown, said the way that addresses say them. */
const address = (url: string): string =>
  url
    .trim()
    .toWellFormed()
    .replace(UNSAFE_IN_ADDRESS, (sign) => encodeURIComponent(sign));

const plainMark = (mark: Mark): Mark =>
  mark.type.name === 'link' ? mark.type.create({ href: address(mark.attrs.href), title: titleOf(mark.attrs) }) : mark;

/** The marks that a node can carry in Markdown: code only on text, no link on what is written as a link. */
const sayable = (node: Node): readonly Mark[] =>
  node.marks.map(plainMark).filter(({ type }) => {
    if (type.name === 'insertion' || type.name === 'deletion') return false;
    if (type.name === 'code') return node.isText;
    if (type.name === 'link') return node.type.name !== 'mention' && node.type.name !== 'timestamp';
    return true;
  });

const textNode = (text: string, like: Node): Node[] => (text === '' ? [] : [documentSchema.text(text, like.marks)]);

/** A new line within a line's HTML is white space, and could begin a block. */
const letters = (node: Node): Node[] => {
  const source = (node.attrs.source as string)
    .replace(/\s*\n\s*/g, ' ')
    .toWellFormed()
    .trim();
  return source === '' ? [] : [node.type.create({ source }, null, node.marks)];
};

const picture = ({ type, attrs, marks }: Node): Node =>
  type.create({ src: address(attrs.src), alt: oneLine(attrs.alt), title: titleOf(attrs) }, null, marks);

const plain = (node: Node): Node[] => {
  const bare = node.mark(sayable(node));
  if (bare.isText) return textNode(bare.text!.replace(CONTROL, ' ').toWellFormed(), bare);
  if (bare.type.name === 'rawInline') return letters(bare);
  return [bare.type.name === 'image' ? picture(bare) : bare];
};

/** Takes `mark` off the white space and the breaks at the edge of each run that has it: `** a**` is no bold text. */
const expel = (nodes: readonly Node[], mark: string): Node[] => {
  const out: Node[] = [];
  for (let at = 0; at < nodes.length; ) {
    let end = at;
    while (end < nodes.length && has(nodes[end]!, mark)) end += 1;
    if (end === at) out.push(nodes[at++]!);
    else {
      out.push(...expelRun(nodes.slice(at, end), mark));
      at = end;
    }
  }
  return out;
};

function expelRun(run: Node[], mark: string): Node[] {
  let start = 0;
  let end = run.length;
  const before: Node[] = [];
  const after: Node[] = [];
  const isBlank = (node: Node) => isBreak(node) || (node.isText && !isCode(node) && /^\s*$/.test(node.text!));
  while (start < end && isBlank(run[start]!)) before.push(without(run[start++]!, mark));
  while (end > start && isBlank(run[end - 1]!)) after.unshift(without(run[--end]!, mark));
  const inner = run.slice(start, end);
  const first = inner[0];
  if (first?.isText && !isCode(first)) {
    const trimmed = first.text!.trimStart();
    before.push(...textNode(first.text!.slice(0, first.text!.length - trimmed.length), without(first, mark)));
    inner[0] = documentSchema.text(trimmed, first.marks);
  }
  const last = inner.at(-1);
  if (last?.isText && !isCode(last)) {
    const trimmed = last.text!.trimEnd();
    after.unshift(...textNode(last.text!.slice(trimmed.length), without(last, mark)));
    inner[inner.length - 1] = documentSchema.text(trimmed, last.marks);
  }
  return [...before, ...inner, ...after];
}

const join = (nodes: readonly Node[]): Node[] => {
  const out: Node[] = [];
  for (const node of nodes) {
    const last = out.at(-1);
    if (last?.isText && node.isText && last.sameMarkup(node)) {
      out[out.length - 1] = documentSchema.text(last.text! + node.text!, last.marks);
    } else out.push(node);
  }
  return out;
};

/** No blanks at either end of a line, and no break before the first or after the last word. */
const trim = (nodes: readonly Node[]): Node[] => {
  const lines: Node[][] = [[]];
  const breaks: Node[] = [];
  for (const node of nodes) {
    if (isBreak(node)) {
      breaks.push(node);
      lines.push([]);
    } else lines.at(-1)!.push(node);
  }
  const trimmed = lines.map(trimLine);
  const first = trimmed.findIndex((line) => line.length > 0);
  const last = trimmed.findLastIndex((line) => line.length > 0);
  return trimmed.flatMap((line, index) => {
    if (index < first || index > last || first < 0) return [];
    return index === first ? line : [breaks[index - 1]!, ...line];
  });
};

function trimLine(line: Node[]): Node[] {
  const out = [...line];
  for (const [end, blank] of [
    [0, /^[ ]+/],
    [-1, /[ ]+$/],
  ] as const) {
    for (let node = out.at(end); node?.isText && !isCode(node); node = out.at(end)) {
      const text = node.text!.replace(blank, '');
      if (text === node.text) break;
      out.splice(end, 1, ...textNode(text, node));
      if (text !== '') break;
    }
  }
  return out;
}

/**
 * The content of a paragraph in the one form that Markdown can say: no undecided insertions, no marks on white space at
 * their edges, no blanks at the ends of a line. Reading and writing both end in it, so one undoes the other.
 */
export const tidyInline = (nodes: readonly Node[]): Node[] => {
  let tidy = nodes.filter((node) => !has(node, 'insertion')).flatMap(plain);
  for (const mark of ATTENTION) tidy = expel(join(tidy), mark);
  return join(trim(join(tidy)));
};
