import type { PolicyField } from '../../data/policy.ts';

const MINUTES = [1, 2, 3, 5, 10, 15, 20, 30, 45, 60, 90, 120, 180, 240, 360, 480, 720, 1440, 2880, 4320, 10_080];
const FEW = 40;

/**
 * The values a slider halts at, in order: every one when there are few, else round ones that grow (a thousand customers
 * more matter differently at ten and at a million). Bounds, the default and the value in force are always among them.
 */
export function sliderStops({ unit, min, max, default: usual, value }: Omit<PolicyField, 'name'>): number[] {
  const inBounds = (one: number) => one >= min && one <= max;
  if (max - min <= FEW) return Array.from({ length: max - min + 1 }, (_, step) => min + step);
  const round = unit === 'minutes' ? MINUTES : growing(max);
  const far = unit === 'minutes' ? [] : [max];
  return [...new Set([min, ...round, usual, value, ...far])].filter(inBounds).toSorted((a, b) => a - b);
}

function growing(max: number): number[] {
  const stops: number[] = [];
  for (let ten = 1; ten <= max; ten *= 10)
    stops.push(...(ten === 1 ? [1, 2, 3, 4, 5, 6, 7, 8] : [1, 1.5, 2, 3, 5, 7]).map((one) => one * ten));
  return stops;
}

/** The place of the stop nearest to a value, which may have been typed. */
export function nearestStop(stops: readonly number[], value: number): number {
  let best = 0;
  for (const [index, stop] of stops.entries()) {
    if (Math.abs(stop - value) < Math.abs(stops[best]! - value)) best = index;
  }
  return best;
}
