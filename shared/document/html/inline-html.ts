import type { Mark, Node } from 'prosemirror-model';
import { safeUrl } from '../safe-url.ts';
import { escapeHtml } from './escape-html.ts';
import type { Reading } from './reading.ts';

const OWN_FILE = /^\/api\/v1\/files\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const PAGES: Record<string, string> = { incident: 'incidents', 'post-mortem': 'post-mortems' };
/** INC-42, PM-17: how an address names what is mentioned. */
const REFERENCE = /^[A-Z][A-Z0-9]*-\d+(?=$|[^\w-])/;

/** Where a reader may be led, if anywhere: outside by http, https and mailto, and to files of the installation in the app. */
const targetOf = (href: string, { place }: Reading): string | undefined =>
  place === 'page' && OWN_FILE.test(href) ? href : safeUrl(href);

const link = (href: string, title: string | null, words: string): string =>
  `<a href="${escapeHtml(href)}"${title ? ` title="${escapeHtml(title)}"` : ''}>${words}</a>`;

const picture = ({ attrs }: Node, reading: Reading): string => {
  const { src, alt, title } = attrs as { src: string; alt: string; title: string | null };
  const titled = title ? ` title="${escapeHtml(title)}"` : '';
  if (OWN_FILE.test(src)) {
    if (reading.place === 'file') return escapeHtml(alt || 'picture');
    return `<img src="${escapeHtml(src)}" alt="${escapeHtml(alt)}"${titled} loading="lazy">`;
  }
  const address = safeUrl(src);
  const words = escapeHtml(alt || address || 'picture');
  return address ? link(address, title, words) : words;
};

const mention = ({ attrs }: Node, { place }: Reading): string => {
  const { kind, label } = attrs as { kind: string; label: string };
  const words = escapeHtml(kind === 'person' ? `@${label}` : label);
  if (place === 'file') return words;
  const page = PAGES[kind];
  const reference = REFERENCE.exec(label)?.[0];
  const look = `class="mention mention-${escapeHtml(kind)}"`;
  return page && reference
    ? `<a ${look} href="/${page}/${reference}">${words}</a>`
    : `<span ${look} data-mention="${escapeHtml(kind)}">${words}</span>`;
};

const leafHtml = (node: Node, reading: Reading): string => {
  switch (node.type.name) {
    case 'text':
      return escapeHtml(node.text!);
    case 'hardBreak':
      return '<br>';
    case 'image':
      return picture(node, reading);
    case 'citation':
      return reading.citation(node.attrs.number) ?? `[^${node.attrs.number}]`;
    case 'mention':
      return mention(node, reading);
    case 'timestamp':
      return `<time datetime="${escapeHtml(node.attrs.at)}">${escapeHtml(reading.moment(node.attrs.at))}</time>`;
    default:
      // A footnote of an imported text keeps its sign; HTML is not shown.
      return node.attrs.source.startsWith('<') ? '' : escapeHtml(node.attrs.source);
  }
};

const TAGS: Record<string, string> = { strong: 'strong', emphasis: 'em', strike: 'del', code: 'code' };
const RANK = ['link', 'strong', 'emphasis', 'strike', 'code'];

const byRank = (a: Mark, b: Mark): number => RANK.indexOf(a.type.name) - RANK.indexOf(b.type.name);

const opening = (mark: Mark, reading: Reading): [string, string] => {
  if (mark.type.name !== 'link') return [`<${TAGS[mark.type.name]}>`, `</${TAGS[mark.type.name]}>`];
  const target = targetOf(mark.attrs.href, reading);
  if (!target) return ['', ''];
  const title = mark.attrs.title ? ` title="${escapeHtml(mark.attrs.title)}"` : '';
  return [`<a href="${escapeHtml(target)}"${title}>`, '</a>'];
};

/** The content of a paragraph, heading or cell; marks that go on over several pieces are opened once. */
export const inlineHtml = (parent: Node, reading: Reading): string => {
  let html = '';
  let open: { mark: Mark; close: string }[] = [];
  for (const node of parent.children) {
    const marks = node.marks.length > 1 ? node.marks.toSorted(byRank) : node.marks;
    let kept = 0;
    while (kept < open.length && marks[kept]?.eq(open[kept]!.mark)) kept += 1;
    for (const { close } of open.slice(kept).reverse()) html += close;
    open = open.slice(0, kept);
    for (const mark of marks.slice(kept)) {
      const [start, close] = opening(mark, reading);
      html += start;
      open.push({ mark, close });
    }
    html += leafHtml(node, reading);
  }
  for (const { close } of open.reverse()) html += close;
  return html;
};
