import { Fragment, type Node } from 'prosemirror-model';
import { isBlockEnd, readBlockMarker, writeBlockMarker } from '../blocks.ts';
import { CALLOUT_KINDS } from '../schema/block-nodes.ts';
import { documentSchema } from '../schema/schema.ts';
import { beginsHtmlBlock, closeHtml } from './html-block.ts';
import { normalList } from './normal-list.ts';
import { normalTable } from './normal-table.ts';
import { SEPARATOR } from './separator.ts';
import { tidyInline } from './tidy-inline.ts';

/** Quotes and lists within one another; what stands deeper stays, as paragraphs. */
export const DEEPEST = 24;

const { nodes } = documentSchema;

/** Never empty, as the schema wants it. */
const filled = (content: Node[]): Node[] => (content.length > 0 ? content : [nodes.paragraph!.create()]);

/** A paragraph that HTML begins would be HTML altogether: what it begins with becomes words. */
const asWords = (node: Node): Node => documentSchema.text(node.attrs.source, node.marks);

const normalParagraph = (node: Node): Node[] => {
  let content = tidyInline(node.children);
  const [first, second] = content;
  if (first && first.type === nodes.rawInline) {
    const isAlone = second === undefined || second.type === nodes.hardBreak;
    if (beginsHtmlBlock(first.attrs.source, isAlone)) content = tidyInline([asWords(first), ...content.slice(1)]);
  }
  return content.length > 0 ? [nodes.paragraph!.create(null, content)] : [];
};

const normalHeading = (node: Node): Node => {
  const level = Math.min(6, Math.max(1, Math.trunc(node.attrs.level) || 1));
  return nodes.heading!.create({ level }, tidyInline(node.children));
};

const normalCode = (node: Node): Node => {
  const language = (node.attrs.language as string | null)?.trim().replace(/\s+/g, '-') || null;
  const meta = (language && (node.attrs.meta as string | null)?.trim().replace(/\s+/g, ' ')) || null;
  const text = node.textContent.replace(/\r\n?/g, '\n').replaceAll('\0', '').toWellFormed();
  return nodes.codeBlock!.create({ language, meta }, text === '' ? [] : documentSchema.text(text));
};

/** The end of a live block that stands within HTML would be taken for the end of one before it. */
const withoutBlockEnds = (source: string): string =>
  source
    .split('\n')
    .filter((line) => !isBlockEnd(line.trim()))
    .join('\n');

const normalRaw = (node: Node, depth: number): Node[] => {
  const source = closeHtml(withoutBlockEnds(node.attrs.source));
  const marker = depth === 0 ? readBlockMarker(source) : undefined;
  if (marker) return [nodes.liveBlock!.create(marker)];
  return source === '' || SEPARATOR.test(source) ? [] : [nodes.rawBlock!.create({ source })];
};

const normalItem = (item: Node, depth: number): Node => {
  const content = filled(normalBlocks(item.children, depth + 1));
  const { checked } = item.attrs as { checked: boolean | null };
  const needsLine = checked !== null && content[0]!.type !== nodes.paragraph;
  return nodes.listItem!.create({ checked }, needsLine ? [nodes.paragraph!.create(), ...content] : content);
};

/** Every line of text below a node that is nested too deeply to be written as it is. */
function flatten(root: Node): Node[] {
  const out: Node[] = [];
  const stack = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.type === nodes.codeBlock) out.push(normalCode(node));
    else if (node.type === nodes.rawBlock) out.push(...normalRaw(node, DEEPEST));
    else if (node.isTextblock) out.push(...normalParagraph(node));
    else stack.push(...[...node.children].reverse());
  }
  return out;
}

function normalBlock(node: Node, depth: number): Node[] {
  switch (node.type.name) {
    case 'paragraph':
      return normalParagraph(node);
    case 'heading':
      return [normalHeading(node)];
    case 'bulletList':
    case 'orderedList':
      if (depth >= DEEPEST) return flatten(node);
      return [
        normalList(
          node,
          node.children.map((item) => normalItem(item, depth)),
        ),
      ];
    case 'blockquote':
    case 'callout': {
      if (depth >= DEEPEST) return flatten(node);
      const kind = CALLOUT_KINDS.includes(node.attrs.kind) ? node.attrs.kind : 'note';
      return [
        node.type.create(node.type === nodes.callout ? { kind } : null, filled(normalBlocks(node.children, depth + 1))),
      ];
    }
    case 'codeBlock':
      return [normalCode(node)];
    case 'table':
      return [normalTable(node)];
    case 'liveBlock': {
      const marker = readBlockMarker(writeBlockMarker({ name: node.attrs.name, ref: node.attrs.ref }));
      return marker ? [nodes.liveBlock!.create(marker)] : [];
    }
    case 'rawBlock':
      return normalRaw(node, depth);
    default:
      return [node];
  }
}

function normalBlocks(content: readonly Node[], depth: number): Node[] {
  return content.flatMap((node) => normalBlock(node, depth));
}

/**
 * Blocks in the form that Markdown can say, in which reading undoes writing: no paragraphs without a word (but for one where
 * there is nothing else), no blanks at the ends of lines, no spans, no undecided insertions. Never empty.
 */
export const normalForm = (content: readonly Node[] | Fragment): Node[] =>
  filled(normalBlocks(content instanceof Fragment ? content.content : content, 0));
