import { Temporal } from 'temporal-polyfill';
import {
  addWorkingDays,
  type Calendar,
  closing,
  dayAfter,
  dayOff,
  nextWorkingDay,
  opening,
  today,
} from './calendar.ts';
import { capitalise, sayList, spellCount } from './plain-words.ts';

export type DueDateInput = {
  /** Epoch milliseconds. */
  resolvedAt: number;
  /** The owner's. */
  calendar: Calendar;
  workedAtNight: boolean;
  /** Working days until it is due; at least 1. */
  businessDays?: number;
};
export type DueDate = {
  /** Epoch milliseconds. Before this, nobody should be asked. */
  earliestAt: number;
  /** Epoch milliseconds: the end of the last working day. */
  dueAt: number;
  reasons: string[];
};

const REST_MS = 24 * 3_600_000;
const MOST_NAMED = 4;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "2026-03-06" -> "Friday 6 March". */
export function sayDay(day: string): string {
  const { dayOfWeek, day: number, month } = Temporal.PlainDate.from(day);
  return `${WEEKDAYS[dayOfWeek - 1]} ${number} ${MONTHS[month - 1]}`;
}

/** Until when somebody rests who worked on it at night; epoch milliseconds. */
export const restedAt = (resolvedAt: number, workedAtNight: boolean): number =>
  workedAtNight ? resolvedAt + REST_MS : resolvedAt;

/** The first working day after `day` that begins no sooner than `rested`. */
export function firstDayAfter(calendar: Calendar, day: string, rested: number): string {
  let first = nextWorkingDay(calendar, day);
  while (opening(calendar, first) < rested) first = nextWorkingDay(calendar, first);
  return first;
}

/** Holidays and absences from one day to another, in words; what falls on a weekend is not told. */
export function sayDaysOff(calendar: Calendar, from: string, until: string): string[] {
  const holidays: string[] = [];
  let away = 0;
  for (let day = from; day <= until; day = dayAfter(day)) {
    const off = dayOff(calendar, day);
    if (off?.why === 'holiday') holidays.push(off.name ? `${sayDay(day)} (${off.name})` : sayDay(day));
    if (off?.why === 'absence') away++;
  }
  const named = holidays.length > MOST_NAMED ? [`${spellCount(holidays.length, 'day')}`] : holidays;
  return [
    ...(named.length > 0 ? [`Holidays do not count: ${sayList(named)}`] : []),
    ...(away > 0
      ? [`${capitalise(spellCount(away, 'working day'))} away ${away === 1 ? 'does' : 'do'} not count`]
      : []),
  ];
}

/**
 * When a post-mortem may be asked for and when it is due, in working days of the owner. Work starts on the working day after the
 * resolution; after a night spent on the incident, not before 24 hours of rest, and the due date moves along. Due at 17:00 on the
 * last of `businessDays` working days.
 */
export function proposeDueDate({ resolvedAt, calendar, workedAtNight, businessDays = 5 }: DueDateInput): DueDate {
  const days = Math.max(1, Math.trunc(businessDays));
  const resolvedOn = today(calendar, resolvedAt);
  const first = firstDayAfter(calendar, resolvedOn, restedAt(resolvedAt, workedAtNight));
  const last = addWorkingDays(calendar, first, days - 1);
  const reasons = [
    `${capitalise(spellCount(days, 'working day'))} from ${sayDay(first)}, on the clock of ${calendar.timeZone}`,
  ];
  if (workedAtNight) reasons.push('A day of rest comes first: the owner worked on it at night');
  reasons.push(...sayDaysOff(calendar, dayAfter(resolvedOn), last));
  return { earliestAt: opening(calendar, first), dueAt: closing(calendar, last), reasons };
}
