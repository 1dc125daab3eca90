import {
  addDays,
  addWorkingDays,
  type Calendar,
  closing,
  countWorkingDays,
  dayIn,
  isWorkingDay,
  nextWorkingDay,
  opening,
} from './calendar.ts';
import { firstDayAfter, sayDay, sayDaysOff } from './due-date.ts';
import { capitalise, spellCount } from './plain-words.ts';

/** A stretch in which nothing was due, in epoch milliseconds; without an end it lasts. */
export type Pause = { from: number; to: number | null };
export type Counting = {
  /** Of whoever sees to the step. */
  calendar: Calendar;
  /** From when it may begin and by when it is due are counted from here, in epoch milliseconds; the first never after the second. */
  mayBeginAfter: number;
  dueAfter: number;
  /** What stands at the beginning, as words: "it was resolved". */
  since: string;
  /** Until then they rest who worked on it at night. */
  rested: number;
  workedAtNight: boolean;
  earliestDays: number;
  dueDays: number;
  pauses: readonly Pause[];
};
export type StepDates = { earliestAt: number; dueAt: number; reasons: string[] };

/**
 * From when a step makes sense and by when it is due, in working days of a person. Day 1 is the first working day after the
 * beginning, and after a rest. It may begin at nine on its earliest day and is due at five on its last one; days of a pause that
 * is over count no more than holidays do.
 */
export function countDates(counting: Counting): StepDates {
  const { rested, earliestDays, dueDays } = counting;
  const { timeZone } = counting.calendar;
  const calendar = withPauses(counting.calendar, counting.pauses);
  const dayAt = (after: number, days: number) =>
    addWorkingDays(calendar, firstDayAfter(calendar, dayIn(after, timeZone), rested), days - 1);
  const earliest = dayAt(counting.mayBeginAfter, earliestDays);
  const due = dayAt(counting.dueAfter, dueDays);
  return {
    earliestAt: opening(calendar, earliest),
    dueAt: closing(calendar, due),
    reasons: sayDates(counting, earliest, due),
  };
}

function sayDates({ calendar, pauses, ...counting }: Counting, earliest: string, due: string): string[] {
  const from = addDays(dayIn(counting.dueAfter, calendar.timeZone), 1);
  const paused = pausedDays(pauses, calendar.timeZone).reduce(
    (days, one) =>
      days +
      Math.max(
        0,
        countWorkingDays(calendar, one.from < from ? from : one.from, addDays(one.to < due ? one.to : due, 1)),
      ),
    0,
  );
  return [
    `Due at the end of ${sayDay(due)}: ${spellCount(counting.dueDays, 'working day')} after ${counting.since}, on the clock of ${calendar.timeZone}`,
    `Makes sense from ${sayDay(earliest)} on`,
    ...(counting.workedAtNight ? ['A day of rest comes first: they worked on it at night'] : []),
    ...sayDaysOff(calendar, from, due),
    ...(paused > 0
      ? [`${capitalise(spellCount(paused, 'working day'))} of a pause ${paused === 1 ? 'does' : 'do'} not count`]
      : []),
  ];
}

/** The days of each pause that is over: from the day it began to the day before work went on. */
function pausedDays(pauses: readonly Pause[], timeZone: string): { from: string; to: string }[] {
  return pauses.flatMap(({ from, to }) => {
    if (to === null) return [];
    const days = { from: dayIn(from, timeZone), to: addDays(dayIn(to, timeZone), -1) };
    return days.to < days.from ? [] : [days];
  });
}

const withPauses = (calendar: Calendar, pauses: readonly Pause[]): Calendar => ({
  ...calendar,
  absences: [...calendar.absences, ...pausedDays(pauses, calendar.timeZone)],
});

/** A date that somebody set, after a pause that ended: as many working days later as the pause had, if it was not past by then. */
export function movePastPause(dueAt: number, pause: { from: number; to: number }, calendar: Calendar): number {
  const { timeZone } = calendar;
  const [days] = pausedDays([pause], timeZone);
  const due = dayIn(dueAt, timeZone);
  if (!days || due < days.from) return dueAt;
  const moved = addWorkingDays(calendar, due, countWorkingDays(calendar, days.from, addDays(days.to, 1)));
  return moved === due ? dueAt : closing(calendar, moved);
}

/** A date that somebody set stays, but for a day that became a holiday or on which they are away: then it is their next working day. */
export function keepWorkingDay(dueAt: number, calendar: Calendar): number {
  const due = dayIn(dueAt, calendar.timeZone);
  return isWorkingDay(calendar, due) ? dueAt : closing(calendar, nextWorkingDay(calendar, due));
}
