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
  const all = before + after;
  if (all === 0) return null;
  const exposure = daysBefore / daysAfter;
  const tail = (1 - confidence) / 2;
  const sum = binomialSums(all);
  const low = after === 0 ? 0 : bisect((share) => 1 - sum(after - 1, share) >= tail);
  const high = before === 0 ? 1 : bisect((share) => sum(after, share) <= tail);
  const toRatio = (share: number) => (share / (1 - share)) * exposure;
  return {
    estimate: before === 0 ? null : (after / before) * exposure,
    low: toRatio(low),
    high: high >= 1 ? null : toRatio(high),
    confidence,
  };
}

/** The share from which on `holds` is true. */
function bisect(holds: (share: number) => boolean): number {
  let [from, to] = [0, 1];
  for (let step = 0; step < 60; step += 1) {
    const middle = (from + to) / 2;
    if (holds(middle)) to = middle;
    else from = middle;
  }
  return (from + to) / 2;
}

/** P(X <= k) of n tries at `share` each; in logarithms, so that thousands do not underflow. */
function binomialSums(tries: number): (most: number, share: number) => number {
  const factorials = [0];
  for (let n = 1; n <= tries; n += 1) factorials.push((factorials[n - 1] ?? 0) + Math.log(n));
  const factorial = (n: number) => factorials[n] ?? 0;
  return (most, share) => {
    if (share <= 0) return 1;
    if (share >= 1) return most >= tries ? 1 : 0;
    let sum = 0;
    for (let k = 0; k <= most; k += 1)
      sum += Math.exp(
        factorial(tries) - factorial(k) - factorial(tries - k) + k * Math.log(share) + (tries - k) * Math.log1p(-share),
      );
    return Math.min(1, sum);
  };
}

/** Below this many in all, whatever they show is said to be of a small sample. */
export const SMALL_BELOW = 10;

/** Whether chance alone, with no change at all, would seldom give such counts. */
export const isBeyondChance = (ratio: RateRatio | null): boolean =>
  ratio !== null && (ratio.low > 1 || (ratio.high !== null && ratio.high < 1));
