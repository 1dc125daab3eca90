import { Temporal } from 'temporal-polyfill';

/** The days and hours on which one person works. Days are written "2026-05-01", on their own clock. */
export type Calendar = {
  /** IANA name; one that does not exist throws RangeError where it is used. */
  timeZone: string;
  /** Days of the week that are free: 1 is Monday, 7 is Sunday. */
  weekend: readonly number[];
  /** Public holidays, each with its name. */
  holidays: ReadonlyMap<string, string>;
  /** Both ends are days away. */
  absences: readonly { from: string; to: string }[];
};
export type DayOff = { why: 'weekend' | 'absence' } | { why: 'holiday'; name: string };

export const SATURDAY_AND_SUNDAY: readonly number[] = [6, 7];
const OPENS = Temporal.PlainTime.from('09:00');
const CLOSES = Temporal.PlainTime.from('17:00');
const MIDNIGHT = Temporal.PlainTime.from('00:00');
/** A calendar in which nobody ever works would otherwise be searched for ever. */
const SEARCH_AT_MOST = 3_660;
const SUNDAY = 7;
const DAY = 86_400_000;

/** Monday to Friday, with neither holidays nor absences. */
export const plainCalendar = (timeZone: string): Calendar => ({
  timeZone,
  weekend: SATURDAY_AND_SUNDAY,
  holidays: new Map(),
  absences: [],
});

/** Why somebody does not work on a day; null when they do. */
export function dayOff(calendar: Calendar, day: string): DayOff | null {
  if (calendar.weekend.includes(weekday(day))) return { why: 'weekend' };
  const name = calendar.holidays.get(day);
  if (name !== undefined) return { why: 'holiday', name };
  return calendar.absences.some(({ from, to }) => from <= day && day <= to) ? { why: 'absence' } : null;
}

export const isWorkingDay = (calendar: Calendar, day: string): boolean => dayOff(calendar, day) === null;

/** The first day after this one on which they work. */
export function nextWorkingDay(calendar: Calendar, day: string): string {
  let next = day;
  for (let tried = 0; tried < SEARCH_AT_MOST; tried++) {
    next = dayAfter(next);
    if (isWorkingDay(calendar, next)) return next;
  }
  throw new RangeError(`No working day within ${SEARCH_AT_MOST} days of ${day}`);
}

/** The working day that many after a day; 0 is the day itself when they work on it, else the next they do. */
export function addWorkingDays(calendar: Calendar, day: string, days: number): string {
  let at = days > 0 || isWorkingDay(calendar, day) ? day : nextWorkingDay(calendar, day);
  for (let added = 0; added < days; added++) at = nextWorkingDay(calendar, at);
  return at;
}

/** Working days from `from` on and before `until`. Below zero where `until` comes first. */
export function countWorkingDays(calendar: Calendar, from: string, until: string): number {
  if (until < from) return -countWorkingDays(calendar, until, from);
  let found = 0;
  for (let day = from; day < until; day = dayAfter(day)) if (isWorkingDay(calendar, day)) found++;
  return found;
}

/** The day that it is for them at `now` (epoch milliseconds). */
export const today = ({ timeZone }: Calendar, now: number): string => dayIn(now, timeZone);

/** Nine on their clock, in epoch milliseconds. */
export const opening = ({ timeZone }: Calendar, day: string): number => clockAt(day, OPENS, timeZone);
/** Five in the afternoon on their clock, in epoch milliseconds. */
export const closing = ({ timeZone }: Calendar, day: string): number => clockAt(day, CLOSES, timeZone);

/** Whether it is a working day and an hour of work for them: nine to five. */
export function isWorkingTime(calendar: Calendar, now: number): boolean {
  const day = today(calendar, now);
  return isWorkingDay(calendar, day) && opening(calendar, day) <= now && now < closing(calendar, day);
}

/** The next time at which a working day begins for them, `now` included. */
export function nextOpening(calendar: Calendar, now: number): number {
  const day = today(calendar, now);
  const isAhead = isWorkingDay(calendar, day) && now <= opening(calendar, day);
  return opening(calendar, isAhead ? day : nextWorkingDay(calendar, day));
}

/** The day that it is at `now` (epoch milliseconds) in an IANA zone. */
export const dayIn = (now: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(Math.trunc(now)).toZonedDateTimeISO(timeZone).toPlainDate().toString();

export const dayAfter = (day: string): string => addDays(day, 1);

/** Days of the calendar, whether anybody works on them or not. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 'yyyy-mm-dd'.length);

/** When that day begins there, in epoch milliseconds. Where clocks skip midnight, a little later. */
export const startOfDay = (day: string, timeZone: string): number => clockAt(day, MIDNIGHT, timeZone);

const weekday = (day: string): number => new Date(day).getUTCDay() || SUNDAY;

const clockAt = (day: string, plainTime: Temporal.PlainTime, timeZone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime({ timeZone, plainTime }).epochMilliseconds;
