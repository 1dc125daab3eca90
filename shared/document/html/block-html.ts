import type { Node } from 'prosemirror-model';
import { escapeHtml } from './escape-html.ts';
import { inlineHtml } from './inline-html.ts';
import type { Reading } from './reading.ts';
import { tableHtml } from './table-html.ts';

/** Sections are headed by the second level: what people write within them begins below it. */
const HIGHEST_LEVEL = 3;
const LANGUAGE = /^[\w+#.-]{1,40}$/;

const capitalised = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

const itemHtml = (item: Node, tight: boolean, reading: Reading): string => {
  const content = item.children.map((child) =>
    tight && child.type.name === 'paragraph' ? inlineHtml(child, reading) : blockHtml(child, reading),
  );
  const { checked } = item.attrs as { checked: boolean | null };
  if (checked === null) return `<li>${content.join('\n')}</li>`;
  const box = `<input type="checkbox"${checked ? ' checked' : ''} disabled>`;
  return `<li class="task-list-item">${box} ${content.join('\n')}</li>`;
};

const listHtml = (list: Node, reading: Reading): string => {
  const tag = list.type.name === 'orderedList' ? 'ol' : 'ul';
  const start = tag === 'ol' && list.attrs.start !== 1 ? ` start="${Number(list.attrs.start)}"` : '';
  const tasks = list.children.some(({ attrs }) => attrs.checked !== null) ? ' class="contains-task-list"' : '';
  const items = list.children.map((item) => itemHtml(item, list.attrs.tight, reading));
  return `<${tag}${start}${tasks}>\n${items.join('\n')}\n</${tag}>`;
};

const codeHtml = (node: Node): string => {
  const language = (node.attrs.language as string | null) ?? '';
  const look = LANGUAGE.test(language) ? ` class="language-${escapeHtml(language)}"` : '';
  return `<pre><code${look}>${escapeHtml(node.textContent)}\n</code></pre>`;
};

const calloutHtml = (node: Node, reading: Reading): string => {
  const kind = escapeHtml(node.attrs.kind);
  const title = capitalised(kind);
  return `<aside class="callout callout-${kind}" data-callout="${kind}" role="note" aria-label="${title}"><p class="callout-title">${title}</p>\n${blocksHtml(node.children, reading)}\n</aside>`;
};

function blockHtml(node: Node, reading: Reading): string {
  switch (node.type.name) {
    case 'paragraph':
      return node.childCount === 0 ? '' : `<p>${inlineHtml(node, reading)}</p>`;
    case 'heading': {
      const level = Math.max(HIGHEST_LEVEL, node.attrs.level);
      return `<h${level} id="${reading.headingId(node.textContent)}">${inlineHtml(node, reading)}</h${level}>`;
    }
    case 'bulletList':
    case 'orderedList':
      return listHtml(node, reading);
    case 'blockquote':
      return `<blockquote>\n${blocksHtml(node.children, reading)}\n</blockquote>`;
    case 'callout':
      return calloutHtml(node, reading);
    case 'codeBlock':
      return codeHtml(node);
    case 'horizontalRule':
      return '<hr>';
    case 'table':
      return tableHtml(node, reading);
    case 'rawBlock':
      // A footnote's text is shown where it stands; HTML and addresses of links are not.
      return node.attrs.source.startsWith('[^') ? `<p>${escapeHtml(node.attrs.source)}</p>` : '';
    default:
      return '';
  }
}

/** Blocks in normal form as HTML. Every tag is one of ours and every word escaped: nothing that people wrote acts. */
export function blocksHtml(content: readonly Node[], reading: Reading): string {
  return content.flatMap((node) => blockHtml(node, reading) || []).join('\n');
}
