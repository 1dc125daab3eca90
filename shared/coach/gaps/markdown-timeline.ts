import type { DocumentLine } from '../../intake/markdown-lines.ts';
import { plainWords, standsUnder } from '../../intake/markdown-sections.ts';
import type { CoachEvent } from './coach-document.ts';

/** "10:02", "2026-03-04", "4 March", "[10:02 UTC]" at the beginning of a line. */
const TIME_FIRST =
  /^[\s*_`[({~<|"'–-]{0,8}(?:(?:at|around|about|circa|approx\.?|~)\s{0,2})?(?:\d{1,2}[:.h]\d{2}|\d{4}[-/]\d{1,2}[-/]\d{1,2}|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}\s?(?:am|pm)\b|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},? |(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? \d|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|t ?[+-] ?\d)/i;
/** A link, a picture, a note, code: something that shows what a row says. */
const EVIDENCE = /https?:\/\/|\]\(|!\[|<img\b|\[\^|`[^`]/i;
const RULE = /^:?-*:?$/;
/** So many lines that begin with a time are a timeline without a heading. */
const ENOUGH_ROWS = 3;

const textOf = ({ cells, text }: DocumentLine): string =>
  plainWords(cells ? cells.filter((cell) => cell !== '').join(' — ') : text);

const startsWithTime = (line: DocumentLine): boolean => TIME_FIRST.test(line.text.replace(/^\|/, ''));

/** The rows of a timeline; a line without a time belongs to the row above it. */
export function readTimeline(lines: readonly DocumentLine[]): CoachEvent[] {
  const announced = lines.filter((line) => line.kind !== 'blank' && standsUnder(line, 'timeline'));
  const timed = announced.length > 0 ? announced : lines;
  const rows: (CoachEvent & { hasEvidence: boolean })[] = [];
  for (const line of timed) {
    const isRow = line.kind !== 'code' && line.kind !== 'blank' && startsWithTime(line);
    const isUntimedItem =
      announced.length > 0 && rows.length > 0 && line.kind === 'row' && !line.cells!.every((cell) => RULE.test(cell));
    if (isRow || isUntimedItem) {
      const text = textOf(line);
      const row = { at: null, kind: null, text, basis: 'recalled', actor: null } as const;
      rows.push({ id: String(line.number), ...row, hasEvidence: EVIDENCE.test(line.raw) });
    } else if (announced.length > 0 && rows.length > 0 && (line.kind === 'code' || EVIDENCE.test(line.raw))) {
      rows.at(-1)!.hasEvidence = true;
    }
  }
  return announced.length > 0 || rows.length >= ENOUGH_ROWS ? rows : [];
}
