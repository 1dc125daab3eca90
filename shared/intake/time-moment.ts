import { type ClockPart, type DatePart, scanClock, scanDate, scanEpoch } from './time-grammar.ts';
import { findTimeZone, type ZoneMeaning } from './time-zones.ts';

/** What stands in a text where a moment is written: digits, not yet an instant. */
export interface Moment {
  date?: DatePart;
  clock?: ClockPart;
  zone?: ZoneMeaning;
  /** Epoch ms, when the moment is a number of seconds (or finer) since 1970. */
  epoch?: number;
  /** The other end of a range ("09:29-10:00"). */
  until?: Moment;
  approximate: boolean;
  end: number;
}

const LEAD =
  /(?:(?:~|≈|±|\?|(?:around|about|approx(?:\.|imately)?|approximately|circa|ca\.|c\.|roughly|before|after|by|early|late)(?!\p{L})(?:\s{1,20}(?:on|at))?)\s{0,20})+/iuy;
const ZONE_BEFORE = /(UTC|GMT|[PMCE][SD]?T|CES?T|JST|BST)\s{1,20}(?=\d{1,2}:\d\d)/uy;
const AT = /(?:at|on|from|since|between|um|kl\.?|a las|à|@)\s{1,20}[*_`]*/iuy;
const BETWEEN_DATE_AND_CLOCK =
  /(?:T(?=\d))|(?:[\s,*_|@()[\]–—:-]{0,40}(?:(?:at|um|kl\.?|a las|à|around|about|ca\.|~|≈)\s{0,20})?)/iuy;
const BETWEEN_CLOCK_AND_DATE = /(?:[\s,*_|()–—-]{0,40}(?:(?:on|am|le|el)\s{1,20})?)/iuy;
const RANGE = /\s{0,20}(?:-|–|—|−|->|→|to|until|till|bis|and)\s{0,20}/iuy;
const ZONE =
  /\s{0,20}\(?\s{0,20}((?:UTC|GMT)\s{0,20}[+\-−]\s{0,20}\d{1,2}(?::?\d{2})?|[+\-−]\d{2}:?\d{2}(?![\d:-])|Z(?![\p{L}\p{N}])|[A-Z]{2,5}(?![\p{L}\p{N}/])|[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?|(?:US\s{1,20})?(?:pacific|mountain|central european|eastern european|central|eastern|uk)(?:\s{1,20}(?:standard|daylight|summer))?(?:\s{1,20}time)?(?!\p{L})|utc(?!\p{L})|gmt(?!\p{L}))\)?/uy;
const SPOKEN_ZONE =
  /\s{0,20}\(?((?:US\s{1,20})?(?:pacific|mountain|central european|eastern european|central|eastern|uk)(?:\s{1,20}(?:standard|daylight|summer))?(?:\s{1,20}time)?(?!\p{L})|[a-z]{3,4}(?![\p{L}\p{N}]))\)?/iuy;
const CITY =
  /\s{0,20}\(?(?:(\p{Lu}\p{L}+(?:[ _]\p{Lu}\p{L}+)?)(?=\s{0,20}(?:[-–—:)\]|]|$))|(\p{L}+(?:[ _]\p{L}+)?)\s{1,20}time(?!\p{L}))\)?/uy;
const MINUS_HOURS = /^\s{0,20}[-−]\d{2}:/u;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function scanZone(text: string, at: number, preferred?: string): { value: ZoneMeaning; end: number } | undefined {
  for (const pattern of [ZONE, SPOKEN_ZONE, CITY]) {
    const found = match(pattern, text, at);
    if (!found) continue;
    // Lower-case letters are a zone only for the two everybody writes so; "est" and "art" are words.
    const letters = found[1] ?? found[2]!;
    if (pattern === SPOKEN_ZONE && letters.length < 5 && !/^(utc|gmt|cet|cest|pst|pdt|edt|uk)$/i.test(letters))
      continue;
    const value = findTimeZone(letters.replace(/^US\s+/, ''), preferred);
    if (value) return { value, end: at + found[0].length };
  }
  return undefined;
}

function scanClockWithZone(text: string, at: number, afterDate: boolean, preferred?: string): Moment | undefined {
  const clock = scanClock(text, at, afterDate);
  if (!clock) return undefined;
  // "09:29-10:00" is a range; a negative offset stands after seconds or in ISO's own form.
  const exact = clock.value.second !== undefined || text[at - 1] === 'T';
  const range = !exact && MINUS_HOURS.test(text.slice(clock.end, clock.end + 6));
  const zone = range ? undefined : scanZone(text, clock.end, preferred);
  return {
    clock: clock.value,
    zone: zone?.value,
    approximate: clock.value.vague === true,
    end: zone?.end ?? clock.end,
  };
}

function scanPoint(text: string, at: number, preferred?: string): Moment | undefined {
  const date = scanDate(text, at);
  if (date) {
    const gap = match(BETWEEN_DATE_AND_CLOCK, text, date.end);
    const clock = scanClockWithZone(text, date.end + (gap?.[0].length ?? 0), true, preferred);
    const vague = gap ? /~|≈|around|about|ca\./i.test(gap[0]) : false;
    if (clock) return { ...clock, date: date.value, approximate: vague || clock.approximate };
    return { date: date.value, approximate: false, end: date.end };
  }
  const clock = scanClockWithZone(text, at, false, preferred);
  if (clock) {
    const gap = match(BETWEEN_CLOCK_AND_DATE, text, clock.end);
    const after = scanDate(text, clock.end + (gap?.[0].length ?? 0));
    if (!after || after.value.relative) return clock;
    const zone = clock.zone ? undefined : scanZone(text, after.end, preferred);
    return { ...clock, date: after.value, zone: clock.zone ?? zone?.value, end: zone?.end ?? after.end };
  }
  const epoch = scanEpoch(text, at);
  return epoch ? { epoch: epoch.value, approximate: false, end: epoch.end } : undefined;
}

/**
 * The moment written at `start`, the longest reading: date, clock, both in either order, a zone after it, a range, words
 * such as "around" before it.
 * @param preferred zone that settles ambiguous letters
 */
export function scanMoment(text: string, start: number, preferred?: string): Moment | undefined {
  let at = start;
  const lead = match(LEAD, text, at);
  if (lead) at += lead[0].length;
  const preposition = match(AT, text, at);
  if (preposition) at += preposition[0].length;
  const vague = match(LEAD, text, at);
  if (vague) at += vague[0].length;
  const before = match(ZONE_BEFORE, text, at);
  if (before) at += before[0].length;
  const point = scanPoint(text, at, preferred);
  if (!point) return undefined;
  if (before) point.zone ??= findTimeZone(before[1]!, preferred);
  point.approximate ||= lead !== null || vague !== null;
  if (point.clock?.bare && !point.date && !point.zone && !/h/i.test(text.slice(at, point.end))) return undefined;
  const dash = match(RANGE, text, point.end);
  if (!dash || dash[0].length === 0) return point;
  const until = scanPoint(text, point.end + dash[0].length, preferred);
  if (!until || (point.clock && !until.clock) || until.epoch !== undefined) return point;
  // "-" between a date and a clock is a separator, not a range.
  if (!point.clock && until.clock && !until.date) return point;
  if (until.clock?.twelveHour && point.clock && !point.clock.twelveHour) shareHalf(point.clock, until.clock);
  point.zone ??= until.zone;
  return { ...point, until, end: until.end };
}

/** "9:30 - 10:15 PM": the half of the day is written once, for both. */
function shareHalf(from: ClockPart, to: ClockPart): void {
  if (to.hour >= 12 && from.hour < 12 && from.hour + 12 <= to.hour) from.hour += 12;
}
