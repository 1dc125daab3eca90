import { Temporal } from 'temporal-polyfill';
import { capitalise, sayList, sayOrdinal } from './plain-words.ts';

/** When a standing meeting is: by the wall clock of its zone, so that it stays at its hour when the clocks change. */
export type Rhythm = {
  /** ISO weekdays: 1 is Monday. */
  weekdays: readonly number[];
  everyWeeks: number;
  /** "2026-03-04": weeks are counted from the one of this day, and nothing is before it. */
  fromOn: string;
  /** "15:00". */
  atTime: string;
  /** IANA name; one that does not exist throws RangeError. */
  timeZone: string;
};
/** `day` is the date in the zone of the meeting, `at` the instant in epoch milliseconds. */
export type Occurrence = { day: string; at: number };

export const WEEKDAY_NAMES = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

/**
 * The first `count` meetings that begin at or after `from` (epoch milliseconds). A time that the clocks skip is the one an hour
 * later, as calendars have it; one that comes twice is the first of the two.
 */
export function occurrencesOf(rhythm: Rhythm, from: number, count: number): Occurrence[] {
  const { weekdays, everyWeeks, fromOn, timeZone } = rhythm;
  const days = [...new Set(weekdays)].sort((a, b) => a - b);
  const first = Temporal.PlainDate.from(fromOn);
  const time = Temporal.PlainTime.from(rhythm.atTime);
  let week = weekAtOrBefore(first, from, timeZone, everyWeeks);
  const found: Occurrence[] = [];
  while (found.length < count && days.length > 0) {
    for (const weekday of days) {
      const day = week.add({ days: weekday - 1 });
      const at = day.toZonedDateTime({ timeZone, plainTime: time }).epochMilliseconds;
      const isIn = Temporal.PlainDate.compare(day, first) >= 0 && at >= from;
      if (isIn && found.length < count) found.push({ day: day.toString(), at });
    }
    week = week.add({ weeks: everyWeeks });
  }
  return found;
}

/** The Monday of the last week of the rhythm that begins no later than the week of `from`. */
function weekAtOrBefore(first: Temporal.PlainDate, from: number, timeZone: string, everyWeeks: number) {
  const monday = first.subtract({ days: first.dayOfWeek - 1 });
  const now = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(timeZone).toPlainDate();
  const weeks = Math.floor(monday.until(now, { largestUnit: 'days' }).days / 7);
  return weeks <= 0 ? monday : monday.add({ weeks: Math.floor(weeks / everyWeeks) * everyWeeks });
}

export type Waiting = { id: string; minutes: number };
/** Which of those who wait come at which meeting (0 is the next): in order, as many as fit. One that is longer than a meeting has one to itself. */
export function shareOut(queue: readonly Waiting[], meetingMinutes: number): Map<string, number> {
  const turns = new Map<string, number>();
  let meeting = 0;
  let used = 0;
  for (const { id, minutes } of queue) {
    if (used > 0 && used + minutes > meetingMinutes) {
      meeting += 1;
      used = 0;
    }
    turns.set(id, meeting);
    used += minutes;
  }
  return turns;
}

/** "Every second week on Tuesday and Thursday at 15:00". */
export function sayRhythm({
  weekdays,
  everyWeeks,
  atTime,
}: Pick<Rhythm, 'weekdays' | 'everyWeeks' | 'atTime'>): string {
  const names = [...new Set(weekdays)].sort((a, b) => a - b).map((day) => WEEKDAY_NAMES[day - 1] ?? '');
  const days = names.length === 7 ? 'day' : sayList(names, 7);
  if (everyWeeks === 1) return `Every ${days} at ${atTime}`;
  return `${capitalise(`every ${sayOrdinal(everyWeeks)} week`)} on ${names.length === 7 ? 'every day' : days} at ${atTime}`;
}

/** The order after `moved` was put before another, or at the end where that is null or not there. Nothing is lost or doubled. */
export function putBefore(ids: readonly string[], moved: string, before: string | null): string[] {
  if (!ids.includes(moved) || moved === before) return [...ids];
  const others = ids.filter((id) => id !== moved);
  const at = before === null ? -1 : others.indexOf(before);
  return at === -1 ? [...others, moved] : [...others.slice(0, at), moved, ...others.slice(at)];
}
