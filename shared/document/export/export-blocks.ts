import type { Node } from 'prosemirror-model';
import { capitalise } from '../../rules/plain-words.ts';
import { tableLook } from '../table-look.ts';
import { toneOf } from '../tones.ts';
import { directionOf } from './direction.ts';
import type { Block, Cell, Item } from './export-document.ts';
import { type Spelling, spansOf } from './export-spans.ts';

/** Blocks in normal form (from `readSection`) as every renderer takes them. */
export function exportBlocks(content: readonly Node[], spelling: Spelling): Block[] {
  return content.flatMap((node) => blockOf(node, spelling) ?? []);
}

function blockOf(node: Node, spelling: Spelling): Block | undefined {
  switch (node.type.name) {
    case 'paragraph':
      return paragraph(node, spelling);
    case 'heading':
      return {
        kind: 'heading',
        level: levelOf(node.attrs.level),
        content: spansOf(node, spelling),
        direction: directionOf(node.textContent),
      };
    case 'bulletList':
    case 'orderedList':
      return {
        kind: 'list',
        isOrdered: node.type.name === 'orderedList',
        start: Number(node.attrs.start ?? 1),
        items: node.children.map(
          (item): Item => ({
            checked: item.attrs.checked as boolean | null,
            blocks: exportBlocks(item.children, spelling),
          }),
        ),
      };
    case 'blockquote':
      return { kind: 'quote', blocks: exportBlocks(node.children, spelling) };
    case 'callout':
      return {
        kind: 'callout',
        callout: node.attrs.kind,
        title: capitalise(node.attrs.kind),
        blocks: exportBlocks(node.children, spelling),
      };
    case 'codeBlock':
      return { kind: 'code', language: node.attrs.language as string | null, text: node.textContent };
    case 'horizontalRule':
      return { kind: 'rule' };
    case 'table':
      return table(node, spelling);
    case 'rawBlock':
      return rawBlock(node.attrs.source);
    default:
      return undefined;
  }
}

function paragraph(node: Node, spelling: Spelling): Block | undefined {
  if (node.childCount === 0) return undefined;
  return { kind: 'paragraph', content: spansOf(node, spelling), direction: directionOf(node.textContent) };
}

/** Sections are headed by the first level, and what people write within them begins below it. */
function levelOf(level: number): 2 | 3 | 4 | 5 {
  return (Math.min(6, Math.max(3, level)) - 1) as 2 | 3 | 4 | 5;
}

function table(node: Node, spelling: Spelling): Block {
  const [first, ...others] = node.children;
  const hasHead = first!.firstChild!.type.name === 'tableHeader';
  const cells = (row: Node) => row.children.map((cell) => cellOf(cell, spelling));
  const look = tableLook(hasHead ? first!.children.map(({ textContent }) => textContent) : []);
  const body = hasHead ? others : node.children;
  return {
    kind: 'table',
    look,
    head: hasHead ? cells(first!) : null,
    rows: body.map(cells),
    tones: look === 'timeline' ? body.map((row) => toneOf(row.child(1).textContent)) : null,
  };
}

function cellOf(cell: Node, spelling: Spelling): Cell {
  return {
    content: spansOf(cell.firstChild!, spelling),
    align: cell.attrs.align,
    direction: directionOf(cell.textContent),
  };
}

/** A footnote's text is shown where it stands; HTML and addresses of links are not. */
function rawBlock(source: string): Block | undefined {
  if (!source.startsWith('[^')) return undefined;
  return { kind: 'paragraph', content: [{ kind: 'text', text: source }], direction: directionOf(source) };
}
