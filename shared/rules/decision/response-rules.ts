import { capitalise, count, sayList, shorten, spellCount } from '../plain-words.ts';
import type { DecisionFacts, DifficultyKind } from './facts.ts';
import type { DecisionPolicy } from './policy.ts';
import { readIncidentType } from './read-incident-type.ts';
import { type Reason, speaksFor } from './reason.ts';

const quoted = (quote: string): string => `“${shorten(quote)}”`;
const allEvidence = (signs: readonly { evidence: string[] }[]): string[] => signs.flatMap((sign) => sign.evidence);
const spelled = (n: number, one: string, many: string): string => capitalise(spellCount(n, one, many));

export function peopleRule({ people }: DecisionFacts, policy: DecisionPolicy): Reason[] {
  if (!people || people.value < policy.manyPeopleFrom) return [];
  const were = people.value === 1 ? 'was' : 'were';
  const text = `${spelled(people.value, 'person', 'people')} ${were} pulled in`;
  return speaksFor('many-people', policy.manyPeopleWeight, text, people.evidence);
}

export function reopenedRule({ reopened }: DecisionFacts, policy: DecisionPolicy): Reason[] {
  if (!reopened || reopened.value < 1) return [];
  const times = reopened.value === 1 ? 'once' : spellCount(reopened.value, 'time');
  return speaksFor(
    'reopened',
    policy.reopenedWeight,
    `It was reopened ${times} after it seemed over`,
    reopened.evidence,
  );
}

export function flappingRule({ flaps }: DecisionFacts, policy: DecisionPolicy): Reason[] {
  if (!flaps || flaps.value < policy.flapsFrom) return [];
  const text = `It came back ${spellCount(flaps.value, 'time')} after it had cleared`;
  return speaksFor('came-and-went', policy.flapsWeight, text, flaps.evidence);
}

export function surpriseRule({ surprise }: DecisionFacts, policy: DecisionPolicy): Reason[] {
  const signs = surprise.filter(({ kind }) => kind === 'surprise');
  const [first] = signs;
  if (first === undefined) return [];
  const points = signs.length >= policy.surpriseManyFrom ? policy.surpriseManyWeight : policy.surpriseFewWeight;
  const said = signs.length === 1 ? 'Somebody was surprised' : `${spelled(signs.length, '', 'messages')} show surprise`;
  return speaksFor('surprise', points, `${said}: ${quoted(first.quote)}`, allEvidence(signs));
}

export function wrongExplanationRule({ surprise }: DecisionFacts, policy: DecisionPolicy): Reason[] {
  const signs = surprise.filter(({ kind }) => kind === 'wrong-explanation');
  const [first] = signs;
  if (first === undefined) return [];
  const text = `An explanation turned out wrong: ${quoted(first.quote)}`;
  return speaksFor('wrong-explanation', policy.wrongExplanationWeight, text, allEvidence(signs));
}

const DIFFICULTY: Record<DifficultyKind, string> = {
  'no-runbook': 'there was no runbook that helped',
  'no-owner': 'nobody knew whose it was',
  'no-access': 'access was missing',
  'no-sight': 'there was nothing to look at',
  'no-answer': 'somebody who was needed could not be reached',
};

export function hardResponseRule({ difficulty, teams }: DecisionFacts, policy: DecisionPolicy): Reason[] {
  const kinds = [...new Set(difficulty.map(({ kind }) => kind))];
  const ways = kinds.map((kind) => DIFFICULTY[kind]);
  const severalTeams = teams && teams.value >= policy.teamsFrom ? teams : undefined;
  if (severalTeams) ways.push(`${spellCount(severalTeams.value, 'team')} had to work on it`);
  if (ways.length === 0) return [];
  const points = ways.length > 1 ? policy.hardOftenWeight : policy.hardOnceWeight;
  const quote = difficulty[0] ? ` (${quoted(difficulty[0].quote)})` : '';
  const evidence = [...allEvidence(difficulty), ...(severalTeams?.evidence ?? [])];
  return speaksFor('hard-response', points, `It was hard to respond to: ${sayList(ways, 9)}${quote}`, evidence);
}

/** Said by somebody, or the type of the incident. */
export const isNearMiss = ({ nearMiss, type }: DecisionFacts): boolean =>
  nearMiss?.value === true || (type ? readIncidentType(type.value).reading === 'near-miss' : false);

export function nearMissRule(facts: DecisionFacts, policy: DecisionPolicy): Reason[] {
  if (!isNearMiss(facts)) return [];
  const evidence = facts.nearMiss?.evidence ?? facts.type?.evidence ?? [];
  return speaksFor('near-miss', policy.nearMissWeight, 'It was a near miss: it could have been worse', evidence);
}

export function nightWorkRule({ peopleAtNight }: DecisionFacts, policy: DecisionPolicy): Reason[] {
  if (!peopleAtNight || peopleAtNight.value < 1) return [];
  const who = peopleAtNight.value === 1 ? 'One person' : capitalise(count(peopleAtNight.value, 'person', 'people'));
  return speaksFor('night-work', policy.nightWeight, `${who} worked on it at night`, peopleAtNight.evidence);
}
