import { escapeXml } from '../escape-xml.ts';
import type { CalloutKind } from '../schema/block-nodes.ts';
import { anchorLink, attachedImage, codeMacro, expandMacro, macro } from './confluence-macros.ts';
import type { Block, Cell, Item, Span, TextSpan } from './export-document.ts';

type ListBlock = Extract<Block, { kind: 'list' }>;
type TableBlock = Extract<Block, { kind: 'table' }>;

/** Its panels by their colours: blue, green, yellow and red. */
const PANELS: Record<CalloutKind, string> = {
  note: 'info',
  tip: 'tip',
  important: 'note',
  warning: 'note',
  caution: 'warning',
};

/** Languages that its code macro colours, by what people write; it refuses to show others. */
const LANGUAGES: Partial<Record<string, string>> = {
  bash: 'bash',
  sh: 'bash',
  shell: 'bash',
  c: 'cpp',
  cpp: 'cpp',
  cs: 'c#',
  csharp: 'c#',
  css: 'css',
  diff: 'diff',
  go: 'go',
  groovy: 'groovy',
  html: 'xml',
  java: 'java',
  javascript: 'js',
  js: 'js',
  json: 'json',
  perl: 'perl',
  php: 'php',
  powershell: 'powershell',
  py: 'py',
  python: 'py',
  ruby: 'ruby',
  scala: 'scala',
  sql: 'sql',
  typescript: 'typescript',
  ts: 'typescript',
  xml: 'xml',
  yaml: 'yml',
  yml: 'yml',
};

/** Names of a page's attachments by the picture they show: the id of a stored one, `timeline` or `factors` for drawings. */
export type Attachments = ReadonlyMap<string, string>;

/** Blocks in Confluence's storage format, one after the other. Of a picture that is not attached the words stand. */
export function confluenceBlocks(blocks: readonly Block[], attachments: Attachments): string {
  return blocks.map((one) => block(one, attachments)).join('\n');
}

/** A drawing, and behind it what it says in words. */
export function confluenceFigure(title: string, words: string, attachment: string | undefined): string {
  const shown = attachment ? `<p>${attachedImage(attachment, words)}</p>\n` : '';
  return `${shown}${expandMacro(title, `<p>${escapeXml(words)}</p>`)}`;
}

function block(one: Block, attachments: Attachments): string {
  switch (one.kind) {
    case 'paragraph':
      return `<p>${spans(one.content, attachments)}</p>`;
    case 'heading':
      return `<h${one.level}>${spans(one.content, attachments)}</h${one.level}>`;
    case 'list':
      return list(one, attachments);
    case 'quote':
      return `<blockquote>${confluenceBlocks(one.blocks, attachments)}</blockquote>`;
    case 'callout':
      return macro(PANELS[one.callout], { title: one.title }, confluenceBlocks(one.blocks, attachments));
    case 'code':
      return codeMacro(one.text, LANGUAGES[one.language?.toLowerCase() ?? '']);
    case 'table':
      return table(one, attachments);
    case 'figure':
      return confluenceFigure(`${one.name}, in words`, one.figure.words, attachments.get('factors'));
    case 'rule':
      return '<hr />';
  }
}

/** Tasks and ordinary items are lists of their own there: a list that mixes them becomes several. */
function list({ isOrdered, start, items }: ListBlock, attachments: Attachments): string {
  const runs: { isTask: boolean; items: Item[] }[] = [];
  for (const item of items) {
    const isTask = item.checked !== null;
    const run = runs.at(-1);
    if (run?.isTask === isTask) run.items.push(item);
    else runs.push({ isTask, items: [item] });
  }
  return runs
    .map((run) => {
      if (run.isTask)
        return `<ac:task-list>${run.items.map((item) => task(item, attachments)).join('')}</ac:task-list>`;
      const inside = run.items.map(({ blocks }) => `<li>${confluenceBlocks(blocks, attachments)}</li>`).join('');
      if (!isOrdered) return `<ul>${inside}</ul>`;
      return start === 1 ? `<ol>${inside}</ol>` : `<ol start="${start}">${inside}</ol>`;
    })
    .join('\n');
}

/** A task holds one run of text: what stands below its first line follows on lines of its own. */
function task({ checked, blocks }: Item, attachments: Attachments): string {
  const lines = blocks.flatMap((one) => taskLines(one, '', attachments));
  return `<ac:task><ac:task-status>${checked ? 'complete' : 'incomplete'}</ac:task-status><ac:task-body>${lines.join('<br />')}</ac:task-body></ac:task>`;
}

function taskLines(one: Block, indent: string, attachments: Attachments): string[] {
  switch (one.kind) {
    case 'paragraph':
    case 'heading':
      return [`${indent}${spans(one.content, attachments)}`];
    case 'list':
      return one.items.flatMap((item) => {
        const [first = '', ...others] = item.blocks.flatMap((inner) =>
          taskLines(inner, `${indent}\u2003`, attachments),
        );
        return [`${indent}– ${first.trimStart()}`, ...others];
      });
    case 'quote':
    case 'callout':
      return one.blocks.flatMap((inner) => taskLines(inner, indent, attachments));
    case 'code':
      return one.text.split('\n').map((line) => `${indent}<code>${escapeXml(line)}</code>`);
    case 'table':
      return [...(one.head ? [one.head] : []), ...one.rows].map(
        (row) => `${indent}${row.map((cell) => spans(cell.content, attachments)).join(' | ')}`,
      );
    case 'figure':
      return [`${indent}${escapeXml(one.figure.words)}`];
    case 'rule':
      return [];
  }
}

function table({ head, rows }: TableBlock, attachments: Attachments): string {
  const row = (cells: readonly Cell[], tag: 'th' | 'td') =>
    `<tr>${cells.map((one) => cell(one, tag, attachments)).join('')}</tr>`;
  const all = [...(head ? [row(head, 'th')] : []), ...rows.map((cells) => row(cells, 'td'))];
  return `<table><tbody>${all.join('')}</tbody></table>`;
}

function cell({ content, align }: Cell, tag: 'th' | 'td', attachments: Attachments): string {
  const look = align === 'center' || align === 'right' ? ` style="text-align: ${align};"` : '';
  return `<${tag}><p${look}>${spans(content, attachments)}</p></${tag}>`;
}

function spans(content: readonly Span[], attachments: Attachments): string {
  return content.map((one) => span(one, attachments)).join('');
}

function span(one: Span, attachments: Attachments): string {
  switch (one.kind) {
    case 'text':
      return text(one);
    case 'break':
      return '<br />';
    case 'citation':
      return `<sup>${one.isNext ? ', ' : ''}${anchorLink(`evidence-${one.number}`, String(one.number))}</sup>`;
    case 'picture': {
      const attachment = attachments.get(one.fileId);
      return attachment ? attachedImage(attachment, one.words) : `<em>[${escapeXml(one.words)}]</em>`;
    }
  }
}

function text({ text: words, strong, emphasis, strike, code, link }: TextSpan): string {
  let html = escapeXml(words);
  if (code) html = `<code>${html}</code>`;
  if (strike) html = `<del>${html}</del>`;
  if (emphasis) html = `<em>${html}</em>`;
  if (strong) html = `<strong>${html}</strong>`;
  return link ? `<a href="${escapeXml(link)}">${html}</a>` : html;
}
