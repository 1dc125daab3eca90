import {
  type DocumentZone,
  dateOf,
  dateOrderOf,
  labelled,
  namesIn,
  statedZone,
  titleOf,
  zoneOf,
} from './markdown-facts.ts';
import { readFollowUps, type StatedFollowUp } from './markdown-follow-ups.ts';
import { type DocumentLine, readDocumentLines } from './markdown-lines.ts';
import { type DocumentSection, plainWords, sectionsOf, standsUnder } from './markdown-sections.ts';
import { readStatedTimes, type StatedTimes } from './markdown-stated-times.ts';
import { type Problem, readTimeline, type TimelineRow } from './markdown-timeline.ts';
import type { TimeOptions } from './time.ts';

export type { DocumentZone } from './markdown-facts.ts';
export type { StatedFollowUp } from './markdown-follow-ups.ts';
export type { DocumentSection } from './markdown-sections.ts';
export type { StatedTimes } from './markdown-stated-times.ts';
export type { Problem, TimelineRow } from './markdown-timeline.ts';

/** A post-mortem somebody wrote, as far as it could be understood. Nothing in it is invented; `problems` says what was not read. */
export interface MarkdownPostMortem {
  title: string;
  /** `YYYY-MM-DD`, the day of the incident as the document has it. */
  date?: string;
  timeZone: DocumentZone;
  severity?: string;
  services: string[];
  people: string[];
  statedTimes: StatedTimes;
  /** In the order of the document, whatever the times say. */
  timeline: TimelineRow[];
  followUps: StatedFollowUp[];
  sections: DocumentSection[];
  problems: Problem[];
}

const SEVERITY = /^(?:incident )?(?:severity|priority|sev|impact level|severity level)$/i;
const SERVICES =
  /^(?:affected|impacted|services?|components?|systems?|services? (?:affected|impacted|involved)|(?:affected|impacted) (?:services?|systems?|components?|applications?|products?))$/i;
const PEOPLE =
  /^(?:attendees?|atendees|participants?|people(?: involved)?|authors?|owners?|incident (?:commander|lead|manager|owner)|lead|responders?|on.?call|reporter|reported by|owner of review process)$/i;

/** People named under a heading or label that announces them, and those the text addresses by handle. */
function peopleOf(lines: readonly DocumentLine[], frontMatter: Record<string, string>): string[] {
  const listed = lines
    .filter((line) => line.kind === 'item' || line.kind === 'text')
    .filter((line) => standsUnder(line, 'people'));
  const stated = labelled(lines, frontMatter, PEOPLE);
  const named = namesIn([...(stated ? [stated] : []), ...listed.map((line) => line.text)]);
  const handles = new Set<string>();
  for (const line of lines) {
    if (line.kind === 'code') continue;
    for (const found of line.text.matchAll(/(?<![\w./@])@([A-Za-z][\w.-]{1,38}\w)(?![\w/])/g))
      handles.add(`@${found[1]}`);
  }
  return [...new Set([...named.filter((name) => name.split(' ').length <= 4), ...handles])];
}

function servicesOf(lines: readonly DocumentLine[], frontMatter: Record<string, string>): string[] {
  const stated = labelled(lines, frontMatter, SERVICES);
  const listed = lines.filter((line) => line.kind === 'item' && standsUnder(line, 'services'));
  return namesIn([...(stated && stated.length < 300 ? [stated] : []), ...listed.map((line) => line.text)]).slice(0, 50);
}

/**
 * Reads a post-mortem written in Markdown (also Quarto, ERB, HTML, MediaWiki, plain text) without knowing who wrote it.
 * @param name the file's name; a date in it counts
 * @param options `contextDate`, `timeZone`, `order` for what the document does not say itself
 */
export function readMarkdownPostMortem(name: string, text: string, options: TimeOptions = {}): MarkdownPostMortem {
  const { frontMatter, lines } = readDocumentLines(name, text);
  const order = options.order ?? dateOrderOf(text);
  const zone = zoneOf(lines, options);
  const title = titleOf(name, frontMatter, lines);
  const date = dateOf(name, title, frontMatter, lines, { ...options, order }) ?? options.contextDate;
  const context: TimeOptions = { contextDate: date, timeZone: zone.zone, order };
  const zoneIn = (header: string) => statedZone(header, zone.zone)?.zone;
  const timeline = readTimeline(lines, { ...context, zoneStated: zone.stated }, zoneIn);
  const severity = labelled(lines, frontMatter, SEVERITY);
  return {
    title,
    ...(date ? { date } : {}),
    timeZone: zone,
    ...(severity && severity.length <= 60 ? { severity: plainWords(severity) } : {}),
    services: servicesOf(lines, frontMatter),
    people: peopleOf(lines, frontMatter),
    statedTimes: readStatedTimes(lines, frontMatter, timeline.taken, context),
    timeline: timeline.rows,
    followUps: readFollowUps(lines),
    sections: sectionsOf(lines),
    problems: timeline.problems.sort((a, b) => a.line - b.line),
  };
}
