import type { Node } from 'prosemirror-model';
import type { Change } from './changed-range.ts';
import { nodeWords } from './node-words.ts';
import { plainMarks } from './pieces.ts';
import { type BlockType, BREAK, markId } from './suggestion-id.ts';

/** What an edit added, as a run of text to be marked; flattened when its blocks cannot be told by signs. */
export type Inserted = { nodes: Node[]; isFlattened: boolean };

/** Words of an edit: new ones, one's own suggested ones that it moved, or what others suggested and it left in place. */
export type Fate = 'new' | 'moved' | 'stays';

/** A block of text and where its content begins and ends. */
export type Block = { node: Node; start: number; end: number };

/**
 * The inline content of the edit's blocks with a sign between each two. `leading` is how many levels the first sign splits;
 * 0 when the first block only goes on with the text before it. What `stays` stands in the text already.
 */
export function readInserted(
  after: Node,
  { from, toAfter }: Change,
  blocks: readonly Block[],
  leading: number,
  group: string,
  fateOf: (node: Node) => Fate,
): Inserted {
  const { schema } = after.type;
  const insertion = schema.marks.insertion!;
  const nodes: Node[] = [];
  let isFlattened = leading > 0 && hasOthers(after, from, toAfter, blocks);
  const between = blocks.slice(1).map((block, index) => levelsBetween(after, blocks[index]!, block));
  // Signs are answered from the last to the first: each that names its blocks stands on its own.
  const isUniform = leading === 0 && between.every((one) => one.isSame);
  blocks.forEach((block, index) => {
    if (index > 0 || leading > 0) {
      const levels = index > 0 ? between[index - 1]! : ownLevels(after, block, leading);
      isFlattened ||= levels.isFlattened;
      const id = markId(group, { kind: 'split', depth: levels.depth, types: isUniform ? null : levels.types });
      nodes.push(schema.text(BREAK, [insertion.create({ id })]));
    }
    block.node.forEach((node, offset) => {
      const start = Math.max(from, block.start + offset);
      const end = Math.min(toAfter, block.start + offset + node.nodeSize);
      if (start >= end) return;
      const part = node.isText ? node.cut(start - block.start - offset, end - block.start - offset) : node;
      const fate = fateOf(part);
      if (fate !== 'stays') nodes.push(fate === 'moved' ? part : asText(part, group));
    });
  });
  return { nodes, isFlattened };
}

function asText(node: Node, group: string): Node {
  const { schema } = node.type;
  const marks = plainMarks(node.marks);
  const mark = (id: string) => schema.marks.insertion!.create({ id }).addToSet(marks);
  if (node.isText) return schema.text(node.text!, mark(markId(group)));
  return schema.text(nodeWords(node), mark(markId(group, { kind: 'node', json: node.mark([]).toJSON() })));
}

type Levels = { depth: number; types: BlockType[] | null; isSame: boolean; isFlattened: boolean };

/** How many levels end between two blocks, and what begins after them, when that is something else than what ended. */
function levelsBetween(doc: Node, left: Block, right: Block): Levels {
  const $left = doc.resolve(left.end);
  const $right = doc.resolve(right.start);
  const shared = $left.sharedDepth(right.start);
  const depth = $left.depth - shared;
  const isNeighbour = $right.index(shared) === $left.index(shared) + 1;
  if (depth !== $right.depth - shared || !isNeighbour || !startsThere($right, shared)) return flattened;
  const isSame = Array.from({ length: depth }, (_, level) =>
    $left.node(shared + 1 + level).sameMarkup($right.node(shared + 1 + level)),
  ).every(Boolean);
  return { depth, types: typesOf($right, shared), isSame, isFlattened: right.node.type.spec.code === true };
}

function ownLevels(doc: Node, block: Block, leading: number): Levels {
  const $start = doc.resolve(block.start);
  if ($start.depth < leading + 1 || block.node.type.spec.code) return flattened;
  return { depth: leading, types: typesOf($start, $start.depth - leading), isSame: false, isFlattened: false };
}

const flattened: Levels = { depth: 1, types: null, isSame: false, isFlattened: true };

type Resolved = ReturnType<Node['resolve']>;
const typesOf = ($pos: Resolved, shared: number): BlockType[] =>
  Array.from({ length: $pos.depth - shared }, (_, level) => $pos.node(shared + 1 + level)).map((node) => ({
    type: node.type.name,
    attrs: node.attrs,
  }));

/** Nothing stands before this text within the blocks that begin with it. */
function startsThere($pos: Resolved, shared: number): boolean {
  for (let depth = shared + 1; depth < $pos.depth; depth++) if ($pos.index(depth) !== 0) return false;
  return true;
}

/** Something stands there that is no text: a rule, a live block. */
function hasOthers(doc: Node, from: number, to: number, blocks: readonly Block[]): boolean {
  let count = 0;
  doc.nodesBetween(from, to, (node) => {
    if (node.isBlock && (node.isTextblock || node.isLeaf)) count++;
    return !node.isTextblock;
  });
  return count > blocks.length;
}
