import type { Blockquote, List, ListItem, Nodes, RootContent } from 'mdast';
import type { Node } from 'prosemirror-model';
import { documentSchema } from '../schema/schema.ts';
import { readCallout } from './callout-marker.ts';
import { textOfTree } from './node-text.ts';
import { DEEPEST } from './normal-form.ts';
import { eachNode } from './parse-markdown.ts';
import { readInline } from './read-inline.ts';
import { readTable } from './read-table.ts';
import { SEPARATOR } from './separator.ts';
import { readColumns } from './table-columns.ts';
import { writeTree } from './write-tree.ts';

const { nodes } = documentSchema;
const CONTAINERS = new Set(['list', 'listItem', 'blockquote', 'footnoteDefinition']);
const ONLY_BREAKS = /^(?:<br\s*\/?>\s*)+$/i;

const paragraphOf = (text: string): Node => nodes.paragraph!.create(null, text === '' ? [] : documentSchema.text(text));

/** Never empty, as the schema wants it. */
const filled = (content: Node[]): Node[] => (content.length > 0 ? content : [nodes.paragraph!.create()]);

const raw = (source: string): Node[] => [nodes.rawBlock!.create({ source })];

function readQuote(node: Blockquote, source: string, depth: number): Node {
  const callout = readCallout(node, source);
  if (!callout) return nodes.blockquote!.create(null, filled(readBlocks(node.children, source, depth + 1)));
  return nodes.callout!.create({ kind: callout.kind }, filled(readBlocks(callout.children, source, depth + 1)));
}

/** GitHub's syntax wants a word after `[ ]`; an item of nothing else is a task that nobody has named yet. */
const emptyTask = (item: ListItem, source: string): boolean | undefined => {
  const [first] = item.children;
  if (first?.type !== 'paragraph' || !first.position) return undefined;
  const box = /^\[([ xX])\]$/.exec(source.slice(first.position.start.offset, first.position.end.offset));
  return box ? box[1] !== ' ' : undefined;
};

function readItem(item: ListItem, source: string, depth: number): Node {
  const unnamed = emptyTask(item, source);
  const children = unnamed === undefined ? item.children : item.children.slice(1);
  const content = readBlocks(children, source, depth + 1);
  const checked = unnamed ?? item.checked ?? null;
  return nodes.listItem!.create(
    { checked },
    filled(unnamed === undefined ? content : [nodes.paragraph!.create(), ...content]),
  );
}

const firstLine = (node: RootContent): number => ('position' in node && node.position?.start.line) || 0;

/** Where a block's last words are. Containers themselves are sometimes said to end after the empty lines behind them. */
const lastLine = (node: RootContent): number => {
  let last = node;
  while (CONTAINERS.has(last.type) && 'children' in last && last.children.length > 0) last = last.children.at(-1)!;
  return CONTAINERS.has(last.type) ? firstLine(last) : ('position' in last && last.position?.end.line) || 0;
};

const hasGap = (siblings: readonly RootContent[]): boolean =>
  siblings.some((node, at) => at > 0 && firstLine(node) - lastLine(siblings[at - 1]!) > 1);

function readList(node: List, source: string, depth: number): Node {
  const items = node.children.map((item) => readItem(item, source, depth));
  const tight = !hasGap(node.children) && node.children.every(({ children }) => !hasGap(children));
  return node.ordered
    ? nodes.orderedList!.create({ start: node.start ?? 1, tight }, items)
    : nodes.bulletList!.create({ tight }, items);
}

/** Each paragraph, cell and piece of source below a container, in order, without what contained it. */
function flatten(root: Nodes): Node[] {
  const texts: { at: number; text: string }[] = [];
  eachNode({ type: 'root', children: [root as RootContent] }, (node) => {
    const isLeaf = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell';
    const isSource =
      node.type === 'code' || node.type === 'definition' || (node.type === 'html' && !SEPARATOR.test(node.value));
    if (!isLeaf && !isSource) return;
    const text = node.type === 'definition' ? writeTree([node]) : textOfTree(node);
    if (text !== '') texts.push({ at: node.position?.start.offset ?? 0, text });
  });
  return texts.sort((a, b) => a.at - b.at).map(({ text }) => paragraphOf(text));
}

function readNode(node: RootContent, source: string, depth: number): Node[] {
  switch (node.type) {
    case 'paragraph':
      return [nodes.paragraph!.create(null, readInline(node.children, source))];
    case 'heading':
      return [nodes.heading!.create({ level: node.depth }, readInline(node.children, source))];
    case 'thematicBreak':
      return [nodes.horizontalRule!.create()];
    case 'blockquote':
      return depth < DEEPEST ? [readQuote(node, source, depth)] : flatten(node);
    case 'list':
      return depth < DEEPEST ? [readList(node, source, depth)] : flatten(node);
    case 'code': {
      const attrs = { language: node.lang || null, meta: node.meta || null };
      return [nodes.codeBlock!.create(attrs, node.value === '' ? [] : documentSchema.text(node.value))];
    }
    case 'table':
      return [readTable(node, source)];
    case 'html':
      return ONLY_BREAKS.test(node.value.trim()) ? [] : raw(node.value);
    default:
      return raw(writeTree([node]));
  }
}

/** Blocks of a tree as nodes of the document; empty when there are none. `source` is the text the tree was parsed from. */
export function readBlocks(content: readonly RootContent[], source: string, depth = 0): Node[] {
  const out: Node[] = [];
  for (let at = 0; at < content.length; at += 1) {
    const node = content[at]!;
    const next = content[at + 1];
    const widths = node.type === 'html' && next?.type === 'table' ? readColumns(node.value) : undefined;
    if (widths && next?.type === 'table') {
      out.push(readTable(next, source, widths));
      at += 1;
    } else out.push(...readNode(node, source, depth));
  }
  return out;
}
