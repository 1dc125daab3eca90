/** Days from `today` to the due date, both as "2026-03-04"; negative when it is late. */
export const daysUntil = (dueOn: string, today: string) =>
  Math.round((Date.parse(dueOn) - Date.parse(today)) / 86_400_000);

/** "today", "tomorrow", "in 5 days", "12 days late"; nothing when the date itself says it better. */
export function dueWords(dueOn: string, today: string): string | undefined {
  const days = daysUntil(dueOn, today);
  if (days < 0) return days === -1 ? '1 day late' : `${-days} days late`;
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  return undefined;
}
