import { shareBounds } from './share-bounds.ts';

/** What two counts of rare events say about a change of their rate. */
export type RateRatio = {
  /** After by before; null where there was none before. */
  estimate: number | null;
  /** The interval; `high` is null where nothing bounds it. */
  low: number;
  high: number | null;
  /** 0.95 for 95 %. */
  confidence: number;
};

export type Counts = { before: number; after: number; daysBefore: number; daysAfter: number };

/**
 * The rate after by the rate before, with its exact interval. Counts of rare events are taken as Poisson; given how many there
 * were in all, those after are then binomial, whatever the rate itself was (Przyborowski and Wilenski, Biometrika 31, 1940), and
 * the bounds of that share are those of Clopper and Pearson (Biometrika 26, 1934). Exact means that it covers the truth in at
 * least `confidence` of all cases, also with counts of nought and one; it is rather too wide than too narrow.
 * Counts are whole and not negative, days above nought; null where nothing happened at all: that says nothing of a ratio.
 */
export function rateRatio({ before, after, daysBefore, daysAfter }: Counts, confidence = 0.95): RateRatio | null {
  const bounds = shareBounds(after, before + after, confidence);
  if (!bounds) return null;
  const exposure = daysBefore / daysAfter;
  const toRatio = (share: number) => (share / (1 - share)) * exposure;
  return {
    estimate: before === 0 ? null : (after / before) * exposure,
    low: toRatio(bounds.low),
    high: before === 0 ? null : toRatio(bounds.high),
    confidence,
  };
}

/** Below this many in all, whatever they show is said to be of a small sample. */
export const SMALL_BELOW = 10;

/** Whether chance alone, with no change at all, would seldom give such counts. */
export const isBeyondChance = (ratio: RateRatio | null): boolean =>
  ratio !== null && (ratio.low > 1 || (ratio.high !== null && ratio.high < 1));
