import type { ClockPart, DatePart } from './time-grammar.ts';
import { isCalendarDay } from './time-grammar.ts';
import { type Moment, scanMoment } from './time-moment.ts';
import { instantInZone, isTimeZone, type ZoneMeaning } from './time-zones.ts';

export { parseIsoInstant } from './iso-instant.ts';
export { findTimeZone, isTimeZone } from './time-zones.ts';

export interface TimeOptions {
  /** `YYYY-MM-DD`, the day the text speaks of; gives a bare clock time its date and a bare "4 March" its year. */
  contextDate?: string;
  /** Zone of times that name none: IANA name, `UTC` or offset. */
  timeZone?: string;
  /** How to read 3/4/2026 when both readings are dates; without it month first, and `ambiguousOrder` is set. */
  order?: 'dmy' | 'mdy';
}

/** A time as it was written. `at` is there only when date and zone are known; the wall clock is never lost. */
export interface TimeReading {
  /** Instant, ISO 8601 UTC with milliseconds. Of a date without a clock: its first moment. */
  at?: string;
  /** `YYYY-MM-DD` as on the writer's wall, stated or inferred. */
  date?: string;
  /** `HH:MM:SS` or `HH:MM:SS.mmm` as on the writer's wall. */
  clock?: string;
  /** IANA name, `UTC` or offset; undefined is "unknown zone". */
  zone?: string;
  /** Whether the text itself names the zone (else it came from the options, or is unknown). */
  zoneStated: boolean;
  /** What else the zone's letters stand for ("IST"); empty when there is no doubt. */
  otherZones: string[];
  /** The date, or its year, came from `contextDate`. */
  dateInferred: boolean;
  /** Day and month could be exchanged and nothing said which comes first. */
  ambiguousOrder: boolean;
  approximate: boolean;
  precision: 'day' | 'minute' | 'second' | 'millisecond';
  /** The other end of a range, read like the first. */
  until?: TimeReading;
  /** The characters of the text that were read, and where they stand. */
  text: string;
  start: number;
  end: number;
}

const DAY = 86_400_000;
const pad = (value: number, width = 2) => String(value).padStart(width, '0');
const isoDay = (ms: number) => new Date(ms).toISOString().slice(0, 10);

/** A year for "4 March": the one that brings it nearest to the context date. */
function nearestYear(month: number, day: number, contextDate: string): number {
  const context = Date.parse(`${contextDate}T00:00:00Z`);
  const year = Number(contextDate.slice(0, 4));
  const candidates = [year - 1, year, year + 1].filter((candidate) => isCalendarDay(candidate, month, day));
  const distance = (candidate: number) => Math.abs(Date.UTC(candidate, month - 1, day) - context);
  return candidates.sort((a, b) => distance(a) - distance(b))[0] ?? year;
}

/** Day first or month first: what was asked for; else the reading within ten days of the context date if only one is. */
function settleOrder(date: DatePart, options: TimeOptions): { month: number; day: number; ambiguous: boolean } {
  const swapped = date.swapped;
  if (!swapped) return { month: date.month, day: date.day, ambiguous: false };
  if (options.order) return { ...(options.order === 'dmy' ? swapped : date), ambiguous: false };
  if (options.contextDate) {
    const context = Date.parse(`${options.contextDate}T00:00:00Z`);
    const near = (part: { month: number; day: number }) => {
      const year = date.year ?? nearestYear(part.month, part.day, options.contextDate!);
      return Math.abs(Date.UTC(year, part.month - 1, part.day) - context) < 10 * DAY;
    };
    if (near(date) !== near(swapped)) return { ...(near(date) ? date : swapped), ambiguous: false };
  }
  return { month: date.month, day: date.day, ambiguous: true };
}

function resolveDate(date: DatePart | undefined, options: TimeOptions) {
  const { contextDate } = options;
  if (!date) return { date: contextDate, inferred: contextDate !== undefined, ambiguous: false };
  if (date.relative) {
    const shift = date.relative === 'yesterday' ? DAY : 0;
    const day = contextDate === undefined ? undefined : isoDay(Date.parse(`${contextDate}T00:00:00Z`) - shift);
    return { date: day, inferred: day !== undefined, ambiguous: false };
  }
  const { month, day, ambiguous } = settleOrder(date, options);
  const year = date.year ?? (contextDate ? nearestYear(month, day, contextDate) : undefined);
  if (year === undefined) return { date: undefined, inferred: false, ambiguous };
  if (!isCalendarDay(year, month, day)) return { date: undefined, inferred: false, ambiguous };
  return { date: `${pad(year, 4)}-${pad(month)}-${pad(day)}`, inferred: date.year === undefined, ambiguous };
}

function clockText(clock: ClockPart): string {
  const base = `${pad(clock.hour)}:${pad(clock.minute)}:${pad(clock.second ?? 0)}`;
  return clock.ms === undefined ? base : `${base}.${pad(clock.ms, 3)}`;
}

const timeOfDay = (clock: ClockPart | undefined) =>
  clock ? ((clock.hour * 60 + clock.minute) * 60 + Math.min(clock.second ?? 0, 59)) * 1000 + (clock.ms ?? 0) : 0;

function precisionOf(clock: ClockPart | undefined): TimeReading['precision'] {
  if (!clock) return 'day';
  if (clock.ms !== undefined) return 'millisecond';
  return clock.second === undefined ? 'minute' : 'second';
}

function instantOf(date: string, clock: ClockPart | undefined, zone: string): string {
  const wall = Date.parse(`${date}T00:00:00Z`) + timeOfDay(clock);
  return new Date(instantInZone(wall, zone)).toISOString();
}

/** The same clock time and zone on another day (`YYYY-MM-DD`); a range keeps its length in days. */
export function moveToDate(time: TimeReading, date: string): TimeReading {
  const moved: TimeReading = { ...time, date };
  const seconds = /^(\d\d):(\d\d):(\d\d(?:\.\d+)?)$/.exec(time.clock ?? '00:00:00')!;
  const ofDay = Number(seconds[1]) * 3_600_000 + Number(seconds[2]) * 60_000 + Math.round(Number(seconds[3]) * 1000);
  const midnight = Date.parse(`${date}T00:00:00Z`);
  if (time.zone) moved.at = new Date(instantInZone(midnight + ofDay, time.zone)).toISOString();
  if (time.until?.date && time.date) {
    const days = Date.parse(`${time.until.date}T00:00:00Z`) - Date.parse(`${time.date}T00:00:00Z`);
    moved.until = moveToDate(time.until, isoDay(midnight + days));
  }
  return moved;
}

function resolveZone(zone: ZoneMeaning | undefined, options: TimeOptions) {
  if (zone) return { zone: zone.zone, zoneStated: true, otherZones: zone.others };
  const given = options.timeZone && isTimeZone(options.timeZone) ? options.timeZone : undefined;
  return { zone: given, zoneStated: false, otherZones: [] };
}

function resolve(moment: Moment, text: string, start: number, options: TimeOptions): TimeReading {
  const written = { approximate: moment.approximate, text: text.slice(start, moment.end), start, end: moment.end };
  if (moment.epoch !== undefined) {
    const at = new Date(moment.epoch).toISOString();
    const parts = { date: at.slice(0, 10), clock: at.slice(11, 23), zone: 'UTC', zoneStated: true, otherZones: [] };
    return { at, ...parts, dateInferred: false, ambiguousOrder: false, precision: 'millisecond', ...written };
  }
  const day = resolveDate(moment.date, options);
  const zone = resolveZone(moment.zone, options);
  const reading: TimeReading = {
    date: day.date,
    ...zone,
    dateInferred: day.inferred,
    ambiguousOrder: day.ambiguous,
    precision: precisionOf(moment.clock),
    ...written,
  };
  if (moment.clock) reading.clock = clockText(moment.clock);
  if (day.date && zone.zone) reading.at = instantOf(day.date, moment.clock, zone.zone);
  if (moment.until) reading.until = resolveEnd(moment.until, reading, text, options);
  return reading;
}

/** The end of a range takes date and zone from its beginning, a day later when it would otherwise lie before it. */
function resolveEnd(until: Moment, from: TimeReading, text: string, options: TimeOptions): TimeReading {
  const context = {
    ...options,
    contextDate: from.date ?? options.contextDate,
    timeZone: from.zone ?? options.timeZone,
  };
  const end = resolve(until, text, from.end, context);
  if (until.date || !end.date || !end.clock || !from.clock || end.clock >= from.clock) return end;
  const next = isoDay(Date.parse(`${end.date}T00:00:00Z`) + DAY);
  return resolve(until, text, from.end, { ...context, contextDate: next });
}

/** The moment written at `start` of `text`; undefined when none begins there. */
export function readTimeAt(text: string, start: number, options: TimeOptions = {}): TimeReading | undefined {
  const moment = scanMoment(text, start, options.timeZone);
  return moment ? resolve(moment, text, start, options) : undefined;
}

/** A range with dates, zones and emphasis stays below it. */
const LONGEST_TIME = 200;

/**
 * Reads a text that is a time and nothing else, as tools and people write it (ISO, "4 March 2026, 10:02am PST",
 * "~13:30", "09:29-10:00", epoch seconds). Undefined when anything is left over or the time cannot exist.
 */
export function parseTime(text: string, options: TimeOptions = {}): TimeReading | undefined {
  if (text.length > LONGEST_TIME) return undefined;
  const trimmed = text.replace(/^[\s*_`[({"'“<]+/u, '').replace(/[\s*_`\])}"'”>.,;:]+$/u, '');
  const reading = readTimeAt(trimmed, 0, options);
  return reading && /^[\s)\]}]*$/.test(trimmed.slice(reading.end)) ? reading : undefined;
}

const ORNAMENT = /^(?:\s|[-*+•·‣◦>–—#|_`~([{<"“]|&nbsp;|\d{1,2}[.)]\s)*/u;
const AFTER = /^[*_`~)\]}"”]*(?:[\s:\-–—|)\]}>.,;→=]|[*_]+(?=[\s:,.–—-]|$)|&nbsp;)*/u;

/** A line that begins with a time, list marks and emphasis aside: the time, and the line's text without it. */
export function findTimeAtStart(
  line: string,
  options: TimeOptions = {},
): { time: TimeReading; rest: string } | undefined {
  let start = ORNAMENT.exec(line)![0].length;
  // "~" is an ornament of strikethrough and a sign for "about"; a single one belongs to the time.
  if (line[start - 1] === '~' && line[start - 2] !== '~') start -= 1;
  const time = readTimeAt(line, start, options);
  if (!time || /^(?:[\p{L}\p{N}%]|_[\p{L}\p{N}])/u.test(line.slice(time.end))) return undefined;
  return { time, rest: line.slice(time.end).replace(AFTER, '').trim() };
}

const CLOSING = new Set(' \t\u00a0*_`])}"”.|;');
const OPENING = new Set(' \t\u00a0:-–—|*_([{,;');

/** Length of the text without the trailing characters of a set; a loop, because a pattern would try every beginning. */
function lengthWithout(text: string, characters: ReadonlySet<string>, from = text.length): number {
  let end = from;
  while (end > 0 && characters.has(text[end - 1]!)) end -= 1;
  return end;
}

/** A line that ends with a time ("Incident declared 2022-07-11 10:11"): the time, and the text before it. */
export function findTimeAtEnd(
  line: string,
  options: TimeOptions = {},
): { time: TimeReading; rest: string } | undefined {
  const end = lengthWithout(line, CLOSING);
  const from = Math.max(0, end - 80);
  for (let at = from; at < end; at += 1) {
    if (at > 0 && /[\p{L}\p{N}.:/-]/u.test(line[at - 1]!)) continue;
    if (!/[\p{L}\p{N}~≈]/u.test(line[at]!)) continue;
    const time = readTimeAt(line, at, options);
    if (!time || time.end < end) continue;
    const rest = line
      .slice(0, lengthWithout(line, OPENING, at))
      .replace(ORNAMENT, '')
      .trim();
    return { time, rest };
  }
  return undefined;
}

/** Every moment written in a text, left to right, none overlapping. */
export function findTimes(text: string, options: TimeOptions = {}): TimeReading[] {
  const times: TimeReading[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (!/[\p{L}\p{N}~≈]/u.test(text[at]!)) continue;
    if (at > 0 && /[\p{L}\p{N}.:/-]/u.test(text[at - 1]!)) continue;
    const time = readTimeAt(text, at, options);
    if (!time || /^(?:[\p{L}\p{N}%]|_[\p{L}\p{N}])/u.test(text.slice(time.end, time.end + 2))) continue;
    times.push(time);
    at = time.end;
  }
  return times;
}
