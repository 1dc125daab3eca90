import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PHASES } from '#shared/incident-record.ts';
import type { RuleEvent } from './event-words.ts';
import { derivePhaseTimes, findPhaseProblems } from './phase-times.ts';

const at = (clock: string): number => Date.parse(`2026-03-04T${clock.length === 5 ? `${clock}:00` : clock}Z`);
const event = (id: string, clock: string, kind: RuleEvent['kind'], text: string): RuleEvent => ({
  id,
  at: at(clock),
  kind,
  text,
});

const INCIDENT: RuleEvent[] = [
  event('deploy', '10:01', 'deploy', 'checkout v412'),
  event('alert', '10:05', 'alert', '5xx rate above 2%'),
  event('ack', '10:07', 'message', "I'm on it"),
  event('chat', '10:20', 'message', 'is it back to normal?'),
  event('rollback', '10:38', 'action', 'Rolled back to v411'),
  event('normal', '10:41', 'message', 'error rate back to normal'),
  event('closed', '11:20', 'status-change', 'Incident resolved'),
];

describe('stated times', () => {
  test('win over what events say, and are paired with the event that proves them', () => {
    const times = derivePhaseTimes(INCIDENT, { mitigated: at('10:40'), resolved: at('11:20') });
    expect(times.mitigated).toMatchObject({ at: at('10:40'), basis: 'stated', evidence: ['normal'] });
    expect(times.resolved).toMatchObject({ basis: 'stated', evidence: ['closed'] });
  });

  test('without any event that shows them they stand alone', () => {
    expect(derivePhaseTimes(INCIDENT, { acknowledged: at('08:00') }).acknowledged).toMatchObject({
      evidence: [],
      basis: 'stated',
    });
  });

  test('a change at the start is not the proof of the start', () => {
    expect(derivePhaseTimes(INCIDENT, { impactStarted: at('10:01') }).impactStarted?.evidence).not.toContain('deploy');
  });
});

describe('derived times', () => {
  test('come from alerts, acknowledgements, recovery and status changes', () => {
    const times = derivePhaseTimes(INCIDENT, {});
    expect(times.detected).toMatchObject({ at: at('10:05'), evidence: ['alert'], basis: 'derived' });
    expect(times.acknowledged?.evidence).toEqual(['ack']);
    expect(times.mitigated?.evidence).toEqual(['normal']);
    expect(times.resolved?.evidence).toEqual(['closed']);
  });

  test('are never invented: without a word about the start there is no start', () => {
    expect(derivePhaseTimes(INCIDENT, {}).impactStarted).toBeUndefined();
    expect(derivePhaseTimes([event('a', '10:00', 'message', 'lunch?')], {})).toEqual(
      Object.fromEntries(PHASES.map((phase) => [phase, undefined])),
    );
  });

  test('a recovery that did not last is not the end', () => {
    const flapping = [
      event('alert', '10:00', 'alert', 'latency above 2 s'),
      event('early', '10:10', 'message', 'back to normal'),
      event('again', '10:20', 'message', 'spoke too soon, failing again'),
      event('late', '10:50', 'message', 'back to normal'),
    ];
    expect(derivePhaseTimes(flapping, {}).mitigated?.evidence).toEqual(['late']);
  });

  test('alerts alone: the first that fired, and the last when it cleared', () => {
    const alerts = [
      event('up', '02:10', 'alert', 'FIRING: disk above 90%'),
      event('down', '03:44', 'alert', 'RESOLVED: disk above 90%'),
    ];
    const times = derivePhaseTimes(alerts, {});
    expect(times.detected?.evidence).toEqual(['up']);
    expect(times.resolved?.evidence).toEqual(['down']);
    expect(times.mitigated).toBeUndefined();
  });

  test('alerts that still fire resolve nothing', () => {
    expect(derivePhaseTimes([event('up', '02:10', 'alert', 'FIRING: disk above 90%')], {}).resolved).toBeUndefined();
  });

  test('events arrive in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(INCIDENT, { minLength: INCIDENT.length }), (shuffled) => {
        expect(derivePhaseTimes(shuffled, {})).toEqual(derivePhaseTimes(INCIDENT, {}));
      }),
    );
  });

  test('every piece of evidence is one of the events', () => {
    const texts = [
      'back to normal',
      'incident resolved',
      'outage starts',
      'looking',
      'users report errors',
      'still failing',
      'ok',
    ];
    const kinds = ['alert', 'message', 'status-change', 'action', 'note'] as const;
    const some = fc.array(
      fc.record({ minute: fc.nat(600), kind: fc.constantFrom(...kinds), text: fc.constantFrom(...texts) }),
    );
    fc.assert(
      fc.property(some, (raw) => {
        const events = raw.map(({ minute, kind, text }, index) => ({
          id: `e${index}`,
          at: minute * 60_000,
          kind,
          text,
        }));
        for (const time of Object.values(derivePhaseTimes(events, {}))) {
          if (!time) continue;
          expect(time.evidence).toHaveLength(1);
          expect(events.find(({ id }) => id === time.evidence[0])?.at).toBe(time.at);
        }
      }),
    );
  });
});

describe('times that cannot both be right', () => {
  test('are reported and left as they are', () => {
    const times = derivePhaseTimes([], { impactStarted: at('10:00'), mitigated: at('09:00') });
    expect(times.mitigated?.at).toBe(at('09:00'));
    expect(findPhaseProblems(times)).toMatchObject([{ phases: ['impactStarted', 'mitigated'] }]);
  });

  test('an early warning is no contradiction', () => {
    expect(findPhaseProblems(derivePhaseTimes([], { impactStarted: at('10:00'), detected: at('09:55') }))).toEqual([]);
  });
});
