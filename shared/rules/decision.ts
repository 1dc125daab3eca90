import type { Outcome } from '../contracts/incidents.ts';
import { noImpactRule, plannedRule, quickAndQuietRule, selfHealedRule } from './decision/against-rules.ts';
import type { DecisionFacts } from './decision/facts.ts';
import type { DecisionPolicy } from './decision/policy.ts';
import type { Reason } from './decision/reason.ts';
import { repeatRule } from './decision/repeat-rule.ts';
import {
  flappingRule,
  hardResponseRule,
  nearMissRule,
  nightWorkRule,
  peopleRule,
  reopenedRule,
  surpriseRule,
  wrongExplanationRule,
} from './decision/response-rules.ts';
import {
  customersRule,
  durationRule,
  graveImpactRule,
  lateDetectionRule,
  severityRule,
} from './decision/size-rules.ts';
import { count, sayList } from './plain-words.ts';
import { readSeverity } from './severity.ts';

export type Decision = {
  outcome: Outcome;
  /** Points for, less points against; may be below zero. */
  score: number;
  /** Never empty. What carries the outcome comes first, the heaviest reason first on each side. */
  reasons: Reason[];
  /** What is not known and might change the outcome, as words: "the severity". */
  unknown: string[];
};

const ALL_RULES: readonly ((facts: DecisionFacts, policy: DecisionPolicy) => Reason[])[] = [
  severityRule,
  customersRule,
  graveImpactRule,
  durationRule,
  repeatRule,
  nearMissRule,
  wrongExplanationRule,
  surpriseRule,
  hardResponseRule,
  peopleRule,
  reopenedRule,
  flappingRule,
  lateDetectionRule,
  nightWorkRule,
  plannedRule,
  quickAndQuietRule,
  selfHealedRule,
  noImpactRule,
];

/** Points to outcome, by the thresholds of the policy. */
export function outcomeOf(score: number, policy: DecisionPolicy): Outcome {
  if (score >= policy.requiredFrom) return 'required';
  if (score >= policy.recommendedFrom) return 'recommended';
  return score >= policy.optionalFrom ? 'optional' : 'not-needed';
}

function findUnknown(facts: DecisionFacts): string[] {
  const unknown: string[] = [];
  if (readSeverity(facts.severity?.value).rank === undefined) unknown.push('the severity');
  if (!facts.minutesToMitigate && !facts.minutesToResolve) unknown.push('how long the impact lasted');
  if (!facts.customers) unknown.push('how many customers were affected');
  if (!facts.people) unknown.push('how many people worked on it');
  return unknown;
}

/** The reason that remains when nothing speaks against one, but too little for it. */
function tooLittle(score: number, policy: DecisionPolicy, unknown: readonly string[]): Reason {
  const open = unknown.length > 0 ? ` Not known: ${sayList(unknown)}.` : '';
  const text =
    score === 0
      ? `Nothing on record asks for one.${open}`
      : `What speaks for one adds up to ${count(score, 'point')}; the policy starts at ${policy.optionalFrom}.${open}`;
  return { text, weight: 'against', rule: 'too-little', points: 0, evidence: [] };
}

/**
 * Whether an incident is worth a post-mortem, and why. Every rule adds points for or takes points off; the sum is held
 * against three thresholds. One more reason for it never lowers the outcome, and severity alone does not reach "required"
 * under the default policy. Facts come from `gatherFacts` or from storage (`decisionFacts`), the policy from `decisionPolicy`.
 */
export function decide(facts: DecisionFacts, policy: DecisionPolicy): Decision {
  const found = ALL_RULES.flatMap((rule) => rule(facts, policy));
  const score = found.reduce((sum, { weight, points }) => sum + (weight === 'for' ? points : -points), 0);
  const outcome = outcomeOf(score, policy);
  const unknown = findUnknown(facts);

  const leading = outcome === 'not-needed' ? 'against' : 'for';
  const reasons = [...found].sort(
    (a, b) => Number(b.weight === leading) - Number(a.weight === leading) || b.points - a.points,
  );
  if (outcome === 'not-needed' && reasons[0]?.weight !== 'against') reasons.unshift(tooLittle(score, policy, unknown));
  return { outcome, score, reasons, unknown };
}
