import { Temporal } from 'temporal-polyfill';

/** When people should be asleep, on their own clock. */
export const NIGHT = { fromHour: 22, untilHour: 6 };

export type NightWork = {
  /** Ids of what was done at night, in the order given. */
  evidence: string[];
  /** Epoch milliseconds of the first and the last of it. */
  firstAt: number;
  lastAt: number;
};

const QUARTER = 15 * 60_000;

/** The clock of one zone, with the offset remembered by quarter hour: no zone changes its offset in between. */
function localHours(timeZone: string): (at: number) => number {
  const offsets = new Map<number, number>();
  return (at) => {
    const quarter = Math.floor(at / QUARTER);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      const instant = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER);
      offset = instant.toZonedDateTimeISO(timeZone).offsetNanoseconds / 1e6;
      offsets.set(quarter, offset);
    }
    return ((((at + offset) / 3_600_000) % 24) + 24) % 24;
  };
}

/**
 * What one person did between 22:00 and 06:00 in `timeZone` (IANA name; throws RangeError for one that does not exist), or
 * undefined when that is nothing. `at` is epoch milliseconds; what has no time is left out.
 */
export function findNightWork(
  done: readonly { id: string; at: number | undefined }[],
  timeZone: string,
): NightWork | undefined {
  const hourOf = localHours(timeZone);
  const evidence: string[] = [];
  let firstAt = Number.POSITIVE_INFINITY;
  let lastAt = Number.NEGATIVE_INFINITY;
  for (const { id, at } of done) {
    if (at === undefined || !Number.isFinite(at)) continue;
    const hour = hourOf(at);
    if (hour >= NIGHT.untilHour && hour < NIGHT.fromHour) continue;
    evidence.push(id);
    firstAt = Math.min(firstAt, at);
    lastAt = Math.max(lastAt, at);
  }
  return evidence.length > 0 ? { evidence, firstAt, lastAt } : undefined;
}
