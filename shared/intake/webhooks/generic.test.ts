import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, type Known } from './apply-in-memory.test-support.ts';
import { readWebhook, WEBHOOK_KINDS } from './index.ts';

const NOW = '2026-03-04T12:00:00.000Z';
const read = (body: unknown) => {
  const reading = readWebhook('generic', body, {}, NOW);
  if (!reading.ok) throw new Error(reading.why);
  return reading;
};
const play = (...bodies: unknown[]) => {
  const known: Known = [];
  for (const body of bodies) apply(known, read(body).commands);
  return known;
};

describe('generic', () => {
  it('reads an incident with its events', () => {
    const body = {
      incident: {
        externalId: 'ext-1',
        title: 'Search is slow',
        severity: 'SEV3',
        status: 'open',
        services: ['search'],
        startedAt: '2026-03-04T10:00:00Z',
        url: 'https://status.example/1',
        lead: { name: 'Noor Haddad', email: 'noor@shop.example' },
      },
      events: [
        {
          at: '2026-03-04T10:01:00Z',
          kind: 'alert',
          text: 'p95 above 4 s',
          externalId: 'e1',
          key: true,
          url: 'https://graphs.example/1',
        },
        { at: 1772618520, text: 'restarted the indexer', actor: 'Noor Haddad' },
        'p95 is back to normal',
      ],
    };
    const [incident] = play(body);
    expect(incident).toMatchObject({ title: 'Search is slow', severity: 'SEV3', status: 'open' });
    expect(incident!.people.get('Noor Haddad')).toBe('lead');
    const events = [...incident!.events.values()];
    expect(events.map((event) => [event.kind, event.text])).toEqual([
      ['status-change', 'Incident opened: Search is slow'],
      ['alert', 'p95 above 4 s'],
      ['action', 'restarted the indexer'],
      ['observation', 'p95 is back to normal'],
    ]);
    expect(events[1]).toMatchObject({ externalId: 'e1', key: true, url: 'https://graphs.example/1' });
    expect(events[2]!.at).toBe('2026-03-04T10:02:00.000Z');
    expect(events[3]).toMatchObject({ at: NOW, assumedAt: true });
  });

  it('takes the flat form, other spellings and a later resolution', () => {
    const known = play(
      { external_id: 'ext-2', title: 'Mail is late', priority: 'P3', service: 'mail', started_at: '2026-03-04 10:00' },
      { externalId: 'ext-2', status: 'Closed', resolvedAt: '2026-03-04T11:00:00+01:00' },
    );
    expect(known.length).toBe(1);
    expect(known[0]).toMatchObject({ title: 'Mail is late', severity: 'P3', status: 'resolved' });
    expect([...known[0]!.events.values()].at(-1)!.at).toBe('2026-03-04T10:00:00.000Z');
  });

  it('adds a single event to an incident that exists', () => {
    const known = play(
      { externalId: 'ext-3', title: 'Login fails' },
      { incident: 'ext-3', at: '2026-03-04T10:10:00Z', text: 'Let’s fail over', actor: 'Noor Haddad' },
    );
    expect([...known[0]!.events.values()].at(-1)).toMatchObject({ kind: 'decision', actor: 'Noor Haddad' });
  });

  it('stores an event once however often it is sent, and an edited one as an edit', () => {
    const event = { incident: 'ext-4', text: 'seeing 500s' };
    const known = play(
      { externalId: 'ext-4', title: 'x' },
      event,
      event,
      { incident: 'ext-4', externalId: 'e', text: 'one' },
      { incident: 'ext-4', externalId: 'e', text: 'two' },
    );
    expect([...known[0]!.events.values()].map((each) => each.text)).toEqual([
      'Incident opened: x',
      'seeing 500s',
      'two',
    ]);
  });

  it('reads an incident record, its times in its own zone', () => {
    const record = {
      format: 'debrief.incident/v1',
      title: 'Checkout errors after config push',
      severity: 'SEV2',
      services: ['checkout'],
      status: 'resolved',
      timeZone: 'Europe/Madrid',
      impact: { text: '4% of checkouts failed', customers: 1840 },
      times: {
        impactStarted: '2026-03-04T11:02:00',
        detected: null,
        mitigated: '2026-03-04T10:41:00Z',
        resolved: '2026-03-04T11:20:00Z',
      },
      people: [{ id: 'u1', name: 'Sam Okafor', handles: ['@sam'], role: 'lead' }],
      events: [
        {
          id: 'e1',
          at: '2026-03-04T10:05:12Z',
          kind: 'alert',
          text: '5xx rate above 2%',
          source: 'alertmanager',
          basis: 'recorded',
          key: false,
        },
      ],
    };
    const reading = read(record);
    expect(reading.commands[0]).toMatchObject({
      type: 'open',
      startedAt: '2026-03-04T10:02:00.000Z',
      services: ['checkout'],
    });
    expect(reading.commands.find((command) => command.type === 'update')).toMatchObject({
      fields: {
        impact: { text: '4% of checkouts failed', customers: 1840 },
        times: { impactStarted: '2026-03-04T10:02:00.000Z' },
      },
    });
    expect(
      reading.commands.filter((command) => command.type === 'status').map((command) => [command.status, command.at]),
    ).toEqual([
      ['mitigated', '2026-03-04T10:41:00.000Z'],
      ['resolved', '2026-03-04T11:20:00.000Z'],
    ]);
    expect(play(record, record).length).toBe(1);
    expect(play(record)[0]!.people.get('Sam Okafor')).toBe('lead');
  });

  it('says what it could not use', () => {
    const { notes } = read({
      externalId: 'ext-5',
      title: 'x',
      status: 'sleeping',
      startedAt: '2026-02-30T10:00:00Z',
      events: [{ text: '' }, {}],
    });
    expect(notes.length).toBe(4);
    expect(notes.join(' ')).toContain('2026-02-30');
  });

  it('reads a list one by one and refuses it whole when one is unknown', () => {
    expect(
      play([
        { externalId: 'a', title: 'A' },
        { externalId: 'b', title: 'B' },
      ]).length,
    ).toBe(2);
    expect(readWebhook('generic', [{ externalId: 'a', title: 'A' }, { colour: 'red' }], {}, NOW)).toMatchObject({
      ok: false,
      why: expect.stringContaining('Entry 2'),
    });
  });

  it.each([
    null,
    'text',
    7,
    {},
    { colour: 'red' },
    { id: 9, type: 'job' },
    { incident: 'ext-1' },
    { format: 'debrief.incident/v9', title: 'x' },
  ])('answers %j with a sentence that says what was expected', (body) => {
    expect(readWebhook('generic', body, {}, NOW)).toMatchObject({
      ok: false,
      why: expect.stringMatching(/[Ee]xpected|needs/),
    });
  });
});

describe('readWebhook', () => {
  it('answers an unknown kind with the known ones', () => {
    expect(readWebhook('constructor', {}, {}, NOW)).toMatchObject({
      ok: false,
      why: expect.stringContaining(WEBHOOK_KINDS.join(', ')),
    });
  });

  it('never throws, and reads the same body the same way', () => {
    const field = fc.constantFrom(
      'incident',
      'events',
      'event',
      'alerts',
      'messages',
      'data',
      'title',
      'text',
      'externalId',
      'status',
      'startsAt',
      'labels',
      'id',
      'event_type',
      'service',
      'assignees',
      'format',
      'times',
      'at',
      'lead',
      'impact',
    );
    const { body } = fc.letrec((tie) => ({
      body: fc.oneof(
        { maxDepth: 5 },
        fc.string({ unit: 'binary' }),
        fc.integer(),
        fc.constant(null),
        fc.constantFrom('incident.resolved', 'debrief.incident/v1', 'resolved'),
        fc.array(tie('body'), { maxLength: 4 }),
        fc.dictionary(field, tie('body'), { maxKeys: 6 }),
      ),
    }));
    fc.assert(
      fc.property(fc.constantFrom(...WEBHOOK_KINDS), body, (kind, value) => {
        const copy = JSON.parse(JSON.stringify(value));
        expect(readWebhook(kind, copy, {}, NOW)).toEqual(readWebhook(kind, value, {}, NOW));
      }),
    );
  });

  it('takes a body nested without end', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 20_000; level++) deep = { incident: deep, title: [deep] };
    for (const kind of WEBHOOK_KINDS) expect(typeof readWebhook(kind, deep, {}, NOW).ok).toBe('boolean');
  });
});
