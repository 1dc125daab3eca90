import { readFollowUps } from '../../intake/markdown-follow-ups.ts';
import { type DocumentLine, readDocumentLines } from '../../intake/markdown-lines.ts';
import { cleanHeading } from '../../intake/markdown-sections.ts';
import type { CoachDocument, CoachFollowUp, CoachSection } from './coach-document.ts';
import type { GapLanguage } from './gap-language.ts';
import { gapLanguage } from './languages.ts';
import { readFactors } from './markdown-factors.ts';
import { readTimeline } from './markdown-timeline.ts';

/** A day, a quarter, a sprint: something by which work is due. */
const DAY =
  /\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.? \d{1,4}\b|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\bq[1-4]\b|\bsprint \d|\bend of (?:the )?(?:week|month|quarter|year)\b|\b(?:due|deadline|eta)\b/i;
/** "OPS-12", "#34", "!56", "T7890". */
const TICKET = /https?:\/\/|(?<![\w&])(?:[A-Z][A-Z0-9]{1,9}-\d{1,6}|[\w/-]{0,60}[#!]\d{1,6}|T\d{4,7})\b/;

/** A paragraph with more brackets than this has no links that matter here; each open one is looked for its end in the rest. */
const MOST_BRACKETS = 100;

/** The lines with no more open brackets in a paragraph than can be looked through in time that grows with its length. */
function boundBrackets(lines: readonly DocumentLine[]): DocumentLine[] {
  let seen = 0;
  return lines.map((line) => {
    if (line.kind !== 'text') seen = 0;
    seen += line.text.split('[').length - 1;
    return seen <= MOST_BRACKETS ? line : { ...line, text: line.text.replaceAll('[', '(') };
  });
}

const isKnown = ({ titles }: GapLanguage, title: string): boolean =>
  Object.values(titles).some((pattern) => pattern.test(title));

/** Each heading with all that stands under it, deeper headings included. */
function readSections(lines: readonly DocumentLine[], spoken: GapLanguage): CoachSection[] {
  const headings = lines.flatMap((line, at) => (line.kind === 'heading' ? [{ line, at }] : []));
  const open: number[] = [];
  const ends = headings.map(() => lines.length);
  for (const [index, { line, at }] of headings.entries()) {
    while (open.length > 0 && headings[open.at(-1)!]!.line.level >= line.level) ends[open.pop()!] = at;
    open.push(index);
  }
  const first = headings[0]?.at ?? lines.length;
  const text = (from: number, to: number) =>
    lines
      .slice(from, to)
      .map(({ raw }) => raw)
      .join('\n');
  const lead = { key: '0', title: '', markdown: text(0, first), prefilled: '', required: false, rows: 0 };
  return [
    lead,
    ...headings.map(({ line, at }, index): CoachSection => {
      const title = cleanHeading(line.text);
      const required = line.level > 1 && isKnown(spoken, title);
      return { ...lead, key: String(line.number), title, markdown: text(at + 1, ends[index]!), required };
    }),
  ];
}

const readFollowUpRows = (lines: readonly DocumentLine[]): CoachFollowUp[] =>
  readFollowUps(lines).map(({ text, owner, state, line }): CoachFollowUp => {
    const { raw = '' } = lines[line - 1] ?? {};
    return {
      id: String(line),
      title: text,
      state: 'confirmed',
      status: state === 'done' ? 'done' : 'open',
      owner: owner ?? null,
      dueAt: DAY.exec(raw)?.[0] ?? null,
      trackerUrl: TICKET.exec(`${raw} ${text}`)?.[0] ?? null,
    };
  });

/**
 * What gaps are looked for in, read from a post-mortem that somebody wrote in Markdown (also Quarto, HTML, MediaWiki and
 * plain text) in whatever shape. Ids of rows and keys of sections are the numbers of their lines, from 1; `0` is what
 * stands before the first heading. What such a document has no place for (the effect of a factor, the factors that a
 * follow-up addresses) is left undefined or null, and nothing is missing there.
 * @throws RangeError for a language that is not shipped
 */
export function documentOfMarkdown(markdown: string, { language }: { language?: string } = {}): CoachDocument {
  const spoken = gapLanguage(language);
  const lines = boundBrackets(readDocumentLines('', markdown).lines);
  const sections = readSections(lines, spoken);
  return {
    sections,
    timeline: readTimeline(lines),
    times: {},
    impact: { text: '', customers: null },
    factors: readFactors(lines, spoken),
    followUps: readFollowUpRows(lines),
  };
}
