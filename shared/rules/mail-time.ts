import { type Calendar, isWorkingTime, nextOpening } from './calendar.ts';
import type { MailRule } from './notification-kinds.ts';

/** Time for what belongs together to come together in one mail. */
const GATHER_MINUTES: Record<Exclude<MailRule, 'never'>, number> = { 'at-once': 2, 'working-hours': 10, daily: 0 };

/**
 * When something that happened at `now` goes out by mail; null for never. Times are epoch milliseconds. Working hours are nine
 * to five on the recipient's clock, on the days on which they work: not on their holidays, not while they are away.
 */
export function mailTime(rule: MailRule, now: number, calendar: Calendar): number | null {
  if (rule === 'never') return null;
  const gathered = now + GATHER_MINUTES[rule] * 60_000;
  if (rule === 'at-once' || (rule === 'working-hours' && isWorkingTime(calendar, gathered))) return gathered;
  return nextOpening(calendar, gathered);
}
