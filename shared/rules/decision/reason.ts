/** One reason in a decision. `points` is never negative: `weight` says on which side it counts. */
export type Reason = {
  text: string;
  weight: 'for' | 'against';
  rule: RuleName;
  points: number;
  /** Ids of the events that prove it. */
  evidence: string[];
  /** Ids of other incidents it speaks of. */
  related?: string[];
};

export const RULES = [
  'severity',
  'duration',
  'late-detection',
  'customers',
  'grave-impact',
  'repeat',
  'many-people',
  'reopened',
  'came-and-went',
  'surprise',
  'wrong-explanation',
  'hard-response',
  'near-miss',
  'night-work',
  'quick-and-quiet',
  'recovered-by-itself',
  'no-impact',
  'planned',
  'too-little',
] as const;
export type RuleName = (typeof RULES)[number];

/** A reason for, or none when its weight is set to 0. */
export const speaksFor = (
  rule: RuleName,
  points: number,
  text: string,
  evidence: readonly string[],
  related?: string[],
): Reason[] =>
  points <= 0
    ? []
    : [{ text, weight: 'for', rule, points, evidence: [...new Set(evidence)], ...(related && { related }) }];

/** A reason against, or none when its weight is set to 0. */
export const speaksAgainst = (rule: RuleName, points: number, text: string, evidence: readonly string[]): Reason[] =>
  points <= 0 ? [] : [{ text, weight: 'against', rule, points, evidence: [...new Set(evidence)] }];
