import { lineError, readTemplateHead } from './read-template-head.ts';
import { type TemplateFile, type TemplateSection, tidyContent, tidyText } from './template.ts';
import { STRUCTURE } from './write-template-file.ts';

const MARKER = /^<!-- section: ([^\s,]+)(, required)? -->\s*$/;
const HEADING = /^#{1,6}[ \t]+(.*?)[ \t]*$/;

/** Whether a text is a template file of Debrief's own, and not just any Markdown. */
export const isTemplateFile = (text: string): boolean =>
  /^\uFEFF?---\r?\n(?:[^\n]*\n){0,3}?format:\s*debrief\.template\//.test(text);

/**
 * Reads what `writeTemplateFile` writes; `read(write(x))` is `x`. Throws AppError `bad-input` with the line at fault. What
 * the sections say is not checked here.
 */
export const readTemplateFile = (file: string): TemplateFile => {
  const lines = file
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n');
  const { head, next } = readTemplateHead(lines);
  const sections: TemplateSection[] = [];
  let start = next;
  while (start < lines.length && lines[start]!.trim() === '') start++;
  while (start < lines.length) {
    const marker = MARKER.exec(lines[start]!);
    if (!marker)
      throw lineError(start, 'a section begins with <!-- section: its-key --> or <!-- section: its-key, required -->');
    let end = start + 1;
    while (end < lines.length && !MARKER.test(lines[end]!)) end++;
    sections.push(readSection(lines, start, end, marker[1] as string, marker[2] !== undefined));
    start = end;
  }
  return { key: head.key, priority: head.priority, rules: head.rules, ...tidyContent({ ...head, sections }) };
};

const readSection = (lines: string[], start: number, end: number, key: string, required: boolean): TemplateSection => {
  let at = skipBlank(lines, start + 1, end);
  const title = HEADING.exec(lines[at] ?? '')?.[1];
  if (title === undefined || at >= end)
    throw lineError(Math.min(at, lines.length - 1), `the section "${key}" needs a heading: ## Its title`);
  at = skipBlank(lines, at + 1, end);
  const quoted = at;
  while (at < end && lines[at]!.startsWith('>')) at++;
  const guidance = lines.slice(quoted, at).map((line) => line.replace(/^> ?/, ''));
  const text = lines
    .slice(at, end)
    .map((line) => line.replace(STRUCTURE, (_, slashes: string, rest: string) => slashes.slice(1) + rest));
  return { key, title, guidance: guidance.join('\n'), required, prefilled: tidyText(text.join('\n')) };
};

const skipBlank = (lines: string[], from: number, end: number): number => {
  let at = from;
  while (at < end && lines[at]!.trim() === '') at++;
  return at;
};
