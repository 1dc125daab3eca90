import { parseTime, type TimeOptions } from '../time.ts';

/** A time as a chat shows it: a clock, and a date only when one was written or follows from the given day. */
export interface Stamp {
  text: string;
  /** Milliseconds since midnight on the writer's wall. */
  ofDay: number;
  /** Shown with am or pm. */
  twelveHour: boolean;
  /** Whether the text holds a date at all; without `date` it cannot be told which ("Today", "Mar 4"). */
  dated: boolean;
  date?: string;
  /** Zone named in the text. */
  zone?: string;
  /** Day and month could be exchanged. */
  ambiguous?: boolean;
}

/** How dates without a year, and days without a date, are read. */
export interface StampOptions {
  date?: string;
  order?: 'dmy' | 'mdy';
}

const WEEKDAYS =
  'mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?';
const TODAY = "today|heute|hoy|aujourd[’']hui|oggi|hoje|vandaag";
const YESTERDAY = 'yesterday|gestern|ayer|hier|ieri|ontem|gisteren';
const CLOCK = String.raw`\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:\s?[ap]\.?m\b\.?| Uhr\b)?`;
const DATE = String.raw`(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d{2,4})?\.?|(?:(?:${WEEKDAYS}),? )?(?:\p{L}{3,10}\.? {1,2}\d{1,2}(?:st|nd|rd|th)?(?:,? \d{4})?|\d{1,2}(?:st|nd|rd|th|\.)?(?: de)? \p{L}{3,10}\.?(?:,?(?: de)? \d{4})?)|${TODAY}|${YESTERDAY}|${WEEKDAYS})`;
const JOIN = String.raw`(?:T|,?\s{1,3}(?:at |um |à |a las |om |kl\.? )?)`;
const ZONE = String.raw`(?:\s?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})\b)?`;
const WHOLE = String.raw`(?:1\d{9}(?:\.\d{1,9})?|${CLOCK}\s[•·|,]\s?${DATE}|(?:${DATE}${JOIN})?${CLOCK}${ZONE})`;

const AT_START = new RegExp(String.raw`^([[(]?)\s?(${WHOLE})\s?([\])]?)(?=$|[\s,;:<*|–—-])`, 'iu');
const CLOCK_AT_START = new RegExp(String.raw`^([[(]?)(${CLOCK}${ZONE})([\])]?)(?=$|[\s,;:<*|–—-])`, 'iu');
const AT_END = new RegExp(String.raw`(?:^|[\s[(—–•|-])(${WHOLE})([\])]?:?)$`, 'iu');
const CLOCK_AT_END = new RegExp(String.raw`(?:^|[\s[(—–•|-])(${CLOCK})([\])]?:?)$`, 'iu');
const CLOCK_ONLY = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3})\d*)?)?(?:\s?([ap])\.?m\.?)?$/i;
const WEEKDAY_CLOCK = new RegExp(String.raw`^(${WEEKDAYS})(?:,| at|,? )\s*(${CLOCK})$`, 'i');
const WEEKDAY_ONLY = new RegExp(`^(?:${WEEKDAYS})$`, 'i');
const CLOCK_BEFORE_DATE = new RegExp(String.raw`^(${CLOCK})\s?[•·|,]\s?(.+)$`, 'iu');

const FOREIGN_TODAY = new RegExp(`^(?!today)(?:${TODAY})(?!\\p{L})`, 'iu');
const FOREIGN_YESTERDAY = new RegExp(`^(?!yesterday)(?:${YESTERDAY})(?!\\p{L})`, 'iu');

const DAY = 86_400_000;

/** Reads a text that is a chat's time and nothing else; undefined when it cannot be one. */
export function readStamp(text: string, options: StampOptions = {}): Stamp | undefined {
  const bare = CLOCK_ONLY.exec(text);
  if (bare) return readClock(text, bare);
  const english = text.replace(FOREIGN_TODAY, 'today').replace(FOREIGN_YESTERDAY, 'yesterday').replace(/ Uhr$/i, '');
  if (english !== text) {
    const stamp = readStamp(english, options);
    return stamp && { ...stamp, text };
  }
  const weekday = WEEKDAY_CLOCK.exec(text);
  if (weekday) {
    const clock = readStamp(weekday[2]!);
    return clock && { ...clock, text, dated: true, date: latestWeekday(weekday[1]!, options.date) };
  }
  const turned = CLOCK_BEFORE_DATE.exec(text);
  if (turned) {
    const stamp = readStamp(`${turned[2]} ${turned[1]}`, options);
    return stamp && { ...stamp, text };
  }
  const given: TimeOptions = { contextDate: options.date, order: options.order };
  const time = parseTime(text, given);
  const ofDay = Date.parse(`1970-01-01T${time?.clock}Z`);
  if (!time || time.until || Number.isNaN(ofDay)) return undefined;
  const dated = /^\d{10}|\d\D+\d{1,2}:\d{2}|\p{L}{3,}.*\d{1,2}:\d{2}/u.test(text);
  return {
    text,
    ofDay,
    twelveHour: /[ap]\.?m\b/i.test(text),
    dated,
    ...(dated && time.date ? { date: time.date } : {}),
    ...(time.zoneStated && time.zone ? { zone: time.zone } : {}),
    ...(time.ambiguousOrder ? { ambiguous: true } : {}),
  };
}

function readClock(text: string, found: RegExpExecArray): Stamp | undefined {
  const half = found[5]?.toLowerCase();
  let hour = Number(found[1]);
  const minute = Number(found[2]);
  const second = Number(found[3] ?? 0);
  if (hour > 23 || minute > 59 || second > 59 || (half && hour > 12)) return undefined;
  if (half) hour = (hour % 12) + (half === 'p' ? 12 : 0);
  const ofDay = ((hour * 60 + minute) * 60 + second) * 1000 + Number((found[4] ?? '').padEnd(3, '0'));
  return { text, ofDay, twelveHour: half !== undefined, dated: false };
}

/** The last day with this name on or before the given one: a chat shows weekdays for the past week only. */
function latestWeekday(name: string, date: string | undefined): string | undefined {
  if (date === undefined) return undefined;
  const wanted = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].indexOf(name.slice(0, 3).toLowerCase());
  const given = Date.parse(`${date}T00:00:00Z`);
  const back = (new Date(given).getUTCDay() - wanted + 7) % 7;
  return new Date(given - back * DAY).toISOString().slice(0, 10);
}

/** Where a stamp stands in a line, and the line without it. */
export interface FoundStamp {
  stamp: Stamp;
  rest: string;
  bracketed: boolean;
  /** White space between the stamp and its neighbour: a chat puts more than one between a name and its time. */
  gap: number;
}

/** A stamp at the beginning of a line, brackets around it allowed. */
export function findStampAtStart(line: string, options: StampOptions = {}): FoundStamp | undefined {
  const head = line.slice(0, 90);
  for (const pattern of [AT_START, CLOCK_AT_START]) {
    const found = pattern.exec(head);
    const stamp = found ? readStamp(found[2]!.trim(), options) : undefined;
    if (!found || !stamp) continue;
    const after = line.slice(found[0].length);
    const rest = after.replace(/^\s{1,20}/, '');
    return { stamp, rest, bracketed: found[1] !== '' && found[3] !== '', gap: after.length - rest.length };
  }
  return undefined;
}

/** A stamp at the end of a short line ("Sam Okafor  10:05 AM"). */
export function findStampAtEnd(line: string, options: StampOptions = {}): FoundStamp | undefined {
  if (line.length > 200 || !/\d/.test(line.slice(-12))) return undefined;
  for (const pattern of [AT_END, CLOCK_AT_END]) {
    const found = pattern.exec(line);
    const stamp = found ? readStamp(found[1]!.trim(), options) : undefined;
    if (!found || !stamp) continue;
    const before = line.slice(0, line.length - found[1]!.length - found[2]!.length);
    const rest = before.replace(/[\s[(—–•|-]{1,20}$/u, '');
    const between = before.slice(rest.length);
    return { stamp, rest, bracketed: /[[(]/.test(between), gap: between.length };
  }
  return undefined;
}

/** A line that is a day and nothing else, as chats put between messages; `date` is missing when the year is not known. */
export function readDayLine(line: string, options: StampOptions = {}): { date?: string } | undefined {
  if (line.length > 60 || line.length < 3) return undefined;
  const text = line.replace(/^[\s—–\-=*_]+|[\s—–\-=*_▾⌄]+$/gu, '');
  if (text.length > 40 || text.length < 3 || /\d:\d/.test(text)) return undefined;
  if (WEEKDAY_ONLY.test(text)) return { date: latestWeekday(text, options.date) };
  if (!/\d|today|yesterday/i.test(text)) return undefined;
  const time = parseTime(text, { contextDate: options.date, order: options.order });
  return time && time.precision === 'day' && !time.until ? { date: time.date } : undefined;
}
