import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RuleEvent } from '../event-words.ts';
import { findDifficulty } from './find-difficulty.ts';
import { findFlapping } from './find-flapping.ts';
import { findNearMiss } from './find-near-miss.ts';
import { findSurprise } from './find-surprise.ts';

const T0 = Date.parse('2026-03-04T10:00:00Z');
const said = (text: string, more: Partial<RuleEvent> = {}): RuleEvent => ({
  id: 'e1',
  at: T0,
  kind: 'message',
  actor: 'Ana',
  text,
  ...more,
});
const conversation = (...texts: string[]): RuleEvent[] =>
  texts.map((text, i) => said(text, { id: `e${i + 1}`, at: T0 + i * 60_000 }));

describe('surprise', () => {
  test.each([
    'I have no idea why it picked the old key',
    "no clue what's going on here",
    'that is really weird',
    'Weird. Memory is flat.',
    "hm, that's strange",
    "That shouldn't be possible",
    "this shouldn't even happen with the limiter on",
    'how is that possible?',
    'How can that be',
    'wtf',
    'This was completely unexpected',
    "I'm confused, which cluster is this?",
    'makes no sense to me',
    "That doesn't add up",
    "I don't understand why the replica is ahead",
    'latency went up out of nowhere',
    'never seen this before',
    "We didn't expect the queue to drain twice",
    'not what I expected',
    'strangely enough the other region is fine',
    'That’s odd',
  ])('“%s” is one, with the message as evidence', (text) => {
    const signs = findSurprise([said(text)]).filter(({ kind }) => kind === 'surprise');
    expect(signs).toEqual([{ kind: 'surprise', quote: text, evidence: ['e1'] }]);
  });

  test.each([
    'Looking at the dashboards now',
    "nothing weird in the logs, it's as expected",
    'not surprised, we saw this on Monday',
    'Error: unexpected token < in JSON at position 0',
    'ERROR unexpected: confused parser',
    "that shouldn't be a problem",
    'the `weird` flag is set',
    '> that is weird\nno, it is the cache as always',
    '```\nwtf\n```',
    'No surprises in the deploy diff',
    'we should roll back',
    'Rolled back to the previous version',
    'does that make sense?',
  ])('“%s” is none', (text) => {
    expect(findSurprise([said(text)])).toEqual([]);
  });

  test('alerts and programs are never surprised', () => {
    expect(findSurprise([said('unexpected restart of checkout', { kind: 'alert' })])).toEqual([]);
    expect(findSurprise([said('This is weird', { actor: 'deploybot' })])).toEqual([]);
  });

  test('any text is read without a fault, and quickly', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), (text) => {
        for (const sign of [...findSurprise([said(text)]), ...findDifficulty([said(text)])]) {
          expect(sign.evidence).toEqual(['e1']);
        }
      }),
    );
    const started = performance.now();
    findSurprise(
      conversation('weird '.repeat(20_000), 'how '.repeat(30_000), ' '.repeat(100_000), 'that '.repeat(20_000)),
    );
    findDifficulty(conversation('no docs '.repeat(20_000), "can't find the ".repeat(9_000), 'who owns'.repeat(12_000)));
    expect(performance.now() - started).toBeLessThan(500);
  });
});

describe('an explanation that turned out wrong', () => {
  const wrong = (...texts: string[]) =>
    findSurprise(conversation(...texts)).filter(({ kind }) => kind === 'wrong-explanation');

  test('names what was believed, and proves it with both messages', () => {
    expect(
      wrong(
        'I think it is the payment gateway timing out',
        'checking',
        'Gateway is fine; v412 dropped the retry budget',
      ),
    ).toEqual([
      {
        kind: 'wrong-explanation',
        quote: 'I think it is the payment gateway timing out',
        evidence: ['e1', 'e3'],
      },
    ]);
  });
  test.each([
    'Total red herring.',
    'I was wrong',
    'my first theory was wrong',
    'turns out it was not the cache',
    'scratch that',
  ])('“%s” says so by itself', (text) => {
    expect(wrong('looking', text).map(({ evidence }) => evidence)).toEqual([['e2']]);
  });
  test.each([
    [['the gateway is fine', 'I think it is the payment gateway']],
    [['I think it is the database', 'the load balancer is fine']],
    [['I think it is the cache', 'yes, it is the cache']],
    [['lunch is fine']],
  ])('%j holds none', (texts) => {
    expect(wrong(...texts)).toEqual([]);
  });
  test('an explanation of yesterday is not contradicted by a report of today', () => {
    const [guess, report] = conversation('I think it is the gateway', 'gateway is fine') as [RuleEvent, RuleEvent];
    expect(findSurprise([guess, { ...report, at: T0 + 24 * 3_600_000 }])).toEqual([]);
  });
});

describe('hard to respond to', () => {
  test.each([
    ['There is no runbook for this', 'no-runbook'],
    ["I can't find the runbook", 'no-runbook'],
    ['the docs are out of date', 'no-runbook'],
    ['who owns the ledger service?', 'no-owner'],
    ['no idea who to page', 'no-owner'],
    ["couldn't find an owner", 'no-owner'],
    ["I don't have access to prod", 'no-access'],
    ["we can't log in to the bastion", 'no-access'],
    ['waiting for prod access', 'no-access'],
    ['We are missing logs, flying blind', 'no-sight'],
    ['Grafana is down', 'no-sight'],
    ['no answer from the vendor', 'no-answer'],
    ["can't reach the database on-call", 'no-answer'],
    ['paged them again', 'no-answer'],
  ])('“%s” is %s', (text, kind) => {
    expect(findDifficulty([said(text)])).toEqual([{ kind, quote: text, evidence: ['e1'] }]);
  });
  test.each([
    'following the runbook',
    'the runbook says restart it',
    'I have access',
    'logs look normal',
    'who is joining the call?',
    'dashboard is green',
    'Permission denied (publickey)',
  ])('“%s” is not', (text) => {
    expect(findDifficulty([said(text)])).toEqual([]);
  });
  test('a chatty channel does not flood the reason', () => {
    expect(findDifficulty(Array.from({ length: 50 }, (_, i) => said('no runbook', { id: `e${i}` })))).toHaveLength(5);
  });
});

describe('near miss and flapping', () => {
  test.each(['that was a close call', 'we got lucky', 'could have been much worse'])('“%s” is a near miss', (text) => {
    expect(findNearMiss([said(text)])).toEqual(['e1']);
  });
  test('close to done is not', () => {
    expect(findNearMiss(conversation('we are close', 'call me', 'good luck'))).toEqual([]);
  });
  test('counts how often the same alert came back after it cleared', () => {
    const alerts = ['[FIRING:1] HighErrorRate checkout', '[RESOLVED] HighErrorRate checkout'];
    const events = [...alerts, ...alerts, ...alerts, alerts[0] as string].map((text, i) =>
      said(text, { id: `a${i}`, kind: 'alert', actor: null, source: 'alertmanager' }),
    );
    expect(findFlapping(events)).toEqual({ value: 3, evidence: ['a2', 'a4', 'a6'] });
  });
  test('different alerts that fire and clear once each do not flap', () => {
    const events = ['FIRING disk full', 'RESOLVED disk full', 'FIRING high latency', 'RESOLVED high latency'].map(
      (text, i) => said(text, { id: `a${i}`, kind: 'alert' }),
    );
    expect(findFlapping(events).value).toBe(0);
  });
});
