import type { Phase } from '../incident-record.ts';
import type { FrontMatter } from './markdown-front-matter.ts';
import type { DocumentLine } from './markdown-lines.ts';
import { cleanHeading, plainWords, standsUnder } from './markdown-sections.ts';
import { findTimes, findTimeZone, type TimeOptions } from './time.ts';

const TITLE_NOISE =
  /^(?:(?:incident|outage)[ -]?(?:report|review|post.?mortem)?|post.?mortem(?: report)?|incident date)\s*[:–—-]\s*(?=\S)/i;

/** What the document calls itself: front matter, else the first top heading, else its first line, else the file's name. */
export function titleOf(name: string, frontMatter: FrontMatter, lines: readonly DocumentLine[]): string {
  const heading = lines.find((line) => line.kind === 'heading' && line.level === 1);
  const first = lines.find((line) => line.kind !== 'blank');
  const opening =
    first && first.kind === 'text' && first.text.length <= 120 && !/[.!?]$/.test(first.text) ? first.text : '';
  const stem = name
    .replace(/^.*\//, '')
    .replace(/(?:\.[a-z]{1,10}){1,3}$/i, '')
    .replace(/__index$/, '');
  const fromName = stem.replace(/[-_]+/g, ' ').trim();
  const title = frontMatter.title ?? (heading ? cleanHeading(heading.text) : opening);
  const words = plainWords(title || fromName).replace(TITLE_NOISE, '');
  return words.slice(0, 1000) || 'Untitled';
}

/** The file's name with its separators opened, so that a date in it can be read ("20210529-aci-outage"). */
function namedDate(name: string, options: TimeOptions): string | undefined {
  const stem = name.replace(/^.*\//, '').replace(/_+/g, ' ');
  const iso = /(?<!\d)(20\d{2})[-.]?(\d{2})[-.]?(\d{2})(?!\d)/.exec(stem);
  if (!iso) return undefined;
  return findTimes(`${iso[1]}-${iso[2]}-${iso[3]}`, options)[0]?.date;
}

const firstDate = (text: string, options: TimeOptions) =>
  findTimes(text, options).find((time) => time.date !== undefined)?.date;

/**
 * The day the document speaks of, from the place most likely to mean the incident rather than the writing: a heading of
 * the timeline, the title, the file's name, the first full date of the text, and only then the front matter.
 */
export function dateOf(
  name: string,
  title: string,
  frontMatter: FrontMatter,
  lines: readonly DocumentLine[],
  options: TimeOptions,
): string | undefined {
  const stated = { ...options, contextDate: undefined };
  const heads = lines.filter((line) => line.kind === 'heading' && (line.level <= 2 || standsUnder(line, 'timeline')));
  const body = lines.filter((line) => line.kind !== 'code' && line.kind !== 'blank' && !standsUnder(line, 'followUps'));
  const found =
    firstDate(title, stated) ??
    namedDate(name, stated) ??
    firstOf(heads, stated) ??
    firstOf(body.slice(0, 400), stated);
  return found ?? firstDate(frontMatter.date ?? '', stated);
}

function firstOf(lines: readonly DocumentLine[], options: TimeOptions): string | undefined {
  for (const line of lines) {
    const date = /\d/.test(line.text) ? firstDate(line.text, options) : undefined;
    if (date) return date;
  }
  return undefined;
}

/** Day or month first, when a date of the document leaves no doubt; the US zones and am/pm otherwise speak for month first. */
export function dateOrderOf(text: string): 'dmy' | 'mdy' | undefined {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const found of text.matchAll(/(?<![\d/.-])(\d{1,2})([/-])(\d{1,2})\2(?:20)?\d{2}(?![\d/-])/g)) {
    if (Number(found[1]) > 12 && Number(found[3]) <= 12) dayFirst += 1;
    if (Number(found[3]) > 12 && Number(found[1]) <= 12) monthFirst += 1;
  }
  if (dayFirst !== monthFirst) return dayFirst > monthFirst ? 'dmy' : 'mdy';
  return undefined;
}

export interface DocumentZone {
  /** IANA name, `UTC` or offset: the one the document states, else the one most of its times carry. */
  zone?: string;
  /** Said for all its times in one place; else it was gathered from the times, or is unknown. */
  stated: boolean;
  /** Zones as written anywhere in it. */
  seen: string[];
}

const ZONE_WORDS = String.raw`(?:(?:UTC|GMT)\s*[+−-]\s*\d{1,2}(?::?\d{2})?|[A-Z]{2,5}(?:\/[A-Z]{2,5})?|[A-Z][a-z]+\/[A-Z][A-Za-z_]+|(?:US )?(?:Pacific|Mountain|Central European|Eastern European|Central|Eastern)(?: (?:Standard|Daylight|Summer))?(?: Time)?|[A-Z][a-z]+(?: [A-Z][a-z]+)?,? ?(?:[A-Z][a-z]+)? ?(?:local )?(?:[Tt]ime)?)`;
const STATEMENTS = [
  new RegExp(
    String.raw`\b[Aa]ll (?:of the )?(?:[Tt]imes?|[Tt]imestamps?|[Ee]vents?|[Dd]ates?)\b[^.\n|]{0,60}?(?:\b(?:in|are|as|is|to|using)\b[\s:*_\x5b]*|[(:]\s*|\s(?=[A-Z]{2,5}\b))(?:the\s+)?(${ZONE_WORDS})`,
  ),
  new RegExp(
    String.raw`\b[Tt]ime(?:s|stamps?)?(?: ?zone)?\s*(?:[:(\x5b]|(?:are|is|in|listed|given|shown|reported|local)\b[^.\n|]{0,40}?\b(?:in|to)?)[\s*_]*(?:the\s+)?(${ZONE_WORDS})`,
  ),
  new RegExp(
    String.raw`^#*\s*[*_]*(?:Timeline|Chronology|Time)\b[^.\n|]{0,30}[(\x5b]\s*(?:all )?(?:times? )?(?:in )?(${ZONE_WORDS})\s*[)\x5d]`,
    'i',
  ),
  new RegExp(String.raw`\b(?:[Uu]hrzeiten|[Zz]eiten) in (${ZONE_WORDS})`),
];

/** The zone a text names as meant for its times ("All times in CET", "Time (UTC)"), as written. */
export function statedZone(text: string, preferred?: string): { zone: string; text: string } | undefined {
  for (const statement of STATEMENTS) {
    const words = statement.exec(text)?.[1];
    if (words === undefined) continue;
    const first =
      words.split('/').length === 2 && /^[A-Z/]+$/.test(words) ? words.split('/')[0]! : words.replace(/^US /, '');
    const meaning = findTimeZone(first, preferred);
    if (meaning) return { zone: meaning.zone, text: words };
  }
  return undefined;
}

/** "All times listed in this report are in", the zone on one of the next lines, at its end where the page had columns. */
function zoneBelow(
  lines: readonly DocumentLine[],
  index: number,
  preferred?: string,
): { zone: string; text: string } | undefined {
  if (!/\b[Aa]ll times\b[^.|]*\bin\s*$/.test(lines[index]!.raw)) return undefined;
  for (const line of lines.slice(index + 1, index + 4)) {
    const words = line.raw
      .trim()
      .split(/\s{3,}/)
      .at(-1)!
      .replace(/\s*\([^)]*\)/g, '')
      .replace(/[.*]+$/, '');
    const meaning = findTimeZone(words, preferred);
    if (meaning) return { zone: meaning.zone, text: words };
  }
  return undefined;
}

export function zoneOf(lines: readonly DocumentLine[], options: TimeOptions): DocumentZone {
  const seen = new Set<string>();
  let stated: string | undefined;
  const counts = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'code' || line.kind === 'blank') continue;
    const statement = statedZone(line.raw, options.timeZone) ?? zoneBelow(lines, index, options.timeZone);
    if (statement) {
      stated ??= statement.zone;
      seen.add(statement.text);
    }
    if (!/\d/.test(line.text)) continue;
    for (const time of findTimes(line.text, { contextDate: '2020-01-01' })) {
      if (!time.zoneStated || !time.zone || time.precision === 'day') continue;
      counts.set(time.zone, (counts.get(time.zone) ?? 0) + 1);
      const written = /(?:[A-Z]{2,5}|Z|[+-]\d\d:?\d\d|(?:UTC|GMT)\s*[+-]\s*\d+|[A-Z][a-z]+)\)?\s*$/.exec(
        time.text,
      )?.[0];
      if (written) seen.add(written.replace(')', '').trim());
    }
  }
  const usual = [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
  return { zone: stated ?? usual ?? options.timeZone, stated: stated !== undefined, seen: [...seen] };
}

const LABEL = /^[*_\s]*([\p{L}][\p{L} /_-]{2,50}?)[*_\s]*[:|][*_\s|]*(.+)$/u;

/** The value of a "Label: value" line, a two-cell row or a front matter key whose label is about `wanted`. */
export function labelled(lines: readonly DocumentLine[], frontMatter: FrontMatter, wanted: RegExp): string | undefined {
  for (const [key, value] of Object.entries(frontMatter)) if (wanted.test(key) && value !== '') return value;
  for (const line of lines) {
    if (line.kind === 'code' || line.kind === 'blank' || line.kind === 'heading') continue;
    const pair = line.cells ? [line.cells.join('|'), line.cells[0], line.cells[1]] : LABEL.exec(line.text);
    if (pair?.[1] && pair[2] && wanted.test(plainWords(pair[1]).replace(/:$/, ''))) return plainWords(pair[2]);
  }
  return undefined;
}

/** Names of a list in a line or section, without duplicates. */
export function namesIn(texts: readonly string[]): string[] {
  const names = texts.flatMap((text) => plainWords(text).split(/[,;]|\band\b|\s&\s/));
  const clean = names.map((name) => name.replace(/^[\s*_`[(-]+|[\s*_`\]).-]+$/g, '').trim());
  return [
    ...new Set(
      clean.filter((name) => name.length > 1 && name.length <= 60 && !/^(?:n\/?a|none|tbd|unknown)$/i.test(name)),
    ),
  ];
}

/** Words that name a phase of an incident when they stand before a time. Durations ("time to repair") are not among them. */
export const PHASE_LABELS: readonly [Phase, RegExp][] = [
  [
    'mitigated',
    /\b(?:mitigat\w+|repaired|contained|stabili[sz]ed|restored|recover(?:ed|y)|fixed|(?:impact|outage|downtime) (?:end\w*|stop\w*|over))\b/i,
  ],
  ['resolved', /\b(?:resolved|resolution|closed|all.?clear|(?:incident )?end(?:ed|s)?|finish(?:ed)?)\b/i],
  ['acknowledged', /\b(?:ack(?:nowledged)?|respon(?:ded|se)|engaged|declared)\b/i],
  ['detected', /\b(?:detect(?:ed|ion)|noticed|discovered|reported|alert(?:ed)?)\b/i],
  [
    'impactStarted',
    /\b(?:start(?:ed|s)?|began|begin(?:ning)?|begins|onset|occurred|introduced|impact time|impact period|outage time)\b/i,
  ],
];
