import { Temporal } from 'temporal-polyfill';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** "Thursday 26 November, 10:00 (Madrid)": `at` in epoch milliseconds, read in an IANA zone. */
export function sayMeetingTime(at: number, timeZone: string): string {
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ') ?? timeZone;
  return `${DAYS[local.dayOfWeek - 1]} ${local.day} ${MONTHS[local.month - 1]}, ${time} (${place})`;
}
