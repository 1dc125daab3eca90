import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ComparableIncident, findSimilar } from '../similar.ts';
import { alertSign } from './alert-sign.ts';
import { readCauses } from './causes.ts';
import { readLikeness } from './read-likeness.ts';

describe('what an alert is known by', () => {
  test.each([
    ['[FIRING:2] HighErrorRate: 12 % of requests fail on web-7f9c', 'HighErrorRate'],
    ['HighErrorRate: 44 % of requests fail on web-11aa', 'HighErrorRate'],
    ['PagerDuty triggered: disk almost full on db-3', 'disk almost full on db-3'],
  ])('%s', (text, label) => expect(alertSign(text)?.label).toBe(label));
  test('a rule by its name, whatever follows; words by what stays of them', () => {
    expect(alertSign('HighErrorRate: 44 % on a')?.sign).toBe(alertSign('[RESOLVED] HighErrorRate, now 0')?.sign);
    expect(alertSign('queue depth over 20,000')?.sign).toBe(alertSign('queue depth over 31')?.sign);
    expect(alertSign('disk full')?.sign).not.toBe(alertSign('memory full')?.sign);
    expect(alertSign('12:30')).toBeUndefined();
  });
});

describe('causes', () => {
  test.each([
    ['The TLS certificate had quietly expired', 'expired-certificate'],
    ['An expired cert', 'expired-certificate'],
    ['no space left on device', 'disk-full'],
    ['All connections of the pool were exhausted', 'pool-exhausted'],
    ['A bad config push', 'config'],
    ['a thundering herd of clients', 'thundering-herd'],
    ['Transaction ID wraparound', 'id-overflow'],
    ['the index was dropped by a job', 'deleted-data'],
  ])('%s', (text, sign) => expect(readCauses(text).map((one) => one.sign)).toContain(sign));
  test.each(['It was not DNS', 'We ruled out the DNS', 'The certificate of honour was handed over', 'All is well'])(
    'nothing in: %s',
    (text) => expect(readCauses(text)).toEqual([]),
  );
  test('each once, and fast in hostile text', () => {
    expect(readCauses('dns dns DNS')).toHaveLength(1);
    for (const piece of ['certificate ', 'pool a b ', 'disk of the ', 'lock ']) readCauses(piece.repeat(4_000));
  });
});

const words = fc.constantFrom(
  'certificate expired',
  'pool exhausted',
  'slow page',
  'disk full',
  'queue backed up',
  'dns',
);
const incident = (id: string) =>
  fc
    .record({
      title: fc.array(words, { minLength: 1, maxLength: 3 }).map((all) => all.join(' ')),
      summary: fc.array(words, { maxLength: 3 }).map((all) => all.join('. ')),
      services: fc.subarray(['web', 'core']),
      alert: fc.option(fc.constantFrom('HighErrorRate: 3', 'DiskFull: 2'), { nil: undefined }),
      factors: fc.subarray(['No limit on retries', 'Renewal by hand']),
      startedAt: fc.integer({ min: 0, max: 500 }).map((day) => day * 86_400_000),
    })
    .map(({ title, summary, services, alert, factors, startedAt }): ComparableIncident => {
      const read = readLikeness({ title, summary, impact: '', alerts: alert ? [alert] : [], told: [] });
      const { titleWords: tokens, words: text, alerts, causes } = read;
      return { id, title, services, factors, tokens, words: text, alerts, causes, startedAt };
    });
const scoreOf = (a: ComparableIncident, b: ComparableIncident) => findSimilar(a, [b])[0]?.score ?? 0;

describe('laws of likeness', () => {
  test('the same seen from either side', () => {
    fc.assert(
      fc.property(incident('a'), incident('b'), (a, b) => {
        expect(scoreOf(a, b)).toBeCloseTo(scoreOf(b, a), 9);
      }),
    );
  });
  test('one thing more in common, or less time between, never makes it less alike', () => {
    fc.assert(
      fc.property(incident('a'), incident('b'), (a, b) => {
        const alert = { sign: 'same', label: 'Same' };
        const more = scoreOf(
          { ...a, alerts: [...(a.alerts ?? []), alert] },
          { ...b, alerts: [...(b.alerts ?? []), alert] },
        );
        expect(more).toBeGreaterThanOrEqual(scoreOf(a, b) - 1e-9);
        expect(scoreOf(a, { ...b, startedAt: a.startedAt ?? 0 })).toBeGreaterThanOrEqual(scoreOf(a, b) - 1e-9);
      }),
    );
  });
  test('the order of services, factors and candidates changes nothing', () => {
    fc.assert(
      fc.property(incident('a'), fc.array(incident('x'), { maxLength: 5 }), (a, list) => {
        const others = list.map((one, at) => ({ ...one, id: `o${at}` }));
        const turned = others.toReversed().map((one) => ({
          ...one,
          services: [...one.services].reverse(),
          factors: [...(one.factors ?? [])].reverse(),
        }));
        const scores = (found: ReturnType<typeof findSimilar>) =>
          new Map(found.map(({ incidentId, score }) => [incidentId, Number(score.toFixed(9))]));
        expect(scores(findSimilar(a, turned, 9))).toEqual(scores(findSimilar(a, others, 9)));
      }),
    );
  });
  test('what people said holds: never shown when not the same, first when the same', () => {
    fc.assert(
      fc.property(incident('a'), incident('b'), incident('c'), (a, b, c) => {
        const said = new Map([
          ['b', { verdict: 'not-same' as const, by: 'Ana' }],
          ['c', { verdict: 'same' as const, by: 'Ana' }],
        ]);
        const found = findSimilar(a, [b, c], 5, said);
        expect(found.map(({ incidentId }) => incidentId)).toEqual(['c']);
        expect(found[0]?.alike[0]?.text).toBe('Said to be the same by Ana');
      }),
    );
  });
});
