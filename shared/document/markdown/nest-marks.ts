import type { PhrasingContent } from 'mdast';
import type { Mark, Node } from 'prosemirror-model';

/** Outermost first where two marks reach equally far. Code is no container: it belongs to its text. */
const ORDER = ['link', 'strong', 'emphasis', 'strike'];

/** How many nodes from `at` on have `mark`. */
const reach = (nodes: readonly Node[], at: number, end: number, mark: Mark): number => {
  let stop = at;
  while (stop < end && mark.isInSet(nodes[stop]!.marks)) stop += 1;
  return stop - at;
};

const wrap = (mark: Mark, children: PhrasingContent[]): PhrasingContent => {
  switch (mark.type.name) {
    case 'link':
      return { type: 'link', url: mark.attrs.href, title: mark.attrs.title, children };
    case 'strong':
      return { type: 'strong', children };
    case 'emphasis':
      return { type: 'emphasis', children };
    default:
      return { type: 'delete', children };
  }
};

/** Text whose marks overlap in any way as a tree, which they do not: the mark that reaches furthest goes around the others. */
export const nestMarks = (
  nodes: readonly Node[],
  leaf: (node: Node, next: Node | undefined) => PhrasingContent[],
): PhrasingContent[] => {
  const build = (start: number, end: number, open: readonly Mark[]): PhrasingContent[] => {
    const out: PhrasingContent[] = [];
    for (let at = start; at < end; ) {
      let longest: { mark: Mark; length: number } | undefined;
      for (const name of ORDER) {
        const mark = nodes[at]!.marks.find(({ type }) => type.name === name);
        if (!mark || mark.isInSet(open)) continue;
        const length = reach(nodes, at, end, mark);
        if (!longest || length > longest.length) longest = { mark, length };
      }
      if (longest) {
        out.push(wrap(longest.mark, build(at, at + longest.length, [...open, longest.mark])));
        at += longest.length;
      } else out.push(...leaf(nodes[at]!, nodes[++at]));
    }
    return out;
  };
  return build(0, nodes.length, []);
};
