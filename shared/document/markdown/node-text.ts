import type { Nodes } from 'mdast';

/** The words of a piece of the tree with blanks between its parts; without recursion, for nesting as deep as a text is long. */
export const textOfTree = (root: Nodes): string => {
  const words: string[] = [];
  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('value' in node && node.value) words.push(node.value);
    else if ('alt' in node && node.alt) words.push(node.alt);
    else if (node.type === 'citation') words.push(`[^${node.number}]`);
    if ('children' in node) stack.push(...[...node.children].reverse());
    if (node.type === 'paragraph' || node.type === 'tableCell' || node.type === 'heading') words.push(' ');
  }
  return words.join('').replace(/\s+/g, ' ').trim();
};
