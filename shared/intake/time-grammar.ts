/**
 * The shapes in which people and tools write a moment. Every function reads at a position and says where it stopped;
 * none of them knows about zones, context dates or what a moment is for.
 */

export interface DatePart {
  year?: number;
  month: number;
  day: number;
  /** Set when day and month could be exchanged (3/4/2026): the month-first reading is `month`, this is day-first. */
  swapped?: { month: number; day: number };
  relative?: 'today' | 'yesterday';
}
export interface ClockPart {
  hour: number;
  minute: number;
  second?: number;
  ms?: number;
  /** Written with am or pm, as people in the US do. */
  twelveHour: boolean;
  /** Minutes were not remembered ("22:XX"). */
  vague?: boolean;
  /** Nothing but the shape tells that this is a time ("1521"). */
  bare?: boolean;
}
export interface Scan<T> {
  value: T;
  end: number;
}

const MONTHS = [
  'jan|ene|janv|gen|sty|янв',
  'feb|fév|fev|févr|lut|фев',
  'mar|mär|mrz|mars|mrt|марта|мар',
  'apr|abr|avr|avril|kwi|апр',
  'may|mai|mayo|mei|maj|мая|май|maggio|mag',
  'jun|juin|cze|июн|giu',
  'jul|juil|lip|июл|lug',
  'aug|ago|août|aout|sie|авг',
  'sep|set|sept|wrz|сен',
  'oct|okt|out|ott|paź|окт',
  'nov|lis|ноя',
  'dec|dez|dic|déc|gru|дек',
];
const STEMS = MONTHS.flatMap((stems, index) => stems.split('|').map((stem) => [stem, index + 1] as const)).sort(
  (a, b) => b[0].length - a[0].length,
);
const MONTH_ENDINGS =
  /^(?:uary|ruary|ch|il|e|y|ust|tember|ober|ember|em|t|i|ember|uar|ruar|z|ier|vrier|embre|bre|obre|ero|rero|zo|yo|io|sto|iembre|tiembre|ubre|iembre|tubro|eiro|ereiro|ço|ho|aio|nho|lho|osto|embro|ubro|naio|braio|gno|lio|ttembre|tobre|cznia|ego|ca|wietnia|a|rwca|pca|rpnia|ześnia|dziernika|topada|udnia|аря|враля|еля|я|ля|уста|тября|ября|абря|et)?$/u;

/** Month stems that are everyday English words too ("2 out of 5", "3 may fail"): only a year makes them months. */
const EVERYDAY = new Set(['out', 'set', 'ago', 'gen', 'lip', 'dic', 'may', 'mar']);

function monthNumber(word: string, hasYear: boolean): number | undefined {
  const lower = word.toLowerCase();
  if (!hasYear && EVERYDAY.has(lower) && !/^Ma[ry]$/.test(word)) return undefined;
  for (const [stem, month] of STEMS) {
    if (lower.startsWith(stem) && MONTH_ENDINGS.test(lower.slice(stem.length))) return month;
  }
  return undefined;
}

const WEEKDAY =
  /(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?![\p{L}\p{N}])\.?[\s,|]{0,20}/iuy;
const ISO = /(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/y;
const COMPACT = /(20\d{2})(\d{2})(\d{2})(?=T\d|[^\d]|$)/y;
const NUMERIC = /(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?!\d|[./-]\d)/y;
const SHORT_NUMERIC = /(\d{1,2})\/(\d{1,2})(?=[\s,]{1,20}\d{1,2}:\d{2})/y;
const CJK = /(\d{4})\s{0,20}[年년]\s{0,20}(\d{1,2})\s{0,20}[月월]\s{0,20}(\d{1,2})\s{0,20}[日일]/y;
const MONTH_FIRST =
  /(\p{L}{3,10})\.?[\s-]{1,20}(\d{1,2})(?:st|nd|rd|th)?(?!\d|[:.]\d|\s{0,20}[ap]\.?m\b)(?:(?:,?\s{0,20}|-)(\d{4})(?!\d))?/iuy;
const DAY_FIRST =
  /(\d{1,2})(?:st|nd|rd|th|\.|er|º)?[\s-]{0,20}(?:of\s{1,20}|de\s{1,20})?(\p{L}{3,10})\.?(?![\p{L}])(?:,?\s{0,20}-?(?:de\s{1,20})?(\d{4})(?!\d))?/iuy;
const RELATIVE = /(today|yesterday)(?!\p{L})/iuy;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
/** Whether the calendar has this day; without a year, 29 February counts as a day. */
export function isCalendarDay(year: number | undefined, month: number, day: number): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year === undefined || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  return day <= (month === 2 && leap ? 29 : MONTH_LENGTHS[month - 1]!);
}

function dated(year: number | undefined, month: number, day: number, end: number): Scan<DatePart> | undefined {
  if (!isCalendarDay(year, month, day)) return undefined;
  return { value: { year, month, day }, end };
}

function scanNumericDate(text: string, at: number): Scan<DatePart> | undefined {
  const full = match(NUMERIC, text, at) ?? match(SHORT_NUMERIC, text, at);
  if (!full) return undefined;
  const short = full.length === 3;
  const first = Number(full[1]);
  const second = Number(short ? full[2] : full[3]);
  const yearText = short ? undefined : full[4]!;
  // "1.2.26" is more often a version than a date.
  if (full[2] === '.' && yearText?.length === 2 && full[1]!.length < 2) return undefined;
  const year = yearText === undefined ? undefined : Number(yearText) + (yearText.length === 2 ? 2000 : 0);
  const end = at + full[0].length;
  const monthFirst = full[2] === '.' && !short ? undefined : dated(year, first, second, end);
  const dayFirst = dated(year, second, first, end);
  if (monthFirst && dayFirst && first !== second) monthFirst.value.swapped = { month: second, day: first };
  return monthFirst ?? dayFirst;
}

/** A calendar date at `at`, a weekday before it allowed; impossible dates are not dates. */
export function scanDate(text: string, start: number): Scan<DatePart> | undefined {
  const weekday = match(WEEKDAY, text, start);
  const at = start + (weekday ? weekday[0].length : 0);
  const iso = match(ISO, text, at) ?? match(COMPACT, text, at);
  if (iso) {
    const [year, month, day] = iso.length === 5 ? [iso[1], iso[3], iso[4]] : [iso[1], iso[2], iso[3]];
    return dated(Number(year), Number(month), Number(day), at + iso[0].length);
  }
  const numeric = scanNumericDate(text, at);
  if (numeric) return numeric;
  const cjk = match(CJK, text, at);
  if (cjk) return dated(Number(cjk[1]), Number(cjk[2]), Number(cjk[3]), at + cjk[0].length);
  const monthFirst = match(MONTH_FIRST, text, at);
  const firstMonth = monthFirst ? monthNumber(monthFirst[1]!, monthFirst[3] !== undefined) : undefined;
  if (monthFirst && firstMonth) {
    const year = monthFirst[3] === undefined ? undefined : Number(monthFirst[3]);
    return dated(year, firstMonth, Number(monthFirst[2]), at + monthFirst[0].length);
  }
  const dayFirst = match(DAY_FIRST, text, at);
  const secondMonth = dayFirst ? monthNumber(dayFirst[2]!, dayFirst[3] !== undefined) : undefined;
  if (dayFirst && secondMonth) {
    const year = dayFirst[3] === undefined ? undefined : Number(dayFirst[3]);
    return dated(year, secondMonth, Number(dayFirst[1]), at + dayFirst[0].length);
  }
  const relative = match(RELATIVE, text, at);
  if (relative) {
    const word = relative[1]!.toLowerCase() as 'today' | 'yesterday';
    return { value: { month: 0, day: 0, relative: word }, end: at + relative[0].length };
  }
  return undefined;
}

const CLOCK =
  /(\d{1,2})[:：h](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?!\d|:\d)(?:\s{0,20}([ap])\.?m\b\.?|([ap])(?![\p{L}\p{N}]))?/iuy;
/** "22:XX", "23:5x": the author remembers the hour. */
const VAGUE = /(\d{1,2}):(?:[x?]{2}|[0-5][x?])(?::[x?]{2})?(?![\p{L}\p{N}:])/iuy;
const DOTTED = /(\d{1,2})\.(\d{2})\s{0,20}(?:([ap])\.?m\b\.?|Uhr\b)/iuy;
const HOUR = /(\d{1,2})\s{0,20}([ap])\.?m\b\.?/iuy;
const COMPACT_CLOCK =
  /(\d{2})(\d{2})(\d{2})?(?:\.(\d{1,9}))?(?=\s{0,20}(?:Z|UTC|GMT|hrs?|h)\b)\s{0,20}(?:hrs?\b|h\b)?/iuy;
const BARE_CLOCK = /([01]\d|2[0-3])([0-5]\d)([0-5]\d)?(?![\d:./-])/y;
const NAMED = /(noon|midday|midnight)(?!\p{L})/iuy;

function clock(hour: number, minute: number, half: string | undefined, end: number): Scan<ClockPart> | undefined {
  let real = hour;
  // "13:14 PM" is written too; the half of the day adds nothing there.
  if (half && hour <= 12) real = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  if (real > 24 || minute > 59 || (real === 24 && minute > 0)) return undefined;
  return { value: { hour: real, minute, twelveHour: half !== undefined }, end };
}

/** A time of day at `at`. `afterDate` allows the form without a colon ("2023-07-25 1521") that only makes sense there. */
export function scanClock(text: string, at: number, afterDate = false): Scan<ClockPart> | undefined {
  const full = match(CLOCK, text, at);
  if (full) {
    const scan = clock(Number(full[1]), Number(full[2]), full[5] ?? full[6], at + full[0].length);
    const second = full[3] === undefined ? undefined : Number(full[3]);
    if (!scan || (second ?? 0) > 60) return undefined;
    if (second !== undefined) scan.value.second = second;
    if (full[4] !== undefined) scan.value.ms = Math.floor(Number(`0.${full[4]}`) * 1000);
    return scan;
  }
  const dotted = match(DOTTED, text, at);
  if (dotted) return clock(Number(dotted[1]), Number(dotted[2]), dotted[3], at + dotted[0].length);
  const hour = match(HOUR, text, at);
  if (hour) return clock(Number(hour[1]), 0, hour[2], at + hour[0].length);
  const compact = match(COMPACT_CLOCK, text, at) ?? (afterDate ? match(BARE_CLOCK, text, at) : null);
  if (compact) {
    const scan = clock(Number(compact[1]), Number(compact[2]), undefined, at + compact[0].trimEnd().length);
    if (scan && compact[3] !== undefined) scan.value.second = Number(compact[3]);
    if (scan) scan.value.bare = true;
    return scan;
  }
  const vague = match(VAGUE, text, at);
  if (vague) {
    const tens = /:(\d)/.exec(vague[0])?.[1] ?? '0';
    const scan = clock(Number(vague[1]), Number(`${tens}0`), undefined, at + vague[0].length);
    if (scan) scan.value.vague = true;
    return scan;
  }
  const named = match(NAMED, text, at);
  if (named) {
    const value = { hour: /midnight/i.test(named[1]!) ? 0 : 12, minute: 0, twelveHour: false };
    return { value, end: at + named[0].length };
  }
  return undefined;
}

const EPOCH = /(\d{10})(?:\.(\d{1,9})|(\d{3})|(\d{6})|(\d{9}))?(?!\d|[.:/-]\d)/y;

/** Seconds, milli-, micro- or nanoseconds since 1970 between 2001 and 2065, as epoch ms; other long numbers are ids. */
export function scanEpoch(text: string, at: number): Scan<number> | undefined {
  const found = match(EPOCH, text, at);
  if (!found) return undefined;
  const seconds = Number(found[1]);
  if (seconds < 1_000_000_000 || seconds > 3_000_000_000) return undefined;
  const fraction = found[2] ?? found[3] ?? found[4] ?? found[5] ?? '0';
  return { value: seconds * 1000 + Math.floor(Number(`0.${fraction}`) * 1000), end: at + found[0].length };
}
