import { getInstallation } from '#server/features/installation/index.ts';
import type { Db } from '#server/platform/context.ts';
import { isTimeZone } from '#shared/contracts/contract.ts';
import { addDays, type Calendar } from '#shared/rules/calendar.ts';
import { type CalendarRow, getUsualHolidays, listCalendarRows } from './calendars-store.ts';
import { holidaysOf, weekendOf } from './public-holidays.ts';

/** Instants between which a calendar is asked; a day and more around them is known too. */
export type Span = { from: Date; to: Date };
/** Those who have the same days and hours of work. */
export type CalendarGroup = { calendar: Calendar; personIds: string[] };

const day = (at: Date) => at.toISOString().slice(0, 'yyyy-mm-dd'.length);

/**
 * When each of these people works: two queries, however many they are. Whoever has no time zone has `timeZone`, else the
 * installation's; whoever is not known has the installation's calendar.
 */
export async function calendarsOf(
  db: Db,
  personIds: readonly string[],
  span: Span,
  timeZone?: string,
): Promise<(personId: string | null) => Calendar> {
  const make = await calendarMaker(db, span, timeZone);
  const rows = personIds.length === 0 ? [] : await listCalendarRows(db, [...new Set(personIds)], ...daysOf(span));
  const calendars = new Map<string, Calendar>();
  for (const row of rows) calendars.set(row.personId, await make(row));
  const usual = await make({ timeZone: null, holidays: null, absences: [] });
  return (personId) => (personId === null ? undefined : calendars.get(personId)) ?? usual;
}

/** All members who can sign in, by their calendars. */
export async function groupMembersByCalendar(db: Db, span: Span): Promise<CalendarGroup[]> {
  const make = await calendarMaker(db, span);
  const groups = new Map<string, CalendarGroup>();
  for (const { personId, ...row } of await listCalendarRows(db, 'members', ...daysOf(span))) {
    const key = JSON.stringify([row.timeZone, row.holidays, row.absences.map(({ from, to }) => [from, to])]);
    const group = groups.get(key);
    if (group) group.personIds.push(personId);
    else groups.set(key, { calendar: await make(row), personIds: [personId] });
  }
  return [...groups.values()];
}

const daysOf = ({ from, to }: Span): [string, string] => [addDays(day(from), -1), addDays(day(to), 1)];

/** Holidays of one place are read once, and shared. */
async function calendarMaker(db: Db, { from, to }: Span, timeZone?: string) {
  const [installation, usualHolidays] = await Promise.all([getInstallation(db), getUsualHolidays(db)]);
  const fallback = timeZone ?? installation.timeZone;
  const ofPlaces = new Map<string, Map<string, string>>();
  return async (row: Omit<CalendarRow, 'personId'>): Promise<Calendar> => {
    const chosen = row.holidays ?? usualHolidays;
    const place = chosen === 'none' ? null : chosen;
    const holidays =
      place === null
        ? new Map<string, string>()
        : (ofPlaces.get(place) ?? (await holidaysOf(place, from.getUTCFullYear() - 1, to.getUTCFullYear() + 1)));
    if (place !== null) ofPlaces.set(place, holidays);
    // A zone that came with somebody from elsewhere may be none.
    const zone = row.timeZone !== null && isTimeZone(row.timeZone) ? row.timeZone : fallback;
    return { timeZone: zone, weekend: weekendOf(place), holidays, absences: row.absences };
  };
}
