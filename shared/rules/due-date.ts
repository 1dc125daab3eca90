import { Temporal } from 'temporal-polyfill';
import { capitalise, sayList, spellCount } from './plain-words.ts';

export type DueDateInput = {
  /** Epoch milliseconds. */
  resolvedAt: number;
  /** IANA name of the owner's zone; one that does not exist throws RangeError. */
  timeZone: string;
  workedAtNight: boolean;
  /** Working days until it is due; at least 1. */
  businessDays?: number;
  /** Days that do not count, in the owner's calendar: "2026-05-01". */
  holidays?: readonly string[];
};
export type DueDate = {
  /** Epoch milliseconds. Before this, nobody should be asked. */
  earliestAt: number;
  /** Epoch milliseconds: the end of the last working day. */
  dueAt: number;
  reasons: string[];
};

const OPENS = Temporal.PlainTime.from('09:00');
const CLOSES = Temporal.PlainTime.from('17:00');
const REST_HOURS = 24;
/** A calendar in which nothing but holidays is left would otherwise be searched for ever. */
const SEARCH_AT_MOST = 3_660;

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const sayDay = (day: Temporal.PlainDate): string =>
  `${WEEKDAYS[day.dayOfWeek - 1]} ${day.day} ${MONTHS[day.month - 1]}`;

/** Counts working days onward from a day, and remembers which holidays it stepped over. */
function countingFrom(start: Temporal.PlainDate, holidays: ReadonlySet<string>) {
  const skipped: Temporal.PlainDate[] = [];
  let day = start;
  const next = (): Temporal.PlainDate => {
    for (let tried = 0; tried < SEARCH_AT_MOST; tried++) {
      day = day.add({ days: 1 });
      if (day.dayOfWeek > 5) continue;
      if (!holidays.has(day.toString())) return day;
      skipped.push(day);
    }
    throw new RangeError(`No working day within ${SEARCH_AT_MOST} days of ${start}`);
  };
  return { next, skipped };
}

/**
 * When a post-mortem may be asked for and when it is due, in working days (Monday to Friday) of the owner's zone. Work
 * starts on the working day after the resolution; after a night spent on the incident, not before 24 hours of rest, and
 * the due date moves along. Due at 17:00 on the last of `businessDays` working days.
 */
export function proposeDueDate(input: DueDateInput): DueDate {
  const { timeZone, workedAtNight, businessDays = 5, holidays = [] } = input;
  const days = Math.max(1, Math.trunc(businessDays));
  const resolved = Temporal.Instant.fromEpochMilliseconds(Math.trunc(input.resolvedAt)).toZonedDateTimeISO(timeZone);
  const rested = workedAtNight ? resolved.add({ hours: REST_HOURS }) : resolved;

  const { next, skipped } = countingFrom(resolved.toPlainDate(), new Set(holidays));
  let first = next();
  while (Temporal.ZonedDateTime.compare(first.toZonedDateTime({ timeZone, plainTime: OPENS }), rested) < 0)
    first = next();
  let last = first;
  for (let counted = 1; counted < days; counted++) last = next();

  const reasons = [`${capitalise(spellCount(days, 'working day'))} from ${sayDay(first)}, on the clock of ${timeZone}`];
  if (workedAtNight) reasons.push('A day of rest comes first: the owner worked on it at night');
  if (skipped.length > 0) reasons.push(`Holidays do not count: ${sayList(skipped.map(sayDay))}`);
  return {
    earliestAt: first.toZonedDateTime({ timeZone, plainTime: OPENS }).epochMilliseconds,
    dueAt: last.toZonedDateTime({ timeZone, plainTime: CLOSES }).epochMilliseconds,
    reasons,
  };
}
