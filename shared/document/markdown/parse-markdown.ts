import type { Definition, ImageReference, LinkReference, Nodes, Parents, Root } from 'mdast';
import { type Extension, fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { citationFromMarkdown, citationSyntax } from './citation-syntax.ts';

// One `~` means "about" far more often in an account of an incident than it strikes anything out.
const SYNTAX = [citationSyntax, gfm({ singleTilde: false })];

// The transforms find addresses again in text whose signs were escaped so that it is no address; the syntax has found them.
const TREE: Extension[] = [citationFromMarkdown, ...gfmFromMarkdown().map((one) => ({ ...one, transforms: [] }))];

/** Every node below `root` with its parent, without recursion: nesting may be as deep as a text is long. */
export const eachNode = (root: Nodes, visit: (node: Nodes, parent: Parents, index: number) => void): void => {
  const stack: Nodes[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!('children' in node)) continue;
    const parent: Parents = node;
    parent.children.forEach((child, index) => {
      visit(child, parent, index);
    });
    for (const child of parent.children) stack.push(child);
  }
};

/** Text as the parser is given it: one kind of line end, no byte order mark, nothing that is no character. */
export const cleanSource = (markdown: string): string =>
  markdown
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\0', '\uFFFD')
    .toWellFormed();

/**
 * GitHub-flavoured Markdown with `[^3]` as a citation. References are resolved and the definitions they used are gone;
 * definitions nobody refers to stay. May throw on nesting that is too deep for the parser.
 */
export const parseMarkdown = (source: string): Root => {
  const root = fromMarkdown(source, { extensions: SYNTAX, mdastExtensions: TREE });
  resolveReferences(root);
  return root;
};

function resolveReferences(root: Root): void {
  const definitions = new Map<string, Definition>();
  const references: { node: LinkReference | ImageReference; parent: Parents; index: number }[] = [];
  eachNode(root, (node, parent, index) => {
    if (node.type === 'definition' && !definitions.has(node.identifier)) definitions.set(node.identifier, node);
    if (node.type === 'linkReference' || node.type === 'imageReference') references.push({ node, parent, index });
  });
  const used = new Set<Nodes>();
  for (const { node, parent, index } of references) {
    const definition = definitions.get(node.identifier);
    if (!definition) continue;
    used.add(definition);
    const { url, title, position } = { ...definition, position: node.position };
    const resolved: Nodes =
      node.type === 'linkReference'
        ? { type: 'link', url, title, children: node.children, position }
        : { type: 'image', url, title, alt: node.alt, position };
    parent.children[index] = resolved as never;
  }
  if (used.size > 0) dropNodes(root, used);
}

function dropNodes(root: Root, dropped: ReadonlySet<Nodes>): void {
  const parents = new Set<Parents>();
  eachNode(root, (node, parent) => {
    if (dropped.has(node)) parents.add(parent);
  });
  for (const parent of parents) parent.children = parent.children.filter((node) => !dropped.has(node)) as never;
}
