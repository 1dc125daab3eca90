import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  EVENT_KINDS,
  type IncidentRecord,
  type Phase,
  type RecordEvent,
  type RecordPerson,
} from '#shared/incident-record.ts';
import { draftPostMortem } from './draft.ts';
import { sayDuration } from './local-time.ts';
import { CHECKOUT, SAMPLE_RECORDS } from './sample-records.ts';
import type { Draft, Sentence } from './shape.ts';

const everything = (draft: Draft): Sentence[] =>
  draft.sections.flatMap(({ sentences, items }) => [...sentences, ...(items ?? [])]);
const texts = (draft: Draft): Set<string> => new Set(everything(draft).map(({ text }) => text));

/** Things people and tools write during incidents; several carry meaning, some are noise, some are hostile. */
const LINES = [
  'deployed api v7 to production',
  'FIRING: error rate 7.5% on api',
  'RESOLVED: error rate 7.5% on api',
  'customers report they cannot log in',
  'looking',
  'declaring a sev2 incident',
  'I think it is the cache',
  'not the cache, that looks fine',
  'root cause: connection pool limited to 20',
  'turns out the certificate expired at midnight',
  'rolled back to v6',
  'restarted 3 workers',
  'all back to normal',
  'incident resolved',
  'still failing, errors are back',
  'we should add an alert for pool size',
  'TODO: document the rollback',
  'weird, I did not expect that',
  'luckily the queue kept 400 jobs',
  'no runbook for this',
  'this could happen again tomorrow',
  'ok',
  'lunch?',
  '<script>alert(1)</script> [x](javascript:alert(1))',
  'مرحبا \u202e 99 bottles',
];

const START = Date.UTC(2026, 2, 4, 22, 0, 0);
const instant = fc.integer({ min: 0, max: 60 * 60 * 30 }).map((s) => new Date(START + s * 1000).toISOString());
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });

const anEvent = fc.record({
  at: fc.oneof({ weight: 12, arbitrary: instant }, fc.constant('2026-02-30T10:00:00Z'), fc.constant(undefined)),
  kind: maybe(fc.constantFrom(...EVENT_KINDS)),
  text: fc.constantFrom(...LINES),
  actor: maybe(fc.constantFrom('@sam', 'Ana Ruiz', 'grafana', 'mina', 'Zoë')),
  source: maybe(fc.constantFrom('slack', 'grafana')),
  key: maybe(fc.boolean()),
});

const PEOPLE: RecordPerson[] = [
  { id: 'u1', name: 'Sam Okafor', handles: ['@sam'], role: 'lead' },
  { name: 'Ana Ruiz' },
];

const aRecord = fc
  .record({
    title: fc.constantFrom('API errors', 'Login down', '<b>bold</b>'),
    severity: maybe(fc.constantFrom('SEV1', 'P3')),
    services: maybe(fc.subarray(['api', 'login', 'search'])),
    status: maybe(fc.constantFrom('open' as const, 'resolved' as const)),
    timeZone: maybe(fc.constantFrom('Europe/Madrid', 'Asia/Kolkata', 'Mars/Olympus')),
    summary: maybe(fc.constantFrom('', 'Half of all logins failed.')),
    impact: maybe(
      fc.record({
        text: maybe(fc.constantFrom('7.5% of requests failed', 'Nobody could log in.')),
        customers: maybe(fc.constantFrom(0, 1, 31, 12345)),
      }),
    ),
    times: maybe(
      fc.record({
        impactStarted: maybe(instant),
        detected: maybe(instant),
        acknowledged: maybe(instant),
        mitigated: maybe(instant),
        resolved: maybe(instant),
      }),
    ),
    people: maybe(fc.constant(PEOPLE)),
    events: fc.array(anEvent, { maxLength: 25 }),
  })
  .map(
    ({ events, ...rest }): IncidentRecord => ({
      format: 'debrief.incident/v1',
      ...rest,
      events: events.map((event, index): RecordEvent => ({ id: `ev-${index}`, ...event })),
    }),
  );

/** All text of the record, as the draft may repeat it. */
const said = (record: IncidentRecord): string => JSON.stringify(record);

/** Every clock time, date and length that follows from the record's times. */
const tellable = (record: IncidentRecord, timeZone: string): Set<string> => {
  const instants = [...(record.events ?? []).map(({ at }) => at), ...Object.values(record.times ?? {})]
    .map((at) => Date.parse(at ?? ''))
    .filter((at) => !Number.isNaN(at));
  const words = new Set<string>();
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'long', timeStyle: 'short' });
  for (const at of instants) for (const part of format.format(at).match(/\d+/g) ?? []) words.add(part);
  for (const a of instants)
    for (const b of instants) for (const part of sayDuration(a, b).match(/\d+/g) ?? []) words.add(part);
  return words;
};

describe('every sentence is proved by the record', () => {
  const check = (record: IncidentRecord) => {
    const draft = draftPostMortem(record);
    const ids = new Set((record.events ?? []).map(({ id }) => id));
    for (const { text, evidence, facts } of everything(draft)) {
      expect(evidence.length, text).toBeGreaterThan(0);
      expect(new Set(evidence).size, text).toBe(evidence.length);
      for (const id of evidence) {
        if (ids.size > 0) expect(ids.has(id), `${text} cites ${id}`).toBe(true);
        else
          expect(
            facts?.map((path) => `#/${path.replaceAll('.', '/')}`),
            text,
          ).toContain(id);
      }
    }
    return draft;
  };

  test.each(Object.entries(SAMPLE_RECORDS))('%s', (_, record) => {
    check(record);
  });

  test('whatever the record', () => {
    fc.assert(
      fc.property(aRecord, (record) => void check(record)),
      { numRuns: 300 },
    );
  });

  test('no number, name or time comes from anywhere else', () => {
    fc.assert(
      fc.property(aRecord, (record) => {
        const draft = draftPostMortem(record);
        const source = said(record);
        const times = tellable(record, draft.timeZone);
        const counts = new Set([
          String((record.events ?? []).length),
          ...(record.events ?? []).map((_, index) => String(index)),
        ]);
        const names = [
          'Sam',
          'Ana',
          'Mina',
          'Zoë',
          'api',
          'login',
          'search',
          'SEV1',
          'P3',
          'grafana',
          'Madrid',
          'Kolkata',
        ];
        for (const { text } of everything(draft)) {
          for (const number of text.replaceAll(/(\d),(\d{3})/g, '$1$2').match(/\d+(?:\.\d+)?/g) ?? []) {
            const known = source.includes(number) || times.has(number) || counts.has(number);
            expect(known, `${number} in "${text}"`).toBe(true);
          }
          for (const name of names) {
            if (new RegExp(`\\b${name}\\b`, 'i').test(text)) expect(source.toLowerCase()).toContain(name.toLowerCase());
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  test('the same record gives the same draft', () => {
    fc.assert(
      fc.property(aRecord, (record) => {
        expect(draftPostMortem(record)).toEqual(draftPostMortem(structuredClone(record)));
      }),
      { numRuns: 50 },
    );
  });
});

/** The record without one fact, by its path. */
const without = (record: IncidentRecord, path: string): IncidentRecord => {
  const copy = structuredClone(record) as unknown as Record<string, never>;
  const keys = path.split('.');
  const last = keys.pop()!;
  const holder = keys.reduce<Record<string, never>>((value, key) => value[key] as never, copy);
  delete holder[last];
  return copy as unknown as IncidentRecord;
};

const FACTS = [
  'severity',
  'type',
  'services',
  'impact.text',
  'impact.customers',
  'times.impactStarted',
  'times.mitigated',
  'times.resolved',
  'people.0.role',
];

describe('taking a fact away takes away exactly what it proved', () => {
  const full = draftPostMortem(CHECKOUT);

  test.each(CHECKOUT.events!.map(({ id }) => id))('event %s', (id) => {
    const rest = draftPostMortem({ ...CHECKOUT, events: CHECKOUT.events!.filter((event) => event.id !== id) });
    const left = texts(rest);
    const isPhaseProof = Object.values(full.phases).some((phase) => phase?.evidence.includes(id));
    for (const { text, evidence, facts } of everything(full)) {
      if (evidence.includes(id) && !facts) expect(left.has(text), `still says: ${text}`).toBe(false);
      if (!evidence.includes(id) && !isPhaseProof) expect(left.has(text), `no longer says: ${text}`).toBe(true);
    }
  });

  test.each(FACTS)('field %s', (path) => {
    // A stated time that an event also shows does not go with the field alone: the event still proves it.
    const proofs = path.startsWith('times.')
      ? new Set(full.phases[path.slice(6) as Phase]!.evidence)
      : new Set<string>();
    const bare = without(CHECKOUT, path);
    const left = texts(draftPostMortem({ ...bare, events: bare.events!.filter(({ id }) => !proofs.has(id)) }));
    const about = everything(full).filter(({ facts }) => facts?.includes(path));
    expect(about.length).toBeGreaterThan(0);
    for (const { text } of about) expect(left.has(text), `still says: ${text}`).toBe(false);
    if (path.startsWith('times.') || path.startsWith('people.')) return;
    for (const { text, facts } of everything(full)) {
      if (!facts?.includes(path)) expect(left.has(text), `no longer says: ${text}`).toBe(true);
    }
  });

  test('whatever the record, without an event nothing of its words is left', () => {
    fc.assert(
      fc.property(aRecord, fc.nat(), (record, pick) => {
        const events = record.events ?? [];
        fc.pre(events.length > 0);
        const gone = events[pick % events.length]!;
        const marked = { ...gone, text: `${gone.text} zq7x` };
        const before = texts(
          draftPostMortem({ ...record, events: events.map((event) => (event === gone ? marked : event)) }),
        );
        const after = [...texts(draftPostMortem({ ...record, events: events.filter((event) => event !== gone) }))];
        expect(after.filter((text) => text.includes('zq7x'))).toEqual([]);
        expect(after.filter((text) => before.has(text) && text.includes(gone.id))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});
