import { type Calendar, countWorkingDays, dayAfter } from './calendar.ts';

/** Working days; what stayed undone for longer than this after the delay is left alone, so that an import floods nobody. */
const WITHIN = 20;
/** Calendar days that hold the longest delay with holidays and absences; earlier due dates are not looked at. */
export const LOOK_BACK_DAYS = 200;

/** Whether it is time to ask somebody to help: `after` working days of its owner went by since it was due. Days are YYYY-MM-DD. */
export function needsHelp(calendar: Calendar, dueOn: string, today: string, after: number): boolean {
  if (dueOn >= today) return false;
  const late = countWorkingDays(calendar, dayAfter(dueOn), dayAfter(today));
  return late >= after && late < after + WITHIN;
}
