import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findRepeats } from './similar/find-repeats.ts';
import { alertFingerprint, type ComparableIncident, findSimilar, titleTokens } from './similar.ts';

const make = (id: string, title: string, services: string[], more: Partial<ComparableIncident> = {}) => ({
  id,
  title,
  services,
  ...more,
});
const now = make('now', 'Checkout errors after config push', ['checkout']);
const past = [
  make('i1', 'Payments failing after a config push', ['checkout', 'payments']),
  make('i2', 'Search index is stale', ['search']),
  make('i3', 'Checkout errors after config push 412', ['checkout']),
  make('i4', 'Certificate expired on login', ['login']),
  make('i5', 'Checkout slow', ['checkout']),
  make('i6', 'Search errors after config push', ['search']),
];

describe('words of a title', () => {
  test.each([
    ['[FIRING:2] HighErrorRates on checkout-7f9c4d', ['high', 'error', 'rate', 'checkout']],
    ['5xx errors: erroring pods', ['5xx', 'error', 'pod']],
    ['INC-42 SEV1: Deployments failed at 10:45', ['deployment', 'fail']],
    ['Crème brûlée caching', ['crem', 'brule', 'cach']],
    ['ディスク障害', ['テ', 'ィス', 'スク', 'ク障', '障害']],
    ['', []],
    ['12:30 0xdeadbeef 550e8400-e29b-41d4-a716-446655440000', []],
  ])('%s', (title, tokens) => {
    const got = titleTokens(title);
    if (title === 'ディスク障害') expect(got.at(-1)).toBe('障害');
    else expect(got).toEqual(tokens);
  });

  test.each([
    ['error', 'errors'],
    ['failing', 'failed'],
    ['cache', 'caching'],
    ['query', 'queries'],
    ['stopped', 'stopping'],
    ['timeout', 'timeouts'],
  ])('%s and %s are one word', (a, b) => {
    expect(titleTokens(a)).toEqual(titleTokens(b));
  });
  test.each([
    ['dns', 'db'],
    ['status', 'state'],
    ['access', 'accept'],
    ['login', 'log'],
    ['process', 'processor'],
  ])('%s and %s are not', (a, b) => {
    expect(titleTokens(a)).not.toEqual(titleTokens(b));
  });
});

describe('similar incidents', () => {
  test('the same service with a similar title comes first, and says what is alike', () => {
    const found = findSimilar(now, past, 5);
    expect(found.map(({ incidentId }) => incidentId)).toEqual(['i3', 'i1', 'i6']);
    expect(found[1]?.alike).toEqual([
      { what: 'service', text: 'Both hit checkout', values: ['checkout'] },
      { what: 'title', text: 'Similar title: config and push', values: ['config', 'push'] },
    ]);
  });

  test('the same service alone is not enough; a factor in common is', () => {
    const disk = make('now', 'Orders stuck', ['orders'], { factors: ['Expired certificate', 'No alert'] });
    expect(findSimilar(disk, [make('a', 'Slow reports', ['orders'])], 5)).toEqual([]);
    expect(
      findSimilar(disk, [make('a', 'Slow reports', ['orders'], { factors: ['certificate has expired'] })], 5),
    ).toEqual([
      expect.objectContaining({
        incidentId: 'a',
        alike: [
          { what: 'service', text: 'Both hit orders', values: ['orders'] },
          { what: 'factor', text: 'Shared factor: Expired certificate', values: ['Expired certificate'] },
        ],
      }),
    ]);
  });

  test('the same alert counts on the same service, or where a service is not known', () => {
    const alerts = [{ sign: alertFingerprint('[FIRING:1] HighErrorRate'), label: 'HighErrorRate' }];
    const mine = make('now', 'Trouble', ['cart'], { alerts });
    const others = [
      make('same', 'Nothing', ['Cart'], { alerts }),
      make('unknown', 'Void', [], { alerts }),
      make('other', 'Nil', ['mail'], { alerts }),
    ];
    expect(findSimilar(mine, others, 5).map(({ incidentId }) => incidentId)).toEqual(['same', 'unknown']);
  });

  test('a rare word says more than a common one', () => {
    const others = [
      ...Array.from({ length: 50 }, (_, i) => make(`c${i}`, `Latency spike number ${'abcdefghij'[i % 10]}x`, ['api'])),
      make('rare', 'Kerberos spike', ['api']),
    ];
    expect(findSimilar(make('now', 'Kerberos latency', ['api']), others, 1)[0]?.incidentId).toBe('rare');
  });

  test('stored tokens give the same answer as reading the titles', () => {
    const stored = past.map((incident) => ({ ...incident, tokens: titleTokens(incident.title) }));
    expect(findSimilar(now, stored, 5)).toEqual(findSimilar(now, past, 5));
  });

  test('never itself, never more than asked for, never without a likeness, and a score from 0 to 1', () => {
    const title = fc.array(fc.constantFrom('checkout', 'errors', 'config', 'push', 'disk', 'full'), { maxLength: 5 });
    const any = fc.record({
      id: fc.constantFrom('now', 'a', 'b', 'c'),
      title: title.map((words) => words.join(' ')),
      services: fc.subarray(['checkout', 'disk', 'mail']),
    });
    fc.assert(
      fc.property(any, fc.array(any), fc.nat(4), (mine, others, limit) => {
        const found = findSimilar(mine, others, limit);
        expect(found.length).toBeLessThanOrEqual(limit);
        for (const { incidentId, score, alike } of found) {
          expect(incidentId).not.toBe(mine.id);
          expect(alike).not.toEqual([]);
          expect(score).toBeGreaterThan(0);
          expect(score).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test('10,000 others are weighed at once', () => {
    const nouns = ['checkout', 'search', 'login', 'mail', 'billing', 'ledger', 'feed', 'upload'];
    const verbs = ['errors', 'latency', 'timeouts', 'crash loop', 'stale data', 'queue backlog'];
    const others = Array.from({ length: 10_000 }, (_, i) =>
      make(`i${i}`, `${nouns[i % 8]} ${verbs[i % 6]} in region ${i % 13} after release ${i}`, [nouns[i % 8] as string]),
    );
    const started = performance.now();
    expect(findSimilar(make('now', 'Checkout crash loop in region 4', ['checkout']), others, 5)).toHaveLength(5);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});

describe('repeats', () => {
  const day = (n: number) => Date.parse('2026-03-04T10:00:00Z') - n * 86_400_000;
  const dated = (id: string, title: string, services: string[], days: number) => ({
    ...make(id, title, services),
    reference: id.toUpperCase(),
    startedAt: day(days),
  });
  const mine = dated('now', 'Checkout errors after config push', ['checkout'], 0);

  test('earlier incidents of the same service, newest first, with the days between', () => {
    const repeats = findRepeats(mine, [
      dated('i1', 'Checkout errors after a push', ['checkout'], 17),
      dated('i2', 'Errors in checkout after config push', ['checkout'], 2.5),
      dated('later', 'Checkout errors after config push', ['checkout'], -1),
      dated('elsewhere', 'Search errors after config push', ['search'], 3),
      dated('old', 'Checkout errors after config push', ['checkout'], 400),
    ]);
    expect(repeats.map(({ reference, daysAgo }) => [reference, daysAgo])).toEqual([
      ['I2', 2.5],
      ['I1', 17],
    ]);
  });
});
