import { day } from '../../ui/time-words.ts';

/** In the order they come, with what happened on one day of the reader's together. */
export function byDay<T extends { at: string }>(items: readonly T[], zone: string): { day: string; items: T[] }[] {
  const days: { day: string; items: T[] }[] = [];
  for (const item of items) {
    const name = day(item.at, zone);
    const last = days.at(-1);
    if (last?.day === name) last.items.push(item);
    else days.push({ day: name, items: [item] });
  }
  return days;
}
