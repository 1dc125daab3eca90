import { addWorkingDays, type Calendar } from './calendar.ts';
import type { Priority } from './follow-up-work.ts';

/** In how many working days work of a priority, after incidents of a severity, is to be done; null is any. */
export type ServiceLevel = { priority: Priority | null; severity: number | null; days: number };

/** The level that holds: one that names both before one that names the priority, before one that names the severity, before one for all. */
export function levelFor(
  levels: readonly ServiceLevel[],
  of: { priority: Priority | null; severity: number | null },
): ServiceLevel | undefined {
  const fits = levels.filter(
    (one) =>
      (one.priority === null || one.priority === of.priority) &&
      (one.severity === null || one.severity === of.severity),
  );
  const weight = (one: ServiceLevel) => (one.priority === null ? 0 : 2) + (one.severity === null ? 0 : 1);
  return fits.toSorted((a, b) => weight(b) - weight(a) || a.days - b.days)[0];
}

export type Standing = { days: number; dueOn: string; broken: 'late' | 'planned-later' | null };

/** How a follow-up stands against its level: late when that day has passed and it is open, planned later when its own date is after it. */
export function standingOf(
  level: ServiceLevel | undefined,
  work: { plannedOn: string; dueOn: string | null; finishedOn: string | null },
  today: string,
  calendar: Calendar,
): Standing | null {
  if (!level) return null;
  const dueOn = addWorkingDays(calendar, work.plannedOn, level.days);
  const isLate = (work.finishedOn ?? today) > dueOn;
  const isPlannedLater = work.finishedOn === null && work.dueOn !== null && work.dueOn > dueOn;
  return { days: level.days, dueOn, broken: isLate ? 'late' : isPlannedLater ? 'planned-later' : null };
}
