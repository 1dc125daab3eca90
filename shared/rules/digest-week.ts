import { Temporal } from 'temporal-polyfill';

/** Before people begin, so that it is there with the mail of the morning. */
const FROM_HOUR = 8;
/** Monday; a server that was down then makes up for it on the day after. */
const LAST_WEEKDAY = 2;

/** "2026-W48" while the digest of that week may go out on the clock of an IANA zone, null else. `now`: epoch milliseconds. */
export function digestWeek(now: number, timeZone: string): string | null {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone);
  const isOpen = local.dayOfWeek <= LAST_WEEKDAY && (local.dayOfWeek > 1 || local.hour >= FROM_HOUR);
  return isOpen ? isoWeek(local.toPlainDate()) : null;
}

/** The weeks that it is somewhere on earth: zones are up to a day apart. */
export function weeksAround(now: number): string[] {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO('UTC').toPlainDate();
  return [...new Set([-1, 0, 1].map((days) => isoWeek(today.add({ days }))))];
}

function isoWeek(day: Temporal.PlainDate): string {
  return `${day.yearOfWeek}-W${String(day.weekOfYear).padStart(2, '0')}`;
}
