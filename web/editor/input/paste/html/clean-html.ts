import type { ElementContent } from 'hast';
import type { Node } from 'prosemirror-model';
import { nodes } from '../../kinds.ts';
import { blocks } from './blocks.ts';
import type { PasteContext } from './inline.ts';

/**
 * The blocks that copied HTML means, whoever wrote it: looks become marks, junk goes, nothing is loaded from elsewhere.
 * @param tree what the page's own parser made of the HTML
 */
export function cleanTree(tree: readonly ElementContent[], context: PasteContext): Node[] {
  const content = blocks(tree, { context, marks: [], depth: 0 });
  return joined(content).map(checked);
}

/** Neighbouring lists of one kind, and quotes cut in two by the copying, belong together. */
function joined(content: Node[]): Node[] {
  const result: Node[] = [];
  for (const node of content) {
    const last = result.at(-1);
    const isSame = last?.type === node.type && (node.type === nodes.bulletList || node.type === nodes.blockquote);
    if (isSame) result[result.length - 1] = last.copy(last.content.append(node.content));
    else result.push(node);
  }
  return result;
}

function checked(node: Node): Node {
  node.check();
  return node;
}
