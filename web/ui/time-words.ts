/** Every time and duration on the screens is worded here. Zones are IANA names; instants are ISO 8601 strings. */

type Options = Intl.DateTimeFormatOptions;
type Format = { format: Intl.DateTimeFormat; words: Map<string | number, string> };

/** The same few hundred times are worded again and again, which takes long enough to be felt. */
const MOST_WORDS = 2000;
const formats = new Map<string, Map<Options, Format>>();
function formatOf(zone: string, options: Options): Format {
  const ofZone = formats.get(zone) ?? new Map<Options, Format>();
  formats.set(zone, ofZone);
  let made = ofZone.get(options);
  if (!made) {
    made = { format: new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }), words: new Map() };
    ofZone.set(options, made);
  }
  return made;
}
function parts(at: string | number, zone: string, options: Options): string {
  const { format, words } = formatOf(zone, options);
  let worded = words.get(at);
  if (worded === undefined) {
    worded = format.format(new Date(at)).replaceAll(',', '');
    if (words.size >= MOST_WORDS) words.clear();
    words.set(at, worded);
  }
  return worded;
}

const MINUTES: Options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
const SECONDS: Options = { ...MINUTES, second: '2-digit' };
const YEAR: Options = { year: 'numeric' };
const SHORT_DAY: Options = { weekday: 'short', day: 'numeric', month: 'short' };
const WHOLE_DAY: Options = { ...SHORT_DAY, year: 'numeric' };
const DAY_KEY: Options = { year: 'numeric', month: '2-digit', day: '2-digit' };

/** "10:05", or "10:05:12" with seconds. */
export const clock = (at: string | number, zone: string, seconds = false) =>
  parts(at, zone, seconds ? SECONDS : MINUTES);
/** "Thu 26 Nov"; with the year when it is not the present one. */
export function day(at: string | number, zone: string, now: number = Date.now()): string {
  const year = parts(at, zone, YEAR);
  const short = parts(at, zone, SHORT_DAY);
  // The present moment is another one each time, its minute is not.
  return year === parts(Math.floor(now / 60_000) * 60_000, zone, YEAR) ? short : `${short} ${year}`;
}
export const dayKey = (at: string | number, zone: string) => parts(at, zone, DAY_KEY);
/** "Thu 26 Nov, 10:05". */
export const dayAndClock = (at: string | number, zone: string, now?: number) =>
  `${day(at, zone, now)}, ${clock(at, zone)}`;
/** "Wed 4 Mar 2026, 10:05:12 UTC", for the hover of every time. */
export const inUtc = (at: string | number) => `${parts(at, 'UTC', WHOLE_DAY)}, ${clock(at, 'UTC', true)} UTC`;
/** "Madrid" of "Europe/Madrid". */
export const zoneCity = (zone: string) => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');

/** "under a minute", "33 min", "1 h 18 min", "2 days 4 h". Takes minutes. */
export function duration(minutes: number): string {
  if (minutes < 1) return 'under a minute';
  const whole = Math.round(minutes);
  if (whole < 60) return `${whole} min`;
  const hours = Math.floor(whole / 60);
  if (hours < 24) return whole % 60 === 0 ? `${hours} h` : `${hours} h ${whole % 60} min`;
  const totalHours = Math.round(whole / 60);
  const days = Math.floor(totalHours / 24);
  const rest = totalHours % 24;
  const daysText = days === 1 ? '1 day' : `${days} days`;
  return rest === 0 || days >= 10 ? daysText : `${daysText} ${rest} h`;
}
export const minutesBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 60_000;

/** "just now", "12 min ago", "yesterday", "in 3 days", then the date. Counts calendar days in the zone. */
export function ago(at: string, zone: string, now: number = Date.now()): string {
  const minutes = (now - Date.parse(at)) / 60_000;
  if (Math.abs(minutes) < 1) return 'just now';
  const days = calendarDays(at, zone, now);
  if (days === 0 || Math.abs(minutes) < 6 * 60) {
    const words = duration(Math.abs(minutes)).replace(/ (?:\d+ )min$/, (m) => (Math.abs(minutes) >= 60 ? '' : m));
    return minutes > 0 ? `${words} ago` : `in ${words}`;
  }
  if (days === 1) return 'yesterday';
  if (days === -1) return 'tomorrow';
  if (days > 0 && days < 14) return `${days} days ago`;
  if (days < 0 && days > -14) return `in ${-days} days`;
  return day(at, zone, now);
}
/** Days from the date of `at` to today, in the zone; negative when it is ahead. */
export function calendarDays(at: string, zone: string, now: number = Date.now()): number {
  const midnight = (time: string | number) => {
    const [d, m, y] = dayKey(time, zone).split('/').map(Number);
    return Date.UTC(y!, m! - 1, d!);
  };
  return Math.round((midnight(now) - midnight(at)) / 86_400_000);
}
