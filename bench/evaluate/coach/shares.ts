/** A share of cases with its 95 % interval. */
export type Share = { part: number; whole: number; share: number; low: number; high: number };

/** 97.5 % point of the normal distribution. */
const Z = 1.959964;

/**
 * Wilson's score interval (E. B. Wilson, JASA 22, 1927): honest for small samples and for shares near 0 or 1. Of nothing, the
 * share is not a number and the interval is everything.
 */
export function shareOf(part: number, whole: number): Share {
  if (whole === 0) return { part, whole, share: Number.NaN, low: 0, high: 1 };
  const share = part / whole;
  const spread = Z ** 2 / whole;
  const centre = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / whole + spread / (4 * whole));
  return { part, whole, share, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

export type Quality = { precision: Share; recall: Share; f1: number };

/** What was hit, how much of what was given is right, and how much of what was sought is hit. */
export function qualityOf(right: number, given: number, sought: number): Quality {
  const f1 = given + sought === 0 ? Number.NaN : (2 * right) / (given + sought);
  return { precision: shareOf(right, given), recall: shareOf(right, sought), f1 };
}
