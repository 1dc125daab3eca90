import type { Nodes, Parents, RootContent, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { type Info, type Join, type Options, type State, toMarkdown } from 'mdast-util-to-markdown';
import { citationToMarkdown } from './citation-syntax.ts';
import type { RawNode } from './syntax-tree.ts';

const writeRaw = Object.assign(({ value }: RawNode) => value, { peek: ({ value }: RawNode) => value.charAt(0) });

const beginsWithRule = (node: Nodes): boolean =>
  node.type === 'list' && node.children.some(({ children }) => children[0]?.type === 'thematicBreak');

const joinBlocks: Join = (left: Nodes, right: Nodes, parent: Parents) => {
  if (left.type === 'raw' && left.touches) return 0;
  // Lists side by side are told apart by their bullets, but only one of those can stand before a rule.
  if (left.type === 'list' && beginsWithRule(right)) return false;
  if (parent.type === 'listItem' || parent.type === 'list') return parent.spread ? 1 : 0;
  return 1;
};

/** Beside emphasis a letter may be put out as a reference, which changes what an underscore behind it does; `~` counts too. */
const writeText = (node: Text, _: unknown, state: State, info: Info): string =>
  state.safe(node.value, { ...info, before: info.before.replace(/~$/, '*'), after: info.after.replace(/^~/, '*') });

const OPTIONS: Options = {
  bullet: '-',
  emphasis: '*',
  fences: true,
  listItemIndent: 'one',
  rule: '-',
  resourceLink: false,
  extensions: [
    gfmToMarkdown({ tablePipeAlign: false }),
    citationToMarkdown,
    {
      handlers: { raw: writeRaw as never, text: writeText },
      // An address in brackets may begin with signs that begin no tag.
      unsafe: [{ character: '<', after: '[^\\s<>]*@', inConstruct: 'phrasing' }],
      join: [joinBlocks],
    },
  ],
};

/** A tree as Markdown, without a line end after it. */
export const writeTree = (children: RootContent[]): string =>
  toMarkdown({ type: 'root', children }, OPTIONS).replace(/\n$/, '');
