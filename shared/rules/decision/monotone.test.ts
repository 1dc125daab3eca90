import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Outcome } from '../../contracts/incidents.ts';
import { decide } from '../decision.ts';
import { type DecisionFacts, DIFFICULTY_KINDS, decisionFacts, type Repeat, SURPRISE_KINDS } from './facts.ts';
import { type DecisionPolicy, decisionPolicy, POLICY_ORDER } from './policy.ts';
import { POLICY_SETTINGS } from './policy-settings.ts';

const STRENGTH: Record<Outcome, number> = { 'not-needed': 0, optional: 1, recommended: 2, required: 3 };

const none: fc.Arbitrary<string[]> = fc.constant([]);
const amount = (max: number) => fc.option(fc.record({ value: fc.nat(max), evidence: none }), { nil: undefined });
const words = (...said: string[]) =>
  fc.option(fc.record({ value: fc.constantFrom(...said), evidence: none }), { nil: undefined });
const oneRepeat: fc.Arbitrary<Repeat> = fc.record({
  incidentId: fc.uuid(),
  daysAgo: fc.double({ min: 0, max: 60, noNaN: true }),
  alike: fc.constant<Repeat['alike']>([{ what: 'service', text: 'Both hit search', values: ['search'] }]),
});
const signOf = <K extends string>(kinds: readonly K[]) =>
  fc.record({ kind: fc.constantFrom(...kinds), quote: fc.string(), evidence: fc.constant<string[]>(['m1']) });
const surpriseSign = signOf(SURPRISE_KINDS);
const difficultySign = signOf(DIFFICULTY_KINDS);

const anyFacts: fc.Arbitrary<DecisionFacts> = fc.record({
  severity: words('SEV1', 'SEV2', 'SEV3', 'SEV4', 'SEV5', 'banana'),
  type: words('production', 'maintenance', 'drill', 'near miss'),
  impactText: words('No customer impact', '4% failed', '300 orders were lost'),
  minutesToMitigate: amount(500),
  minutesToResolve: amount(500),
  minutesToDetect: amount(120),
  customers: amount(2_000),
  people: amount(12),
  teams: amount(6),
  paged: amount(4),
  reopened: amount(3),
  flaps: amount(6),
  peopleAtNight: amount(3),
  nearMiss: fc.option(fc.record({ value: fc.boolean(), evidence: none }), { nil: undefined }),
  repeats: fc.array(oneRepeat, { maxLength: 4 }),
  surprise: fc.array(surpriseSign, { maxLength: 5 }),
  difficulty: fc.array(difficultySign, { maxLength: 4 }),
});

/** Any policy that the schema accepts. */
const anyPolicy: fc.Arbitrary<DecisionPolicy> = fc
  .record(
    Object.fromEntries(
      POLICY_SETTINGS.map(({ name, min, max }) => [name, fc.integer({ min, max: Math.min(max, 600) })]),
    ),
  )
  .map((values) => {
    const policy = values as DecisionPolicy;
    for (const _ of POLICY_ORDER)
      for (const [low, high] of POLICY_ORDER) policy[high] = Math.max(policy[low], policy[high]);
    return decisionPolicy.parse(policy);
  });

const more = (fact: DecisionFacts['people'], by: number) => ({
  value: (fact?.value ?? 0) + by,
  evidence: [] as string[],
});

/**
 * Everything that makes an incident more worth a look. Where a fact was unknown, it becomes known and bad; one person
 * on it, where nobody knew how many, is no such thing.
 */
const worse: fc.Arbitrary<(facts: DecisionFacts) => DecisionFacts> = fc.oneof(
  ...(['minutesToDetect', 'customers', 'people', 'teams', 'paged', 'reopened', 'flaps', 'peopleAtNight'] as const).map(
    (name) =>
      fc
        .integer({ min: 1, max: 3_000 })
        .map((by) => (facts: DecisionFacts) => ({ ...facts, [name]: more(facts[name], by) })),
  ),
  fc.integer({ min: 1, max: 500 }).map((by) => (facts: DecisionFacts) => ({
    ...facts,
    minutesToMitigate: facts.minutesToMitigate && more(facts.minutesToMitigate, by),
    minutesToResolve: facts.minutesToResolve && more(facts.minutesToResolve, by),
  })),
  fc.constant((facts: DecisionFacts) => ({ ...facts, nearMiss: { value: true, evidence: [] as string[] } })),
  oneRepeat.map((repeat) => (facts: DecisionFacts) => ({ ...facts, repeats: [...facts.repeats, repeat] })),
  surpriseSign.map((sign) => (facts: DecisionFacts) => ({ ...facts, surprise: [...facts.surprise, sign] })),
  difficultySign.map((sign) => (facts: DecisionFacts) => ({ ...facts, difficulty: [sign, ...facts.difficulty] })),
  fc.constant((facts: DecisionFacts) => ({ ...facts, severity: { value: 'SEV1', evidence: [] as string[] } })),
);

test('a reason for a post-mortem never lowers the outcome, under any policy', () => {
  fc.assert(
    fc.property(anyFacts, anyPolicy, worse, (facts, policy, worsen) => {
      const before = decide(facts, policy);
      const after = decide(worsen(facts), policy);
      expect(after.score).toBeGreaterThanOrEqual(before.score);
      expect(STRENGTH[after.outcome]).toBeGreaterThanOrEqual(STRENGTH[before.outcome]);
    }),
    { numRuns: 1_000 },
  );
});

test('every decision has a reason that fits its outcome, and the facts survive storage', () => {
  fc.assert(
    fc.property(anyFacts, anyPolicy, (facts, policy) => {
      const decision = decide(facts, policy);
      const leading = decision.outcome === 'not-needed' ? 'against' : 'for';
      expect(decision.reasons[0]?.weight).toBe(leading);
      expect(decision.reasons.every(({ text, points }) => text !== '' && points >= 0)).toBe(true);
      expect(decide(decisionFacts.parse(JSON.parse(JSON.stringify(facts))), policy)).toEqual(decision);
    }),
    { numRuns: 300 },
  );
});
