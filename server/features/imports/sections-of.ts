import { keepGenerated } from '#shared/document/keep-generated.ts';
import { type DocumentLine, readDocumentLines } from '#shared/intake/markdown-lines.ts';
import { cleanHeading, plainWords } from '#shared/intake/markdown-sections.ts';
import { standardSectionKey } from '#shared/intake/standard-section-key.ts';

export type WrittenSection = { key: string; title: string; markdown: string };

/** What stands before the first heading has no name of its own. */
const OPENING_TITLES: Record<string, string> = { 'key-information': 'Key information', summary: 'Summary' };

/**
 * The document in sections as its author cut and ordered them, words untouched. Headings that name a part of the standard
 * template get its key, so that the same questions find their answers in every post-mortem; the others keep one of their own.
 */
export function writtenSections(name: string, markdown: string): WrittenSection[] {
  const { lines } = readDocumentLines(name, markdown);
  const parts = cut(lines);
  const taken = new Set<string>();
  const named = new Set(parts.map((part) => standardSectionKey(part.title)));
  return parts.flatMap((part, index) => {
    const markdown = keepFootnotes(keepGenerated(part.raws.join('\n'))).trim();
    if (markdown === '' && (part.title === '' || (parts.length > 1 && index === 0))) return [];
    const key = free(keysFor(part, index, markdown, named), taken);
    const title = part.title || OPENING_TITLES[key] || 'Introduction';
    return [{ key, title: title.slice(0, 300), markdown }];
  });
}

/** A document cut finer than this is a log; the rest stands in the last section. */
const MOST_SECTIONS = 100;

type Part = { title: string; raws: string[] };

function cut(lines: readonly DocumentLine[]): Part[] {
  const headings = lines.filter((line) => line.kind === 'heading');
  const level = sectionLevel(headings);
  const title = headings.find((line, index) => index === 0 && isTitle(line, headings, level));
  let part: Part = { title: '', raws: [] };
  const parts = [part];
  for (const [index, line] of lines.entries()) {
    const isUnderline = line.raw !== '' && /^(?:=|-){3,}\s*$/.test(line.raw) && lines[index - 1]?.kind === 'heading';
    if (line === title) continue;
    if (isUnderline && (lines[index - 1] === title || part.raws.length === 0)) continue;
    if (line.kind !== 'heading' || line.level > level || parts.length > MOST_SECTIONS) part.raws.push(line.raw);
    else {
      part = { title: cleanHeading(plainWords(line.text)) || 'Untitled', raws: [] };
      parts.push(part);
    }
  }
  return parts;
}

/** The depth at which the author cut the document: where most headings name what every post-mortem has. */
function sectionLevel(headings: readonly DocumentLine[]): number {
  let best =
    headings.length > 1 && headings.filter((line) => line.level === headings[0]?.level).length === 1
      ? nextLevel(headings)
      : (headings[0]?.level ?? 6);
  let most = 0;
  for (let level = 1; level <= 6; level++) {
    const known = new Set(
      headings.flatMap((line) => (line.level === level ? (standardSectionKey(cleanHeading(line.text)) ?? []) : [])),
    ).size;
    if (known > most) [best, most] = [level, known];
  }
  return best;
}

function nextLevel(headings: readonly DocumentLine[]): number {
  return Math.min(...headings.slice(1).map((line) => line.level));
}

/** The first heading, above all sections or alone on its level, names the document. */
function isTitle(first: DocumentLine, headings: readonly DocumentLine[], level: number): boolean {
  if (first.level < level) return true;
  return (
    first.level === 1 &&
    headings.filter((line) => line.level === 1).length === 1 &&
    standardSectionKey(cleanHeading(first.text)) === undefined
  );
}

/** Lines like "Date: …" or a table of facts are key information; prose is the summary when no other section is. */
function openingKey(markdown: string, named: ReadonlySet<string | undefined>): string {
  const lines = markdown.split('\n').filter((line) => line.trim() !== '');
  const facts = lines.filter((line) => /^\W*[\p{L}][\p{L} /_-]{1,40}\W*[:|]/u.test(line)).length;
  const wanted = facts * 2 > lines.length ? 'key-information' : 'summary';
  return named.has(wanted) ? 'introduction' : wanted;
}

function slug(title: string, index: number): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '');
  return words || `section-${index + 1}`;
}

/** The keys a part may have, best first: only one part answers a question of the template. */
function keysFor(part: Part, index: number, markdown: string, named: ReadonlySet<string | undefined>): string[] {
  if (part.title === '') return [openingKey(markdown, named)];
  const known = standardSectionKey(part.title);
  return [...(known ? [known] : []), slug(part.title, index)];
}

function free(wanted: readonly string[], taken: Set<string>): string {
  const last = wanted.at(-1) ?? 'section';
  let key = wanted.find((one) => !taken.has(one)) ?? last;
  for (let number = 2; taken.has(key); number++) key = `${last}-${number}`;
  taken.add(key);
  return key;
}

/** A number in brackets would cite an event here: footnotes of the author get names. */
function keepFootnotes(markdown: string): string {
  return markdown.replace(/\[\^(\d{1,6})\]/g, '[^note-$1]');
}
