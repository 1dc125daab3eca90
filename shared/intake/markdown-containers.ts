/**
 * Other containers, turned line for line into Markdown good enough to read facts from. Every line keeps its number: what
 * spans several lines is put on the first and blank lines follow.
 */

const oneLine = (text: string) => text.replace(/\s*\n\s*/g, ' ').trim();

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  hellip: '…',
};

export function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** A page of HTML, not Markdown with a few tags in it. */
export function isMostlyHtml(name: string, text: string): boolean {
  if (/\.(?:md|markdown|qmd|mdx|txt|erb|mediawiki|wiki)$/i.test(name)) return false;
  return /\.x?html?$/i.test(name) || /^\s*<(?:!doctype|html|body|article|div)\b/i.test(text);
}

/** The line ends of a text and nothing else: what takes its place keeps the numbers of the lines below. */
export const newlinesOf = (text: string) => text.replace(/[^\n]/g, '');

/**
 * Replaces every stretch from a match of `open` (a global pattern) to `close`. Runs once over the text: a stretch that
 * nobody closes ends the search, where a lazy pattern would look for its end again from every beginning.
 */
export function replaceStretches(
  text: string,
  open: RegExp,
  close: string,
  replace: (inner: string, whole: string, mark: RegExpExecArray) => string,
): string {
  const lower = text.toLowerCase();
  let result = '';
  let at = 0;
  open.lastIndex = 0;
  for (let mark = open.exec(text); mark !== null; mark = open.exec(text)) {
    const from = mark.index + mark[0].length;
    const end = lower.indexOf(close, from);
    if (end < 0) break;
    const whole = text.slice(mark.index, end + close.length);
    result += text.slice(at, mark.index) + replace(text.slice(from, end), whole, mark);
    at = end + close.length;
    open.lastIndex = at;
  }
  return result + text.slice(at);
}

export function htmlToMarkdown(html: string): string {
  const words = (inner: string) => oneLine(inner.replace(/<[^<>]+>/g, ' '));
  const cellsOf = (row: string) =>
    row
      .split(/<t[dh]\b[^<>]*>/i)
      .slice(1)
      .map((cell) => words(cell).replaceAll('|', '\\|'));
  let text = html;
  for (const name of ['script', 'style', 'head', 'nav']) {
    const open = new RegExp(`<${name}\\b[^<>]*>`, 'gi');
    text = replaceStretches(text, open, `</${name}>`, (_, whole) => newlinesOf(whole));
  }
  text = replaceStretches(text, /<tr\b[^<>]*>/gi, '</tr>', (row, whole) => {
    return `| ${cellsOf(row).join(' | ')} |${newlinesOf(whole)}`;
  });
  for (const level of [1, 2, 3, 4, 5, 6]) {
    const open = new RegExp(`<h${level}\\b[^<>]*>`, 'gi');
    text = replaceStretches(text, open, `</h${level}>`, (inner, whole) => {
      return `\u0001${'#'.repeat(level)} ${words(inner)}${newlinesOf(whole)}`;
    });
  }
  // A heading counts only at the beginning of a line; tags before it on its line leave blanks behind.
  text = replaceStretches(text, /<a\b[^<>]*href="([^"<>]+)"[^<>]*>/gi, '</a>', (inner, _, mark) => {
    return `[${oneLine(inner)}](${mark[1]})`;
  });
  text = text
    .replace(/<\/?(?:strong|b)\b[^<>]*>/gi, '**')
    .replace(/<\/?(?:em|i)\b[^<>]*>/gi, '*')
    .replace(/<\/?code\b[^<>]*>/gi, '`')
    .replace(/<li\b[^<>]*>\s*/gi, (whole) => `${newlinesOf(whole)}- `)
    .replace(/<(?!\/?pre\b)[^<>]+>/gi, newlinesOf);
  return decodeEntities(text.replace(/^[ \t]*\u0001/gm, '').replaceAll('\u0001', ''));
}

export function isWikiText(name: string, text: string): boolean {
  return /\.(?:mediawiki|wiki)$/i.test(name) || (/^==+[^=\n]+==+\s*$/m.test(text) && !/^#{1,6} /m.test(text));
}

export function wikiToMarkdown(wiki: string): string {
  const lists = wiki.replace(/^([*#]+)[ \t]*/gm, (_, marks) => {
    return `${'  '.repeat(marks.length - 1)}${marks.endsWith('*') ? '-' : '1.'} `;
  });
  const headed = lists.replace(/^(={1,6})[ \t]*([^=\n]+?)[ \t]*\1[ \t]*$/gm, (_, marks, words) => {
    return `${'#'.repeat(marks.length)} ${words}`;
  });
  const tabled = replaceStretches(headed, /^\{\|/gm, '\n|}', (inner) => `${wikiTable(inner)}\n`);
  return replaceStretches(tabled, /<ref\b[^<>/]*>/gi, '</ref>', (_, whole) => newlinesOf(whole))
    .replace(/<ref\b[^<>]*\/>/gi, '')
    .replace(/'''([^'\n]{1,2000})'''/g, '**$1**')
    .replace(/''([^'\n]{1,2000})''/g, '*$1*')
    .replace(/\[\[(?:[^[\]|\n]{0,500}\|)?([^[\]|\n]{1,500})\]\]/g, '$1')
    .replace(/\[(https?:\/\/[^\s[\]]{1,2000}) ([^[\]\n]{1,500})\]/g, '[$2]($1)')
    .replace(/^[:;]+[ \t]*/gm, '');
}

function wikiTable(table: string): string {
  const rows = table.split(/^\|-.*$/m);
  return rows
    .map((row) => {
      const cells = row
        .split('\n')
        .filter((line) => /^[|!](?![}])/.test(line))
        .flatMap((line) => line.slice(1).split(/\|\||!!/))
        .map((cell) => oneLine(cell.replace(/^\s*(?:style|class|colspan|rowspan|width|align)[^|]*\|/i, '')));
      return cells.length > 0 ? `| ${cells.join(' | ')} |${newlinesOf(row)}` : newlinesOf(row);
    })
    .join('');
}
