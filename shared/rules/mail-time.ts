import { Temporal } from 'temporal-polyfill';
import type { MailRule } from './notification-kinds.ts';

const OPENS = Temporal.PlainTime.from('09:00');
const CLOSES = Temporal.PlainTime.from('17:00');
const DAILY = Temporal.PlainTime.from('09:00');
const SATURDAY = 6;
/** Time for what belongs together to come together in one mail. */
const GATHER_MINUTES: Record<Exclude<MailRule, 'never'>, number> = { 'at-once': 2, 'working-hours': 10, daily: 0 };

/**
 * When something that happened at `now` goes out by mail; null for never. Times are epoch milliseconds, `timeZone` the
 * recipient's IANA zone. Working hours are Monday to Friday, nine to five on their clock.
 */
export function mailTime(rule: MailRule, now: number, timeZone: string): number | null {
  if (rule === 'never') return null;
  const gathered = now + GATHER_MINUTES[rule] * 60_000;
  if (rule === 'at-once') return gathered;
  const local = Temporal.Instant.fromEpochMilliseconds(gathered).toZonedDateTimeISO(timeZone);
  if (rule === 'working-hours' && isWorkingTime(local)) return gathered;
  return nextWorkday(local, rule === 'daily' ? DAILY : OPENS).epochMilliseconds;
}

/** Monday to Friday, nine to five. */
export function isWorkingTime(local: Temporal.ZonedDateTime): boolean {
  const time = local.toPlainTime();
  return (
    local.dayOfWeek < SATURDAY &&
    Temporal.PlainTime.compare(time, OPENS) >= 0 &&
    Temporal.PlainTime.compare(time, CLOSES) < 0
  );
}

/** The next time that clocks there show `time` on a day of work. */
function nextWorkday(local: Temporal.ZonedDateTime, time: Temporal.PlainTime): Temporal.ZonedDateTime {
  const day = Temporal.PlainTime.compare(local.toPlainTime(), time) < 0 ? local : local.add({ days: 1 });
  const rest = Math.max(0, 8 - day.dayOfWeek) * Number(day.dayOfWeek >= SATURDAY);
  return day.add({ days: rest }).toPlainDate().toZonedDateTime({ timeZone: local.timeZoneId, plainTime: time });
}
