import {
  htmlToMarkdown,
  isMostlyHtml,
  isWikiText,
  newlinesOf,
  replaceStretches,
  wikiToMarkdown,
} from './markdown-containers.ts';
import { type FrontMatter, takeFrontMatter } from './markdown-front-matter.ts';

/** One line of a document, its mark-up told apart from its words. */
export interface DocumentLine {
  /** 1-based, in the text as it was given. */
  number: number;
  kind: 'heading' | 'item' | 'row' | 'text' | 'code' | 'blank';
  /** Columns before the first character; a tab counts four. */
  indent: number;
  /** Depth of a heading, 1 to 6; 0 otherwise. */
  level: number;
  /** The line without its mark (`#`, `-`, `>`), trimmed at the end. */
  text: string;
  /** Cells of a table row. */
  cells?: string[];
  /** Headings and short list labels above the line, outermost first: where in the document it stands. */
  under: string[];
  /** The line as it was, for quoting a section. */
  raw: string;
}

export interface DocumentLines {
  frontMatter: FrontMatter;
  lines: DocumentLine[];
}

const FENCE = /^\s*(```+|~~~+|<pre\b|<\/pre>|<syntaxhighlight|<\/syntaxhighlight>)/i;
const HEADING = /^\s{0,3}(#{1,6})(?:\s+|(?=[^#\s]))(.*)$/;
const ITEM = /^(\s*)(?:[-*+•·‣◦●▪–]|\d{1,3}[.)])\s+(.*)$/u;
const CHECKBOX = /^\[[ xX]\]/;
const TABLE_RULE = /^\s*(?:\|\s*)?:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*(?:\|\s*)?$/;

/** "Impact ##" is the heading "Impact". */
function withoutClosing(text: string): string {
  let end = text.length;
  while (end > 0 && text[end - 1] === '#') end -= 1;
  return text.slice(0, end).trim();
}

const columns = (space: string) => space.replaceAll('\t', '    ').length;

/** Cells of a table row; a bar inside backticks or after a backslash is text. */
export function splitCells(text: string): string[] {
  const inner = text
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '');
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < inner.length; at += 1) {
    const character = inner[at]!;
    if (character === '`') quoted = !quoted && inner.indexOf('`', at + 1) > 0;
    if (character === '\\' && inner[at + 1] === '|') {
      cell += '|';
      at += 1;
    } else if (character === '|' && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += character;
  }
  return [...cells, cell.trim()];
}

/** A list item or bold line that only names what follows ("- **Key events**", "**Timeline:**"). */
function labelOf(text: string): string | undefined {
  const bold = /^\*\*([^*]{2,60})\*\*\s*:?$/.exec(text) ?? /^__([^_]{2,60})__\s*:?$/.exec(text);
  if (bold) return bold[1]!.replace(/:$/, '');
  return /^[\p{L}][^.!?|]{1,50}:$/u.test(text) ? text.slice(0, -1) : undefined;
}

interface Open {
  depth: number;
  label: string;
}

class LinePlace {
  #open: Open[] = [];

  /** Headings have depths 1 to 6, bold lines 7, list labels 10 and their indent. */
  under(depth: number): string[] {
    while (this.#open.length > 0 && this.#open.at(-1)!.depth >= depth) this.#open.pop();
    return this.#open.map((open) => open.label);
  }
  enter(depth: number, label: string): void {
    this.under(depth);
    this.#open.push({ depth, label });
  }
}

function classify(raw: string, number: number, inCode: boolean): Omit<DocumentLine, 'under'> {
  // A wide gap means nothing to a reader, and much to a pattern that tries every part of it.
  const plain = raw
    .replace(/^(?:\s*>)+ ?/, '')
    .replace(/(\S)[ \t]{9,}/g, '$1        ')
    .trimEnd();
  const indent = columns(/^\s*/.exec(plain)![0]);
  const base = { number, indent, level: 0, raw, text: plain.trim() };
  if (inCode) return { ...base, kind: 'code', text: plain };
  if (plain.trim() === '' || /^\s*([-*_])(?:\s*\1){2,}\s*$/.test(plain)) return { ...base, kind: 'blank' };
  const heading = HEADING.exec(plain);
  if (heading && !/^#\d+\b/.test(plain.trim())) {
    return { ...base, kind: 'heading', level: heading[1]!.length, text: withoutClosing(heading[2]!) };
  }
  if (/^\s*\|/.test(plain)) return { ...base, kind: 'row', cells: splitCells(plain) };
  const item = ITEM.exec(plain);
  if (item && !/^[-–] ?$/.test(plain)) return { ...base, kind: 'item', text: item[2]!.replace(CHECKBOX, '').trim() };
  return { ...base, kind: 'text' };
}

/** A line underlined by `===` or `---` is a heading too. */
function settextLevel(line: string, next: string | undefined): number {
  if (next === undefined || line.trim() === '' || /^\s*(?:[-*+•#>|]|\d+[.)])/.test(line) || line.length > 120) return 0;
  if (/^={3,}\s*$/.test(next)) return 1;
  return /^-{3,}\s*$/.test(next) ? 2 : 0;
}

/** Bare table rows ("10:05 | text", no bar at the edge) below a rule row. */
function isBareRow(line: string, inTable: boolean): boolean {
  return inTable && line.includes('|');
}

/**
 * Splits a document into lines that know what they are and where they stand. Understands Markdown with front matter (also
 * Quarto and ERB), HTML, MediaWiki mark-up and plain text; CRLF and byte order marks are of no account.
 */
export function readDocumentLines(name: string, text: string): DocumentLines {
  let source = text
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\u0000', '\uFFFD')
    .replace(/\u00a0/g, ' ');
  source = replaceStretches(source, /<!--/g, '-->', (_, whole) => newlinesOf(whole));
  source = replaceStretches(source, /<%/g, '%>', (_, whole) => newlinesOf(whole));
  const { frontMatter, body } = takeFrontMatter(source);
  let content = body;
  if (isMostlyHtml(name, content)) content = htmlToMarkdown(content);
  else if (isWikiText(name, content)) content = wikiToMarkdown(content);
  const raws = content.split('\n');
  const lines: DocumentLine[] = [];
  const place = new LinePlace();
  let fence = '';
  let inTable = false;
  for (let index = 0; index < raws.length; index += 1) {
    const raw = raws[index]!;
    const mark = FENCE.exec(raw)?.[1];
    const opens = mark !== undefined && fence === '';
    // A fence with a language inside an open one means that the author forgot to close it, or opened it once too often.
    const closes = mark !== undefined && fence !== '' && mark[0] === fence[0] && !/[`~]\s*\w+\s*$/.test(raw);
    const line = classify(raw, index + 1, fence !== '' || opens);
    if (opens && !/<\/(?:pre|syntaxhighlight)>\s*$/i.test(raw)) fence = mark;
    else if (closes) fence = '';
    const level = line.kind === 'text' ? settextLevel(raw, raws[index + 1]) : 0;
    if (TABLE_RULE.test(raw) && raw.includes('|')) inTable = true;
    else if (line.kind === 'blank') inTable = false;
    if (line.kind === 'text' && isBareRow(raw, inTable)) Object.assign(line, { kind: 'row', cells: splitCells(raw) });
    if (level > 0) Object.assign(line, { kind: 'heading', level });
    lines.push({ ...line, under: pathOf(line, place) });
    if (level > 0) {
      index += 1;
      lines.push({ ...classify('', index + 1, false), raw: raws[index]!, under: [] });
    }
  }
  return { frontMatter, lines };
}

function pathOf(line: Omit<DocumentLine, 'under'>, place: LinePlace): string[] {
  if (line.kind === 'heading') {
    const under = place.under(line.level);
    place.enter(line.level, line.text);
    return under;
  }
  if (line.kind === 'item') {
    const under = place.under(10 + line.indent);
    place.enter(10 + line.indent, labelOf(line.text) ?? '');
    return under;
  }
  if (line.kind === 'text') {
    const label = labelOf(line.text);
    const under = place.under(label && line.indent < 2 ? 7 : Math.max(8, 10 + line.indent));
    if (label && line.indent < 2) place.enter(7, label);
    return under;
  }
  return place.under(line.kind === 'row' ? 10 + line.indent : 100);
}
