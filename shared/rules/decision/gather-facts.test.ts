import { describe, expect, test } from 'vitest';
import { decide } from '../decision.ts';
import type { RuleEvent } from '../event-words.ts';
import { decisionFacts } from './facts.ts';
import { gatherFacts, type IncidentToJudge } from './gather-facts.ts';
import { DEFAULT_POLICY } from './policy.ts';

const minute = (n: number) => Date.parse('2026-03-04T01:00:00Z') + n * 60_000;
const events: RuleEvent[] = [
  { id: 'a1', at: minute(3), kind: 'alert', text: '[FIRING] 5xx on checkout', source: 'alertmanager' },
  { id: 'm1', at: minute(6), kind: 'message', actor: 'ana', text: 'I think it is the payment gateway timing out' },
  { id: 'm2', at: minute(9), kind: 'message', actor: 'sam', text: "gateway is fine, that's weird" },
  { id: 'm3', at: minute(12), kind: 'message', actor: 'sam', text: 'there is no runbook for this' },
  { id: 'm4', at: minute(20), kind: 'message', actor: 'ana', text: 'we got lucky that it was night' },
];
const incident: IncidentToJudge = {
  severity: 'SEV2',
  type: 'production',
  impact: { text: '4% of checkouts failed', customers: 1840, evidence: ['m9'] },
  phases: {
    impactStarted: { at: minute(0), evidence: ['a0'] },
    detected: { at: minute(3), evidence: ['a1'] },
    mitigated: { at: minute(41), evidence: ['x1'] },
    resolved: { at: minute(80), evidence: ['x2'] },
  },
  participants: [
    { key: 'ana', role: 'lead', timeZone: 'Europe/Madrid', team: 'payments', did: [{ evidence: ['m1'] }] },
    { key: 'sam', role: 'responder', timeZone: 'America/Los_Angeles', team: 'web', did: [{ evidence: ['m2', 'm3'] }] },
    { key: 'eve', role: 'observer', timeZone: 'Europe/Madrid' },
  ],
  events,
};

describe('the facts of an incident', () => {
  test('are read from it, with the events that prove them', () => {
    const facts = gatherFacts(incident);
    expect(facts).toMatchObject({
      severity: { value: 'SEV2' },
      minutesToDetect: { value: 3, evidence: ['a0', 'a1'] },
      minutesToMitigate: { value: 41, evidence: ['a0', 'x1'] },
      minutesToResolve: { value: 80, evidence: ['a0', 'x2'] },
      customers: { value: 1840, evidence: ['m9'] },
      people: { value: 2, evidence: ['m1', 'm2'] },
      teams: { value: 2 },
      peopleAtNight: { value: 1, evidence: ['m1'] },
      nearMiss: { value: true, evidence: ['m4'] },
      flaps: { value: 0 },
    });
    expect(facts.surprise.map(({ kind, evidence }) => [kind, evidence])).toEqual([
      ['surprise', ['m2']],
      ['wrong-explanation', ['m1', 'm2']],
    ]);
    expect(facts.difficulty.map(({ kind }) => kind)).toEqual(['no-runbook']);
    expect(decisionFacts.parse(JSON.parse(JSON.stringify(facts)))).toEqual(JSON.parse(JSON.stringify(facts)));
  });

  test('with the writer of each event known, all that a person did at night is seen', () => {
    const { peopleAtNight } = gatherFacts({ ...incident, doneBy: ({ actor }) => actor ?? undefined });
    expect(peopleAtNight).toEqual({ value: 1, evidence: ['m1', 'm4'] });
  });

  test('of an incident about which nothing is recorded are none, and nothing is guessed', () => {
    const facts = gatherFacts({ phases: {}, participants: [], events: [] });
    const known = Object.entries(facts).filter(([, fact]) => fact && !(Array.isArray(fact) && fact.length === 0));
    expect(known).toEqual([['flaps', { value: 0, evidence: [] }]]);
    expect(decide(facts, DEFAULT_POLICY)).toMatchObject({ outcome: 'not-needed', score: 0 });
  });

  test('nobody on record is not nobody at work; an alert that cleared with nobody about is', () => {
    const fired: RuleEvent = {
      id: 'a1',
      at: minute(0),
      kind: 'alert',
      text: '[FIRING] disk full',
      source: 'alertmanager',
    };
    const cleared: RuleEvent = { ...fired, id: 'a2', at: minute(4), text: '[RESOLVED] disk full' };
    const quiet = {
      phases: { resolved: { at: minute(4), evidence: ['a2'] } },
      participants: [],
      events: [fired, cleared],
    };
    expect(gatherFacts(quiet).people).toEqual({ value: 0, evidence: ['a2'] });
    expect(gatherFacts({ ...quiet, events: [fired, { ...cleared, kind: 'note' }] }).people).toBeUndefined();
    expect(gatherFacts({ ...quiet, participants: [{ key: 'ana', role: 'observer' }] }).people?.value).toBe(0);
  });

  test('clocks that disagree give no duration', () => {
    const phases = { impactStarted: { at: minute(9), evidence: [] }, detected: { at: minute(3), evidence: [] } };
    expect(gatherFacts({ ...incident, phases }).minutesToDetect).toBeUndefined();
  });

  test('taking the proof away takes the reason away', () => {
    const rules = (gone: string) =>
      decide(gatherFacts({ ...incident, events: events.filter(({ id }) => id !== gone) }), DEFAULT_POLICY).reasons.map(
        ({ rule }) => rule,
      );
    expect(rules('none')).toContain('hard-response');
    expect(rules('m3')).not.toContain('hard-response');
    expect(rules('m1')).not.toContain('wrong-explanation');
    expect(rules('m4')).not.toContain('near-miss');
  });

  test('50,000 messages are read in well under a second', () => {
    const chatter = [
      'ok',
      'looking at the graphs now',
      'should we page them?',
      'no, it shows the same on my side',
      'deploy is running, 40% done',
    ];
    const many = Array.from(
      { length: 50_000 },
      (_, i): RuleEvent => ({
        id: `c${i}`,
        at: minute(i / 100),
        kind: 'message',
        actor: `person ${i % 9}`,
        text: `${chatter[i % 5]} (${i})`,
      }),
    );
    const started = performance.now();
    gatherFacts({ ...incident, events: many, doneBy: ({ actor }) => actor ?? undefined });
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
