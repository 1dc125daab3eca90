import { diffArrays } from 'diff';
import type { Fragment, Node } from 'prosemirror-model';
import { diffInline, markAll } from './diff-inline.ts';

export type Change = 'same' | 'added' | 'removed' | 'changed';

/**
 * One block of a comparison. A block of text carries its `content`, with what was taken away marked `deletion` and what was
 * added `insertion`; a block of blocks has `children`; `node` gives the kind and attributes as they are now, or were.
 */
export type DiffBlock = { change: Change; node: Node; content?: Fragment; children?: DiffBlock[] };
export type DiffSection = { key: string; change: Change; blocks: DiffBlock[] };

/** Two lists whose children differ more than this are compared by place alone: the exact way costs quadratic time. */
const MOST_EDITS = 2000;

/** What changed from one document to another, section by section; both in the present schema. Pure; see `Change`. */
export function diffDocuments(before: Node, after: Node): DiffSection[] {
  const old = new Map(before.children.map((section) => [String(section.attrs.key), section]));
  const sections: DiffSection[] = after.children.map((section) => {
    const key = String(section.attrs.key);
    const was = old.get(key);
    old.delete(key);
    const blocks = was
      ? diffBlocks(was.children, section.children)
      : section.children.map((one) => whole(one, 'added'));
    return { key, change: was ? changeOf(blocks) : 'added', blocks };
  });
  for (const [key, section] of old)
    sections.push({ key, change: 'removed', blocks: section.children.map((one) => whole(one, 'removed')) });
  return sections;
}

/** How many blocks of text a comparison shows as changed, added or removed. */
export function countChanges(sections: readonly DiffSection[]): number {
  const count = (blocks: readonly DiffBlock[]): number =>
    blocks.reduce((sum, one) => sum + (one.children ? count(one.children) : one.change === 'same' ? 0 : 1), 0);
  return sections.reduce((sum, section) => sum + count(section.blocks), 0);
}

const changeOf = (blocks: readonly DiffBlock[]): Change =>
  blocks.every((one) => one.change === 'same') ? 'same' : 'changed';

function diffBlocks(before: readonly Node[], after: readonly Node[]): DiffBlock[] {
  const parts = diffArrays([...before], [...after], { comparator: (a, b) => a.eq(b), maxEditLength: MOST_EDITS });
  if (!parts) return pair(before, after);
  const blocks: DiffBlock[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]!;
    const next = parts[i + 1];
    if (!part.added && !part.removed) blocks.push(...part.value.map((node) => whole(node, 'same')));
    else if (part.removed && next?.added) {
      blocks.push(...pair(part.value, next.value));
      i += 1;
    } else blocks.push(...part.value.map((node) => whole(node, part.added ? 'added' : 'removed')));
  }
  return blocks;
}

/** Blocks that took the place of others: each with the next of its kind that is like it, the rest removed or added. */
function pair(before: readonly Node[], after: readonly Node[]): DiffBlock[] {
  const rest = [...before];
  const blocks: DiffBlock[] = [];
  // What came new is shown after what went away at the same place.
  let fresh: DiffBlock[] = [];
  for (const node of after) {
    const at = rest.findIndex((old) => compare(old, node) !== undefined);
    if (at < 0) {
      fresh.push(whole(node, 'added'));
      continue;
    }
    blocks.push(...rest.splice(0, at).map((old) => whole(old, 'removed')), ...fresh);
    blocks.push(compare(rest.shift() as Node, node) as DiffBlock);
    fresh = [];
  }
  return [...blocks, ...rest.map((old) => whole(old, 'removed')), ...fresh];
}

function compare(before: Node, after: Node): DiffBlock | undefined {
  if (before.eq(after)) return whole(after, 'same');
  if (before.type !== after.type || after.isLeaf) return undefined;
  if (after.inlineContent) {
    const content = diffInline(before.content, after.content);
    return content && { change: 'changed', node: after, content };
  }
  const children = diffBlocks(before.children, after.children);
  const isAlike = children.some((one) => one.change === 'same' || one.change === 'changed');
  return isAlike ? { change: 'changed', node: after, children } : undefined;
}

function whole(node: Node, change: Change): DiffBlock {
  if (node.inlineContent) {
    if (change === 'same') return { change, node, content: node.content };
    return { change, node, content: markAll(node.content, change === 'added' ? 'insertion' : 'deletion') };
  }
  return node.isLeaf
    ? { change, node }
    : { change, node, children: node.children.map((child) => whole(child, change)) };
}
