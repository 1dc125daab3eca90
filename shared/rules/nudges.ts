import { Temporal } from 'temporal-polyfill';
import { isWorkingTime } from './mail-time.ts';

/** The working day on which each reminder opens, counted from the day it is due. After the fourth, weekly. */
const OPENS_ON = [-2, 0, 1, 4, 9, 14, 19];
/** Working days; later than this after the last reminder, nothing more is said. */
const CLOSES_ON = 24;
const DAYS_A_WEEK = 7;
const WORKING_DAYS_A_WEEK = 5;
/** Calendar days around today that can hold a due day somebody is to be told of. */
const LOOK_BACK = 36;
const LOOK_AHEAD = 5;

/** `dueOn` is a day, "2026-03-06"; `stage` a place in the row of reminders, 0 for the one before, 1 for the day itself. */
export type Nudge = { dueOn: string; stage: number };

/**
 * Of which due days somebody is to be told at `now` (epoch milliseconds) on the clock of `timeZone`, and with which reminder.
 * Nothing outside their working hours. A reminder that nobody could be given in time makes way for the next: at any time there
 * is at most one for a due day, and its stage only grows.
 */
export function nudgesAt(now: number, timeZone: string): Nudge[] {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  if (!isWorkingTime(local)) return [];
  const today = local.toPlainDate();
  const nudges: Nudge[] = [];
  for (let days = -LOOK_BACK; days <= LOOK_AHEAD; days++) {
    const due = today.add({ days });
    const stage = stageAfter(workingDay(today) - workingDay(due));
    if (stage !== null) nudges.push({ dueOn: due.toString(), stage });
  }
  return nudges;
}

/** @param late working days since it was due; below zero before. */
function stageAfter(late: number): number | null {
  if (late >= CLOSES_ON) return null;
  const stage = OPENS_ON.findLastIndex((opens) => opens <= late);
  return stage === -1 ? null : stage;
}

const A_MONDAY = Temporal.PlainDate.from('1970-01-05');

/** Numbers the working days one after the other. What is due on a weekend is due on the Friday before it. */
function workingDay(day: Temporal.PlainDate): number {
  const days = A_MONDAY.until(day).days;
  const week = Math.floor(days / DAYS_A_WEEK);
  return week * WORKING_DAYS_A_WEEK + Math.min(day.dayOfWeek, WORKING_DAYS_A_WEEK) - 1;
}

/** The day that it is at `now` (epoch milliseconds) in an IANA zone. */
export const dayIn = (now: number, timeZone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString();

export const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

/** When that day begins there, in epoch milliseconds. */
export const startOfDay = (day: string, timeZone: string): number =>
  Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "is due on Friday", "was due yesterday", "was due on 6 March": as read on the day `today`. */
export function sayDue(dueOn: string, today: string): string {
  const due = Temporal.PlainDate.from(dueOn);
  const days = Temporal.PlainDate.from(today).until(due).days;
  return `${days < 0 ? 'was' : 'is'} due ${sayDay(due, days)}`;
}

function sayDay(due: Temporal.PlainDate, days: number): string {
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return Math.abs(days) < DAYS_A_WEEK
    ? `on ${WEEKDAYS[due.dayOfWeek - 1]}`
    : `on ${due.day} ${MONTHS[due.month - 1]} ${due.year}`;
}
