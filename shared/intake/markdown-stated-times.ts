import type { Phase } from '../incident-record.ts';
import { PHASE_LABELS } from './markdown-facts.ts';
import type { FrontMatter } from './markdown-front-matter.ts';
import type { DocumentLine } from './markdown-lines.ts';
import { plainWords, standsUnder } from './markdown-sections.ts';
import { hasOwnDate } from './markdown-timeline-candidates.ts';
import { findTimes, type TimeOptions, type TimeReading } from './time.ts';

/** A phase time the document states outright, with the words that state it. */
export interface StatedTime {
  /** ISO 8601 UTC; read as UTC when the document names no zone. */
  at: string;
  quote: string;
  line: number;
}
export type StatedTimes = Partial<Record<Phase, StatedTime>>;

const NOT_A_PHASE =
  /time to|duration|ttr\b|ttd\b|length|total|target|\bby\b|maintenance|window|scheduled|created|updated|published|reviewed/i;
/** Longer labels are sentences about something else that happened then. */
const LABEL_WORDS = 6;

function phaseOf(label: string): Phase | undefined {
  const words = plainWords(label)
    .replace(/[\s:*_(–—|-]+$/u, '')
    .trim();
  if (words === '' || words.split(/\s+/).length > LABEL_WORDS || NOT_A_PHASE.test(words)) return undefined;
  return PHASE_LABELS.find(([, pattern]) => pattern.test(words))?.[0];
}

const instant = (time: TimeReading) =>
  time.at ?? `${time.date}T${time.clock}${time.clock!.length === 8 ? '.000' : ''}Z`;

function readLabelled(
  label: string,
  value: string,
  options: TimeOptions,
): { phase: Phase; time: TimeReading } | undefined {
  const phase = phaseOf(label);
  const time = phase && findTimes(value, options)[0];
  if (!phase || !time?.date || time.precision === 'day') return undefined;
  // A bare clock time far into the value belongs to a sentence.
  return time.start > 30 && !hasOwnDate(time) ? undefined : { phase, time };
}

/** A label before a time on one line: cells, "Label: time", or "Label time". */
function labelAndValue(line: DocumentLine, options: TimeOptions): { label: string; value: string } | undefined {
  if (line.cells) return { label: line.cells[0] ?? '', value: line.cells.slice(1).join(' ') };
  const time = /\d/.test(line.text) ? findTimes(line.text, options)[0] : undefined;
  if (!time || time.start === 0) return undefined;
  const at = line.text.indexOf(':');
  const cut = at > 0 && at < time.start ? at : time.start;
  return { label: line.text.slice(0, cut), value: line.text.slice(cut) };
}

/**
 * Phase times the document states as facts (key events, header tables, front matter), not as entries of its timeline.
 * @param taken lines that are timeline entries
 */
export function readStatedTimes(
  lines: readonly DocumentLine[],
  frontMatter: FrontMatter,
  taken: ReadonlySet<number>,
  options: TimeOptions,
): StatedTimes {
  const stated: StatedTimes = {};
  const add = (phase: Phase, time: TimeReading, quote: string, line: number) => {
    stated[phase] ??= { at: instant(time), quote: plainWords(quote).slice(0, 300), line };
    if (time.until?.date && phase === 'impactStarted') {
      stated.mitigated ??= { at: instant(time.until), quote: plainWords(quote).slice(0, 300), line };
    }
  };
  for (const line of lines) {
    if (line.kind === 'code' || line.kind === 'blank' || line.kind === 'heading' || standsUnder(line, 'followUps'))
      continue;
    if (taken.has(line.number) && line.kind !== 'item') continue;
    const pair = labelAndValue(line, options);
    const found = pair && readLabelled(pair.label, pair.value, options);
    if (found) add(found.phase, found.time, line.text, line.number);
  }
  for (const [key, value] of Object.entries(frontMatter)) {
    const label = key.replace(/when$/, '');
    const found = readLabelled(label, value, { ...options, timeZone: options.timeZone ?? 'UTC' });
    if (found) add(found.phase, found.time, `${key}: ${value}`, 1);
  }
  return stated;
}
