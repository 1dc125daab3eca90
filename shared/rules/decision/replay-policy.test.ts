import { expect, test } from 'vitest';
import { NO_FACTS } from './facts.ts';
import { DEFAULT_POLICY } from './policy.ts';
import { replayPolicy } from './replay-policy.ts';

const is = (value: number) => ({ value, evidence: [] });
const severity = (value: string) => ({ value, evidence: [] });
const incidents = [
  { incidentId: 'big', facts: { ...NO_FACTS, severity: severity('SEV1'), customers: is(900) } },
  { incidentId: 'small', facts: { ...NO_FACTS, customers: is(200), severity: severity('SEV3') } },
  { incidentId: 'planned', facts: { ...NO_FACTS, type: severity('maintenance') } },
];
const replay = (changes: object) => replayPolicy(incidents, DEFAULT_POLICY, { ...DEFAULT_POLICY, ...changes });

test('the same policy changes nothing', () => {
  expect(replay({}).map(({ incidentId, change, reasons }) => [incidentId, change, reasons])).toEqual([
    ['big', 'same', []],
    ['small', 'same', []],
    ['planned', 'same', []],
  ]);
});

test('a lower bar for customers asks for one more, and says which reason did it', () => {
  const rows = replay({ manyCustomersFrom: 150 });
  expect(rows.map(({ before, after, change }) => [before.outcome, after.outcome, change])).toEqual([
    ['required', 'required', 'same'],
    ['optional', 'recommended', 'more'],
    ['not-needed', 'not-needed', 'same'],
  ]);
  expect(rows[1]?.reasons).toEqual([
    'Weighs more for it: 200 customers were affected; the policy asks for one from 150',
  ]);
});

test('a rule switched off, and thresholds that move', () => {
  const silent = { manyCustomersWeight: 0, someCustomersWeight: 0 };
  expect(replay(silent)[0]).toMatchObject({
    change: 'less',
    reasons: ['No longer counts: 900 customers were affected; the policy asks for one from 500'],
  });
  expect(replay({ requiredFrom: 20 })[0]).toMatchObject({ change: 'less', reasons: ['The thresholds moved'] });
});
