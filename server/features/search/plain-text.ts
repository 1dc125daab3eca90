import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

/** A section is read this far: an excerpt is two lines. */
const READ = 60_000;
/** Stored text cites by number and holds no definitions, so a parser takes the mark for words. */
const CITATION = /\[\^\d{1,6}\]/g;

/** The words of a Markdown text without its signs, citations and raw HTML. */
export function plainText(markdown: string): string {
  const tree = fromMarkdown(markdown.slice(0, READ).replace(CITATION, ''), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  });
  const parts: string[] = [];
  collect(tree, parts);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

const BLOCKS = new Set(['paragraph', 'heading', 'listItem', 'tableCell', 'code', 'blockquote', 'break']);

function collect(node: Nodes, parts: string[]): void {
  if (node.type === 'html' || node.type === 'footnoteReference' || node.type === 'footnoteDefinition') return;
  if ('children' in node) for (const child of node.children) collect(child, parts);
  else if ('value' in node) parts.push(node.value);
  else if ('alt' in node && node.alt) parts.push(node.alt);
  if (BLOCKS.has(node.type)) parts.push(' ');
}
