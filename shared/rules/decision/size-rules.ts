import { count, sayMinutes, sayNumber } from '../plain-words.ts';
import { nameSeverityRank, readSeverity } from '../severity.ts';
import type { DecisionFacts } from './facts.ts';
import type { DecisionPolicy } from './policy.ts';
import { readImpact } from './read-impact.ts';
import { type Reason, speaksAgainst, speaksFor } from './reason.ts';

/** How a threshold is put: a weight that suffices for a recommendation "asks for one", a smaller one only counts. */
const threshold = (policy: DecisionPolicy, weight: number, what: string): string =>
  weight >= policy.recommendedFrom ? `the policy asks for one from ${what}` : `the policy counts it from ${what}`;

export function severityRule({ severity }: DecisionFacts, policy: DecisionPolicy): Reason[] {
  if (!severity) return [];
  const { rank, said, why } = readSeverity(severity.value);
  if (rank === undefined) return [];
  const text = /\d/.test(said) ? `${said} is ${nameSeverityRank(rank)}` : why;
  if (rank >= 4) {
    const points = rank === 4 ? policy.severity4Against : policy.severity5Against;
    return speaksAgainst('severity', points, text, severity.evidence);
  }
  const points = rank === 1 ? policy.severity1 : rank === 2 ? policy.severity2 : policy.severity3;
  return speaksFor('severity', points, text, severity.evidence);
}

export function durationRule(facts: DecisionFacts, policy: DecisionPolicy): Reason[] {
  const measured = facts.minutesToMitigate ?? facts.minutesToResolve;
  if (!measured || measured.value < policy.longFromMinutes) return [];
  const very = measured.value >= policy.veryLongFromMinutes;
  const from = very ? policy.veryLongFromMinutes : policy.longFromMinutes;
  const weight = very ? policy.veryLongWeight : policy.longWeight;
  const end = facts.minutesToMitigate ? 'before it was mitigated' : 'before it was resolved';
  const text = `The impact lasted ${sayMinutes(measured.value)} ${end}; ${threshold(policy, weight, sayMinutes(from))}`;
  return speaksFor('duration', weight, text, measured.evidence);
}

export function lateDetectionRule({ minutesToDetect }: DecisionFacts, policy: DecisionPolicy): Reason[] {
  if (!minutesToDetect || minutesToDetect.value < policy.slowDetectionFromMinutes) return [];
  const text = `It took ${sayMinutes(minutesToDetect.value)} to notice`;
  return speaksFor('late-detection', policy.slowDetectionWeight, text, minutesToDetect.evidence);
}

export function customersRule({ customers }: DecisionFacts, policy: DecisionPolicy): Reason[] {
  if (!customers || customers.value < policy.someCustomersFrom) return [];
  const many = customers.value >= policy.manyCustomersFrom;
  const from = many ? policy.manyCustomersFrom : policy.someCustomersFrom;
  const weight = many ? policy.manyCustomersWeight : policy.someCustomersWeight;
  const were = customers.value === 1 ? 'was' : 'were';
  const affected = `${count(customers.value, 'customer')} ${were} affected`;
  const text = `${affected}; ${threshold(policy, weight, sayNumber(from))}`;
  return speaksFor('customers', weight, text, customers.evidence);
}

export function graveImpactRule({ impactText }: DecisionFacts, policy: DecisionPolicy): Reason[] {
  const grave = impactText ? readImpact(impactText.value).grave : undefined;
  if (!impactText || !grave) return [];
  const text = `The impact says that ${grave.what}: “${grave.quote}”`;
  return speaksFor('grave-impact', policy.graveImpactWeight, text, impactText.evidence);
}
