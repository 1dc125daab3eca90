import type { Nodes, PhrasingContent, RootContent } from 'mdast';
import { cleanSource, parseMarkdown } from '../document/markdown/parse-markdown.ts';

type Mark = { type: string; attrs?: Record<string, unknown> };
export type AdfNode = {
  type: string;
  version?: number;
  attrs?: Record<string, unknown>;
  text?: string;
  marks?: Mark[];
  content?: AdfNode[];
};

const read = (markdown: string): RootContent[] =>
  parseMarkdown(cleanSource(markdown)).children.filter(({ type }) => type !== 'html' && type !== 'definition');

/** Markdown as a document of Jira Cloud (Atlassian Document Format, version 1). What it has no form for is kept as text. */
export const toAdf = (markdown: string): AdfNode => ({ type: 'doc', version: 1, content: adfBlocks(read(markdown)) });

const adfBlocks = (nodes: readonly Nodes[]): AdfNode[] => nodes.flatMap(adfBlock);

function adfBlock(node: Nodes): AdfNode[] {
  switch (node.type) {
    case 'paragraph':
      return [{ type: 'paragraph', content: adfInline(node.children) }];
    case 'heading':
      return [{ type: 'heading', attrs: { level: node.depth }, content: adfInline(node.children) }];
    case 'list': {
      const content = node.children.map((item) => ({ type: 'listItem', content: adfItem(item.children) }));
      return [{ type: node.ordered ? 'orderedList' : 'bulletList', content }];
    }
    case 'code':
      return [{ type: 'codeBlock', content: node.value ? [{ type: 'text', text: node.value }] : [] }];
    case 'blockquote':
      return [{ type: 'blockquote', content: adfBlocks(node.children).filter(({ type }) => type === 'paragraph') }];
    case 'thematicBreak':
      return [{ type: 'rule' }];
    default:
      return paragraphOf(textOf(node));
  }
}

/** A list item begins with a paragraph, and holds no headings. */
function adfItem(children: readonly Nodes[]): AdfNode[] {
  const blocks = adfBlocks(children).map((block) =>
    ['paragraph', 'bulletList', 'orderedList', 'codeBlock'].includes(block.type)
      ? block
      : { type: 'paragraph', content: block.content?.filter(({ type }) => type === 'text') ?? [] },
  );
  return blocks[0]?.type === 'paragraph' ? blocks : [{ type: 'paragraph', content: [] }, ...blocks];
}

const paragraphOf = (text: string): AdfNode[] =>
  text.trim() ? [{ type: 'paragraph', content: [{ type: 'text', text }] }] : [];

function adfInline(nodes: readonly PhrasingContent[], marks: Mark[] = []): AdfNode[] {
  return nodes.flatMap((node): AdfNode[] => {
    switch (node.type) {
      case 'text':
        return adfText(node.value, marks);
      case 'strong':
        return adfInline(node.children, [...marks, { type: 'strong' }]);
      case 'emphasis':
        return adfInline(node.children, [...marks, { type: 'em' }]);
      case 'delete':
        return adfInline(node.children, [...marks, { type: 'strike' }]);
      case 'inlineCode':
        // Code takes no mark beside it but a link.
        return adfText(node.value, [...marks.filter(({ type }) => type === 'link'), { type: 'code' }]);
      case 'link':
        return adfInline(node.children, [...marks, { type: 'link', attrs: { href: node.url } }]);
      case 'break':
        return [{ type: 'hardBreak' }];
      case 'html':
        return [];
      default:
        return adfText(textOf(node), marks);
    }
  });
}

const adfText = (text: string, marks: Mark[]): AdfNode[] =>
  text ? [{ type: 'text', text, ...(marks.length > 0 ? { marks } : {}) }] : [];

const textOf = (node: Nodes): string =>
  'value' in node ? node.value : 'children' in node ? node.children.map(textOf).join('') : '';

/** Markdown as the wiki text of Jira Data Center. */
export const toWiki = (markdown: string): string => wikiBlocks(read(markdown), '');

const wikiBlocks = (nodes: readonly Nodes[], bullets: string): string =>
  nodes
    .map((node) => wikiBlock(node, bullets))
    .filter(Boolean)
    .join(bullets ? '\n' : '\n\n');

function wikiBlock(node: Nodes, bullets: string): string {
  switch (node.type) {
    case 'paragraph':
      return wikiInline(node.children);
    case 'heading':
      return `h${node.depth}. ${wikiInline(node.children)}`;
    case 'list': {
      const sign = `${bullets}${node.ordered ? '#' : '*'}`;
      return node.children.map((item) => `${sign} ${wikiBlocks(item.children, sign)}`).join('\n');
    }
    case 'code':
      return `{noformat}\n${node.value.replaceAll('{noformat}', '{ noformat}')}\n{noformat}`;
    case 'blockquote':
      return `{quote}\n${wikiBlocks(node.children, '')}\n{quote}`;
    case 'thematicBreak':
      return '----';
    default:
      return wikiText(textOf(node));
  }
}

const wikiInline = (nodes: readonly PhrasingContent[]): string =>
  nodes
    .map((node): string => {
      switch (node.type) {
        case 'text':
          return wikiText(node.value);
        case 'strong':
          return `*${wikiInline(node.children)}*`;
        case 'emphasis':
          return `_${wikiInline(node.children)}_`;
        case 'delete':
          return `-${wikiInline(node.children)}-`;
        case 'inlineCode':
          return `{{${wikiText(node.value)}}}`;
        case 'link':
          return `[${wikiInline(node.children)}|${node.url.replaceAll('|', '%7C').replaceAll(']', '%5D')}]`;
        case 'break':
          return '\n';
        case 'html':
          return '';
        default:
          return wikiText(textOf(node));
      }
    })
    .join('');

/** Every sign that acts in wiki text, where it could. A mention is `[~name]`, a macro `{name}`, a picture `!name!`. */
export const wikiText = (text: string): string =>
  text
    .replace(/[\\{}[\]!*_?^~|+]/g, '\\$&')
    .replace(/(^|[\s(])-(?=\S)/g, '$1\\-')
    .replace(/^(\s*)(#|h[1-6]\.|bq\.|-)(?=\s)/gm, '$1\\$2');
