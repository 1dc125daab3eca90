import type { BlockContent, List, ListItem, RootContent } from 'mdast';
import type { Node } from 'prosemirror-model';
import { writeBlockMarker } from '../blocks.ts';
import { calloutMarker } from './callout-marker.ts';
import { writeInline } from './write-inline.ts';
import { writeTable } from './write-table.ts';

const raw = (value: string, touches = false): RootContent => ({ type: 'raw', value, touches });

/** GitHub's syntax wants a word after `[ ]`: the box of an item without one is put out as it is. */
function writeItem(item: Node, spread: boolean): ListItem {
  const children = writeBlocks(item.children) as BlockContent[];
  const { checked } = item.attrs as { checked: boolean | null };
  const isBare = checked !== null && item.firstChild!.childCount === 0;
  if (isBare) children.unshift(raw(checked ? '[x]' : '[ ]') as BlockContent);
  return { type: 'listItem', checked: isBare ? null : checked, spread, children };
}

function writeList(node: Node): List {
  const spread = !node.attrs.tight;
  const children = node.children.map((item) => writeItem(item, spread));
  return { type: 'list', ordered: node.type.name === 'orderedList', start: node.attrs.start, spread, children };
}

function writeCallout(node: Node): RootContent {
  const content = writeBlocks(node.children);
  const marker = raw(calloutMarker(node.attrs.kind), content[0]?.type === 'paragraph');
  return { type: 'blockquote', children: [marker, ...content] as BlockContent[] };
}

function writeBlock(node: Node): RootContent[] {
  const { attrs } = node;
  switch (node.type.name) {
    case 'paragraph': {
      const children = writeInline(node.children, 'paragraph');
      return children.length > 0 ? [{ type: 'paragraph', children }] : [];
    }
    case 'heading':
      return [{ type: 'heading', depth: attrs.level, children: writeInline(node.children, 'heading') }];
    case 'bulletList':
    case 'orderedList':
      return [writeList(node)];
    case 'blockquote':
      return [{ type: 'blockquote', children: writeBlocks(node.children) as BlockContent[] }];
    case 'callout':
      return [writeCallout(node)];
    case 'codeBlock':
      return [{ type: 'code', lang: attrs.language, meta: attrs.meta, value: node.textContent }];
    case 'horizontalRule':
      return [{ type: 'thematicBreak' }];
    case 'table':
      return writeTable(node);
    case 'liveBlock':
      return [raw(writeBlockMarker({ name: attrs.name, ref: attrs.ref }))];
    default:
      return [raw(attrs.source)];
  }
}

/** Blocks in normal form as a tree for writing. */
export function writeBlocks(content: readonly Node[]): RootContent[] {
  return content.flatMap(writeBlock);
}
