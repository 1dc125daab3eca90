import { count } from '../plain-words.ts';

/** Hours -> "a few minutes", "5 hours", "3 days", as one says it of something that varies. */
export function sayHours(hours: number): string {
  if (hours < 0.1) return 'a few minutes';
  if (hours < 2) return count(Math.max(5, Math.round((hours * 60) / 5) * 5), 'minute');
  if (hours < 48) return count(Math.round(hours), 'hour');
  const days = hours / 24;
  return days < 21 ? count(Math.round(days), 'day') : count(Math.round(days / 7), 'week');
}
