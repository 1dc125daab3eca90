import { parseTime, type TimeReading } from '#shared/intake/time.ts';

export type TimeContext = {
  /** IANA zone in which the document speaks of times that name none. */
  timeZone: string;
  /** ISO 8601 instants of what is known to have happened. */
  moments: readonly string[];
};
export type TypedTime = { at: string; start: number; end: number };

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const ZONES = String.raw`(?:UTC|GMT|Z|[A-Z]{3,4}|(?:UTC|GMT)[+-]\d{1,2}(?::?\d{2})?)`;
const CLOCK = String.raw`\d{1,2}:[0-5]\d(?::[0-5]\d)?`;
const WRITTEN = new RegExp(
  String.raw`(?:^|[^\p{L}\p{N}.:/\\$#@_=+~-])((?:\d{4}-\d{2}-\d{2}[ T])?${CLOCK}(?:\s?[ap]\.?m\.?)?(?:\s?${ZONES})?)$`,
  'u',
);

/** What the times of the incident span; null when nothing is known to have happened. */
function spanOf(moments: readonly string[]): { from: number; to: number } | null {
  const times = moments.map((moment) => Date.parse(moment)).filter((time) => !Number.isNaN(time));
  return times.length > 0 ? { from: Math.min(...times), to: Math.max(...times) } : null;
}

const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

/** All that the writing may mean on the days around the incident, both halves of the day where it does not say which. */
function readings(written: string, from: number, to: number, timeZone: string): TimeReading[] {
  const days: string[] = [];
  for (let time = from - DAY; time <= to + DAY && days.length < 40; time += DAY) days.push(dayOf(time));
  days.push(dayOf(to + DAY));
  const saysHalf = /[ap]\.?m/i.test(written) || !/^[1-9]:/.test(written);
  const forms = saysHalf ? [written] : [written, written.replace(/^[\d:]+/, (clock) => `${clock} pm`)];
  return [...new Set(days)].flatMap((contextDate) =>
    forms.flatMap((form) => parseTime(form, { contextDate, timeZone }) ?? []),
  );
}

/**
 * The one instant among those a clock may mean: within the incident (an hour around it); of several there, the one at
 * which something happened; of none there, the one nearest to it. Undefined when nothing tells them apart.
 */
function chosen(
  candidates: number[],
  span: { from: number; to: number },
  moments: readonly string[],
): number | undefined {
  const away = (time: number) => Math.max(0, span.from - time, time - span.to);
  const sorted = [...new Set(candidates)].sort((a, b) => away(a) - away(b));
  const within = sorted.filter((time) => away(time) <= HOUR);
  if (within.length === 1) return within[0];
  if (within.length === 0) {
    const [first, second] = sorted;
    if (first === undefined) return undefined;
    return second === undefined || away(second) - away(first) > HOUR ? first : undefined;
  }
  const known = moments.map((moment) => Date.parse(moment));
  const gap = (time: number) => Math.min(...known.map((one) => Math.abs(one - time)));
  const [nearest, next] = within.sort((a, b) => gap(a) - gap(b));
  return gap(nearest!) <= HOUR / 2 && gap(next!) - gap(nearest!) > HOUR ? nearest : undefined;
}

const iso = (time: number) => new Date(time).toISOString().replace('.000Z', 'Z');

/**
 * The moment written at the very end of `text`: its instant (ISO 8601, UTC), and where it stands. Undefined when there is
 * none, or when the day or half of the day it means is not clear.
 */
export function findTypedTime(text: string, { timeZone, moments }: TimeContext): TypedTime | undefined {
  const written = WRITTEN.exec(text.slice(-60))?.[1];
  if (!written) return undefined;
  const place = { start: text.length - written.length, end: text.length };
  if (/^\d{4}-/.test(written)) {
    const reading = parseTime(written, { timeZone });
    return isWhole(reading, written) ? { at: iso(Date.parse(reading.at!)), ...place } : undefined;
  }
  const span = spanOf(moments);
  if (!span) return undefined;
  const found = readings(written, span.from, span.to, timeZone).filter((one) => isWhole(one, written));
  const at = chosen(
    found.map((one) => Date.parse(one.at!)),
    span,
    moments,
  );
  return at === undefined ? undefined : { at: iso(at), ...place };
}

/** Read to its last letter, with an instant, and with no zone that could be several. */
function isWhole(reading: TimeReading | undefined, written: string): reading is TimeReading {
  return !!reading?.at && !reading.until && reading.end >= written.replace(/\.$/, '').length;
}

/**
 * What follows a time that became one too soon ("2:05" before " pm", "14:05" before " CET"): the instant it means then.
 * @param at the instant as read before, in the zone of the document
 */
export function withSuffix(at: string, suffix: string, context: TimeContext): string | undefined {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: context.timeZone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }).format(new Date(at));
  const [date, clock] = parts.split(' ') as [string, string];
  if (/^[ap]\.?m\.?$/i.test(suffix)) {
    const hour = Number(clock.slice(0, 2));
    const isPm = suffix.toLowerCase().startsWith('p');
    if (hour === 0 || (hour > 12 && !isPm)) return undefined;
    const real = (hour % 12) + (isPm ? 12 : 0);
    return findTypedTime(`${String(real).padStart(2, '0')}${clock.slice(2)}`, context)?.at;
  }
  const reading = parseTime(`${date} ${clock} ${suffix}`, {});
  return reading?.at && reading.zoneStated && reading.otherZones.length === 0 ? iso(Date.parse(reading.at)) : undefined;
}
