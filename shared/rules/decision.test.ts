import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DecisionFacts, NO_FACTS } from './decision/facts.ts';
import { DEFAULT_POLICY } from './decision/policy.ts';
import { type Decision, decide, outcomeOf } from './decision.ts';

const is = <T>(value: T, ...evidence: string[]) => ({ value, evidence });
const judge = (facts: Partial<DecisionFacts>, policy = {}): Decision =>
  decide({ ...NO_FACTS, ...facts }, { ...DEFAULT_POLICY, ...policy });
const alike = [
  { what: 'service' as const, text: 'Both hit checkout', values: ['checkout'] },
  { what: 'title' as const, text: 'Similar title: error', values: ['error'] },
];
const repeat = (reference: string, daysAgo: number) => ({ incidentId: `id-${reference}`, reference, daysAgo, alike });
const surprised = { kind: 'surprise' as const, quote: 'that is weird', evidence: ['m1'] };
const textsOf = (decision: Decision) => decision.reasons.map(({ text }) => text);

describe('outcomes people would expect of the default policy', () => {
  test.each<[string, Partial<DecisionFacts>, string]>([
    ['nothing known', {}, 'not-needed'],
    ['the highest severity and nothing else', { severity: is('SEV1') }, 'recommended'],
    ['a high severity and nothing else', { severity: is('SEV2') }, 'recommended'],
    ['a middling severity and nothing else', { severity: is('P3') }, 'optional'],
    ['a low severity', { severity: is('minor') }, 'not-needed'],
    ['SEV1 for an hour', { severity: is('SEV1'), minutesToMitigate: is(78) }, 'required'],
    ['SEV2 with many customers', { severity: is('SEV2'), customers: is(1840) }, 'required'],
    [
      'a low severity that is a repeat for the third time',
      { severity: is('SEV4'), repeats: [repeat('INC-31', 2), repeat('INC-38', 9)] },
      'recommended',
    ],
    ['a repeat after 10 days', { repeats: [repeat('INC-31', 10)] }, 'recommended'],
    ['a repeat after 25 days', { repeats: [repeat('INC-31', 25)] }, 'optional'],
    ['a repeat after 31 days', { repeats: [repeat('INC-31', 31)] }, 'not-needed'],
    ['a near miss', { type: is('near miss') }, 'recommended'],
    [
      'a near miss without any impact',
      { nearMiss: is(true), customers: is(0), impactText: is('No customer impact') },
      'recommended',
    ],
    ['one surprised message', { surprise: [surprised] }, 'optional'],
    [
      'hard in two ways',
      { difficulty: [{ kind: 'no-runbook', quote: 'no runbook', evidence: [] }], teams: is(4) },
      'recommended',
    ],
    ['an alert that came and went', { flaps: is(5) }, 'optional'],
    [
      'a warning that cleared by itself in 4 minutes',
      { severity: is('warning'), minutesToResolve: is(4), people: is(0) },
      'not-needed',
    ],
    [
      'an alert labelled “critical” that cleared by itself in 4 minutes',
      { severity: is('critical'), minutesToResolve: is(4), people: is(0) },
      'optional',
    ],
    [
      'an alert labelled “major” that cleared by itself in 4 minutes',
      { severity: is('major'), minutesToResolve: is(4), people: is(0) },
      'not-needed',
    ],
    [
      'SEV1, resolved in a minute by one person',
      { severity: is('SEV1'), minutesToResolve: is(1), people: is(1) },
      'recommended',
    ],
    ['a game day', { severity: is('SEV2'), type: is('game day') }, 'not-needed'],
    [
      'maintenance that went wrong',
      { severity: is('SEV1'), type: is('maintenance'), customers: is(900), minutesToMitigate: is(300) },
      'required',
    ],
    ['lost orders, low severity', { severity: is('SEV3'), impactText: is('300 orders were lost') }, 'recommended'],
  ])('%s', (_, facts, outcome) => {
    expect(judge(facts).outcome).toBe(outcome);
  });

  test('severity alone never requires one, whatever it is called', () => {
    fc.assert(
      fc.property(fc.oneof(fc.constantFrom('SEV1', 'P0', 'critical', 'disaster'), fc.string()), (severity) => {
        expect(judge({ severity: is(severity) }).outcome).not.toBe('required');
      }),
    );
  });
});

describe('reasons', () => {
  test.each<[Partial<DecisionFacts>, string]>([
    [{ customers: is(1840) }, '1,840 customers were affected; the policy asks for one from 500'],
    [{ customers: is(60) }, '60 customers were affected; the policy counts it from 50'],
    [
      { repeats: [repeat('INC-38', 9), repeat('INC-31', 3)] },
      'Third time in 9 days: INC-31 and INC-38 hit checkout with a similar title',
    ],
    [{ repeats: [repeat('INC-31', 0.2)] }, 'Second time in one day: INC-31 hit checkout with a similar title'],
    [{ minutesToResolve: is(4), people: is(0), paged: is(0) }, 'Resolved in 4 minutes with nobody paged'],
    [{ minutesToResolve: is(0.2), people: is(1) }, 'Resolved in less than a minute by one person'],
    [{ severity: is('SEV1') }, 'SEV1 is the highest severity'],
    [{ severity: is('critical') }, '“critical” is read as the highest severity (1 of 5)'],
    [
      { minutesToMitigate: is(250) },
      'The impact lasted 4 h 10 min before it was mitigated; the policy asks for one from 4 hours',
    ],
    [{ people: is(6) }, 'Six people were pulled in'],
    [{ minutesToDetect: is(47) }, 'It took 47 minutes to notice'],
    [{ reopened: is(1) }, 'It was reopened once after it seemed over'],
    [{ flaps: is(3) }, 'It came back three times after it had cleared'],
    [{ surprise: [surprised] }, 'Somebody was surprised: “that is weird”'],
    [{ surprise: [surprised, surprised, surprised] }, 'Three messages show surprise: “that is weird”'],
    [{ peopleAtNight: is(2) }, '2 people worked on it at night'],
    [{ type: is('maintenance') }, 'It was planned maintenance'],
  ])('%j: %s', (facts, text) => {
    expect(textsOf(judge(facts))).toContain(text);
  });

  test('carry the events and incidents that prove them', () => {
    const { reasons } = judge({
      customers: is(1840, 'e7'),
      surprise: [surprised, { ...surprised, evidence: ['m2', 'm1'] }],
      repeats: [repeat('INC-31', 2)],
    });
    const byRule = new Map(reasons.map((reason) => [reason.rule, reason]));
    expect(byRule.get('customers')?.evidence).toEqual(['e7']);
    expect(byRule.get('surprise')?.evidence).toEqual(['m1', 'm2']);
    expect(byRule.get('repeat')?.related).toEqual(['id-INC-31']);
  });

  test('the side that carries the outcome comes first, the heaviest reason first', () => {
    const wanted = judge({
      severity: is('SEV2'),
      people: is(7),
      type: is('test'),
      customers: is(900),
      minutesToMitigate: is(70),
    });
    expect(wanted.reasons.map(({ weight }) => weight)).toEqual(['for', 'for', 'for', 'for', 'against']);
    const points = wanted.reasons.slice(0, 4).map((reason) => reason.points);
    expect(points).toEqual([...points].sort((a, b) => b - a));
    expect(judge({ severity: is('SEV3'), type: is('test') }).reasons[0]?.weight).toBe('against');
  });

  test('“not needed” says why, even when nothing is on record', () => {
    const { outcome, reasons, unknown } = judge({});
    expect(outcome).toBe('not-needed');
    expect(reasons).toEqual([
      {
        rule: 'too-little',
        weight: 'against',
        points: 0,
        evidence: [],
        text: 'Nothing on record asks for one. Not known: the severity, how long the impact lasted, how many customers were affected and how many people worked on it.',
      },
    ]);
    expect(unknown).toContain('the severity');
    expect(textsOf(judge({ severity: is('SEV3') }, { optionalFrom: 2 }))[0]).toMatch(
      /^What speaks for one adds up to 1 point; the policy starts at 2\./,
    );
  });

  test('a weight of 0 silences a rule', () => {
    expect(judge({ customers: is(1840) }, { manyCustomersWeight: 0, someCustomersWeight: 0 }).reasons).toHaveLength(1);
  });

  test('an incident that was reopened was not quick', () => {
    const facts = { minutesToResolve: is(4), people: is(1) };
    expect(judge(facts).reasons.map(({ rule }) => rule)).toContain('quick-and-quiet');
    expect(judge({ ...facts, reopened: is(1) }).reasons.map(({ rule }) => rule)).not.toContain('quick-and-quiet');
  });
});

test('the score is what the reasons add up to, and the outcome follows from it', () => {
  const decision = judge({ severity: is('SEV2'), people: is(7), type: is('test') });
  expect(decision.score).toBe(3 + 2 - 4);
  expect(outcomeOf(decision.score, DEFAULT_POLICY)).toBe(decision.outcome);
});
