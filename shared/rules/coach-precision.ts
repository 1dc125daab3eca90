/** Why a finding was put away. Kept as data: which rules are wrong here, and never who wrote what. */
export const DISMISSAL_REASONS = [
  'not-about-a-person',
  'context-is-there',
  'wrong-here',
  'agreed-to-keep',
  'other',
] as const;
export type DismissalReason = (typeof DISMISSAL_REASONS)[number];

/** Reasons that say the coach was mistaken. To keep what it found although it is right is no mistake of the rule. */
const SAYS_WRONG: ReadonlySet<DismissalReason> = new Set(['not-about-a-person', 'context-is-there', 'wrong-here']);

/** Fewer judgements than this say nothing about a rule. */
const FEW = 10;
/** Of the normal distribution, for 95 %. */
const Z = 1.959964;

export type RuleCounts = {
  taken: { answered: number; reworded: number };
  dismissed: Record<DismissalReason, number>;
};
export type RulePrecision = {
  judged: number;
  right: { share: number; low: number; high: number } | null;
  few: boolean;
};

/** How often a rule was right, out of the times somebody acted on it or called it wrong. */
export function precisionOf({ taken, dismissed }: RuleCounts): RulePrecision {
  const right = taken.answered + taken.reworded;
  const wrong = DISMISSAL_REASONS.reduce((sum, reason) => sum + (SAYS_WRONG.has(reason) ? dismissed[reason] : 0), 0);
  const judged = right + wrong;
  return {
    judged,
    right: judged === 0 ? null : { share: right / judged, ...wilsonInterval(right, judged) },
    few: judged < FEW,
  };
}

/**
 * Where a share may truly lie, from a sample of it (Wilson, 1927): unlike the textbook interval it stays within 0 and 1 and
 * says something honest about small samples. `of` is at least 1.
 */
export function wilsonInterval(hits: number, of: number): { low: number; high: number } {
  const share = hits / of;
  const spread = (Z * Z) / of;
  const middle = (share + spread / 2) / (1 + spread);
  const reach = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / of + spread / (4 * of));
  return { low: Math.max(0, middle - reach), high: Math.min(1, middle + reach) };
}
