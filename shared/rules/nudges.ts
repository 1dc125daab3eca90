import { Temporal } from 'temporal-polyfill';
import { addDays, type Calendar, dayAfter, isWorkingDay, isWorkingTime, today } from './calendar.ts';

/** The working day on which each reminder opens, counted from the day it is due. After the fourth, weekly. */
const OPENS_ON = [-2, 0, 1, 4, 9, 14, 19];
/** Working days; later than this after the last reminder, nothing more is said. */
const CLOSES_ON = 24;
const DAYS_A_WEEK = 7;
const FIRST = OPENS_ON[0] ?? 0;
/** Days of the calendar; who is away for longer than that is told of less when they are back. */
const LOOK = 120;

/** `dueOn` is a day, "2026-03-06"; `stage` a place in the row of reminders, 0 for the one before, 1 for the day itself. */
export type Nudge = { dueOn: string; stage: number };

/**
 * Of which due days somebody is to be told at `now` (epoch milliseconds), and with which reminder. Nothing outside their working
 * hours, on a holiday of theirs or while they are away. What is due on such a day is due on their working day before it. A
 * reminder that nobody could be given in time makes way for the next: at any time there is at most one for a due day, and its
 * stage only grows.
 */
export function nudgesAt(now: number, calendar: Calendar): Nudge[] {
  if (!isWorkingTime(calendar, now)) return [];
  const day = today(calendar, now);
  const nudges: Nudge[] = [];
  for (const { dueOn, late } of [...daysBefore(calendar, day), ...daysFrom(calendar, day)]) {
    const stage = OPENS_ON.findLastIndex((opens) => opens <= late);
    if (stage !== -1) nudges.push({ dueOn, stage });
  }
  return nudges;
}

/** Working days since it was due; below zero before. */
type Late = { dueOn: string; late: number };

function daysBefore(calendar: Calendar, day: string): Late[] {
  const days: Late[] = [];
  let late = 0;
  for (let back = 1; back <= LOOK; back++) {
    const dueOn = addDays(day, -back);
    if (isWorkingDay(calendar, dayAfter(dueOn))) late++;
    if (late >= CLOSES_ON) break;
    days.unshift({ dueOn, late });
  }
  return days;
}

function daysFrom(calendar: Calendar, day: string): Late[] {
  const days: Late[] = [{ dueOn: day, late: 0 }];
  let late = 0;
  for (let ahead = 1; ahead <= LOOK; ahead++) {
    const dueOn = addDays(day, ahead);
    if (isWorkingDay(calendar, dueOn)) late--;
    if (late < FIRST) break;
    days.push({ dueOn, late });
  }
  return days;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "is due on Friday", "was due yesterday", "was due on 6 March": as read on that day. */
export function sayDue(dueOn: string, readOn: string): string {
  const due = Temporal.PlainDate.from(dueOn);
  const days = Temporal.PlainDate.from(readOn).until(due).days;
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
