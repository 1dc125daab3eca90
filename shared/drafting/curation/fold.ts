import type { CuratableEvent } from './curatable-event.ts';

/**
 * Puts every event that was not chosen behind one that was: a repeat behind what it repeats, anything else behind the
 * chosen event before it in time, or the first when there is none before.
 * @param order places of the events in order of time
 * @param standsFor from `findRepeats`
 * @returns ids behind each chosen place, in order of time; empty when nothing was chosen
 */
export function foldAround(
  events: readonly CuratableEvent[],
  order: readonly number[],
  chosen: ReadonlySet<number>,
  standsFor: Int32Array,
): Map<number, string[]> {
  const folded = new Map<number, string[]>();
  let before = order.find((at) => chosen.has(at));
  if (before === undefined) return folded;
  for (const at of order) {
    if (chosen.has(at)) {
      before = at;
      continue;
    }
    const original = standsFor[at]!;
    const behind = chosen.has(original) ? original : before;
    const ids = folded.get(behind);
    if (ids) ids.push(events[at]!.id);
    else folded.set(behind, [events[at]!.id]);
  }
  return folded;
}
