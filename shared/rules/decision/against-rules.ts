import { sayMinutes } from '../plain-words.ts';
import type { DecisionFacts } from './facts.ts';
import type { DecisionPolicy } from './policy.ts';
import { readImpact } from './read-impact.ts';
import { readIncidentType } from './read-incident-type.ts';
import { type Reason, speaksAgainst } from './reason.ts';
import { isNearMiss } from './response-rules.ts';

/** Speaks only when it is known to have been both short and quiet; an incident that came back was neither. */
export function quickAndQuietRule(facts: DecisionFacts, policy: DecisionPolicy): Reason[] {
  const { people, paged, reopened } = facts;
  const measured = facts.minutesToResolve ?? facts.minutesToMitigate;
  if (!measured || measured.value > policy.quickWithinMinutes) return [];
  if (!people || people.value > 1 || (paged?.value ?? 0) > 0 || (reopened?.value ?? 0) > 0) return [];
  const quiet = paged ? 'with nobody paged' : people.value === 0 ? 'by nobody' : 'by one person';
  const end = facts.minutesToResolve ? 'Resolved' : 'Mitigated';
  const time = measured.value < 1 ? 'less than a minute' : sayMinutes(measured.value);
  const evidence = [...measured.evidence, ...people.evidence];
  return speaksAgainst('quick-and-quiet', policy.quickAgainst, `${end} in ${time} ${quiet}`, evidence);
}

/** `people` is 0 only when that is known: see `gatherFacts`. */
export function selfHealedRule({ people, paged }: DecisionFacts, policy: DecisionPolicy): Reason[] {
  if (people?.value !== 0 || (paged?.value ?? 0) > 0) return [];
  const text = 'It recovered by itself: nobody had to step in';
  return speaksAgainst('recovered-by-itself', policy.selfHealedAgainst, text, people.evidence);
}

export function noImpactRule(facts: DecisionFacts, policy: DecisionPolicy): Reason[] {
  const { customers, impactText } = facts;
  if (isNearMiss(facts) || (customers?.value ?? 0) > 0) return [];
  if (customers)
    return speaksAgainst('no-impact', policy.noImpactAgainst, 'No customer was affected', customers.evidence);
  const reading = impactText ? readImpact(impactText.value) : {};
  if (!impactText || !reading.none || reading.grave) return [];
  return speaksAgainst(
    'no-impact',
    policy.noImpactAgainst,
    'No customer noticed, says the impact',
    impactText.evidence,
  );
}

export function plannedRule({ type }: DecisionFacts, policy: DecisionPolicy): Reason[] {
  if (!type) return [];
  const { reading, as } = readIncidentType(type.value);
  if (reading !== 'planned') return [];
  return speaksAgainst('planned', policy.plannedAgainst, `It was ${as}`, type.evidence);
}
