import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIncident, getIncident, listEvents } from '#shared/contracts/incidents.ts';
import { createSource, listDeliveries, SOURCE_KINDS, type SourceKind } from '#shared/contracts/installation.ts';
import { SIGNING_KINDS } from '#shared/rules/signing-sources.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const makeSource = (kind: SourceKind, secret?: string) =>
  server.call(createSource, { kind, name: `${kind} of the tests`, ...(secret ? { secret } : {}) });

async function send(source: { path: string }, body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(server.url + source.path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as { incidents: string[]; repeated: boolean } };
}
const textsOf = async (id: string) => (await server.call(listEvents, { id, limit: 200 })).items.map(({ text }) => text);

const AT = '2026-03-04T10:02:00Z';
const OPENINGS: Partial<Record<SourceKind, object>> = {
  grafana: {
    groupKey: 'g',
    status: 'firing',
    alerts: [
      { status: 'firing', fingerprint: 'f', startsAt: AT, labels: { alertname: 'Slow basket', service: 'Basket' } },
    ],
  },
  datadog: {
    title: 'Slow basket',
    transition: 'Triggered',
    cycle_key: 'c',
    tags: 'service:Basket',
    date: Date.parse(AT),
  },
  sentry: {
    action: 'triggered',
    data: {
      event: {
        event_id: 'e',
        issue_id: '771',
        title: 'Slow basket',
        datetime: AT,
        url: 'https://s.example/projects/shop/Basket/events/',
      },
    },
  },
  opsgenie: {
    action: 'Create',
    alert: { alertId: 'a', message: 'Slow basket', entity: 'Basket', createdAt: Date.parse(AT) },
  },
  'incident-io': {
    event_type: 'public_incident.incident_created_v2',
    'public_incident.incident_created_v2': {
      id: 'i',
      name: 'Slow basket',
      created_at: AT,
      custom_field_entries: [{ custom_field: { name: 'Service' }, values: [{ value_text: 'Basket' }] }],
    },
  },
  statuspage: {
    page: {},
    incident: {
      id: 's',
      name: 'Slow basket',
      created_at: AT,
      components: [{ name: 'Basket' }],
      incident_updates: [{ id: 'u', status: 'investigating', body: 'We look.', created_at: AT }],
    },
  },
};

describe.each(Object.entries(OPENINGS) as [SourceKind, object][])('a source of the kind %s', (kind, opening) => {
  it('opens an incident, and a repeat changes nothing', async () => {
    const source = await makeSource(kind);
    const first = await send(source, opening);
    expect(first.status).toBe(202);
    const id = first.body.incidents[0] as string;
    const before = await server.call(getIncident, { id });
    expect(before).toMatchObject({ status: 'open', services: ['Basket'], startedAt: '2026-03-04T10:02:00.000Z' });
    expect(before.title).toBe('Slow basket');
    expect(await send(source, opening)).toMatchObject({ status: 202, body: { repeated: true, incidents: [id] } });
    expect(await server.call(getIncident, { id })).toEqual(before);
  });

  it('keeps what it does not know', async () => {
    const source = await makeSource(kind);
    expect((await send(source, { weather: 'fine' })).status).toBe(422);
    const { items } = await server.call(listDeliveries, { source: source.id, outcome: 'unreadable' });
    expect(items).toMatchObject([{ kind, body: '{"weather":"fine"}', why: expect.stringContaining('Expected') }]);
  });
});

describe('a secret', () => {
  const headerOf = {
    github: 'x-hub-signature-256',
    grafana: 'x-grafana-alerting-signature',
    'incident-io': 'webhook-signature',
    pagerduty: 'x-pagerduty-signature',
    sentry: 'sentry-hook-signature',
  };

  it.each([...SIGNING_KINDS])('of %s lets nobody in without it', async (kind) => {
    const source = await makeSource(kind, 'whsec_c2VjcmV0');
    for (const headers of [{}, { [headerOf[kind]]: 'v1,AAAA' }])
      expect((await send(source, OPENINGS[kind] ?? {}, headers)).status).toBe(401);
    expect((await server.call(listDeliveries, { source: source.id })).items).toEqual([]);
  });

  it('lets in what is signed with it', async () => {
    const source = await makeSource('sentry', 'client-secret');
    const body = JSON.stringify(OPENINGS.sentry);
    const signature = createHmac('sha256', 'client-secret').update(body).digest('hex');
    expect((await send(source, body, { 'sentry-hook-signature': signature })).status).toBe(202);
  });

  it.each(SOURCE_KINDS.filter((kind) => !(SIGNING_KINDS as readonly string[]).includes(kind)))(
    'is not taken for %s, where nobody would check it',
    async (kind) => {
      await expect(makeSource(kind, 'abc')).rejects.toMatchObject({ code: 'bad-input' });
    },
  );
});

describe('what people did to an issue in Sentry', () => {
  const hook = (id: string) => ({
    action: 'resolved',
    data: { issue: { id, lastSeen: '2026-03-04T10:30:00Z' } },
    actor: { type: 'user', name: 'Noor Haddad' },
    installation: {},
  });

  it('resolves the incident of its alert, and opens none of its own', async () => {
    const source = await makeSource('sentry');
    expect(await send(source, hook('771'))).toMatchObject({ status: 202, body: { incidents: [] } });
    const [id] = (await send(source, OPENINGS.sentry)).body.incidents as [string];
    const again = { ...hook('771'), installation: { uuid: 'second' } };
    expect(await send(source, again)).toMatchObject({ status: 202, body: { incidents: [id] } });
    const incident = await server.call(getIncident, { id });
    expect(incident).toMatchObject({ status: 'resolved' });
    expect(incident.participants.map(({ person }) => person.name)).toEqual(['Noor Haddad']);
  });
});

describe('what GitHub brings out', () => {
  const release = (tag: string, name = 'parcel-api') => ({
    action: 'published',
    repository: { name },
    release: { id: tag, tag_name: tag, published_at: AT, author: { login: 'noor-h' } },
  });

  it('is told in open incidents of the service, private ones included, and nowhere else', async () => {
    const open = (title: string, more: object) => server.call(createIncident, { title, startedAt: AT, ...more });
    const mine = await open('Parcels', { services: ['Parcel API'] });
    const secret = await open('Parcels leak', { services: ['Parcel API'], private: true });
    const other = await open('Labels', { services: ['Labels'] });
    const source = await makeSource('github');
    const answer = await send(source, release('v2'));
    // Who sends is not told what is open.
    expect(answer).toMatchObject({ status: 202, body: { incidents: [] } });
    expect(await send(source, release('v2'))).toMatchObject({ status: 202, body: { repeated: true } });
    const told = 'Release v2 of parcel-api published';
    for (const incident of [mine, secret])
      expect((await textsOf(incident.id)).filter((text) => text === told)).toHaveLength(1);
    expect(await textsOf(other.id)).not.toContain(told);
    expect(
      (await server.call(getIncident, { id: mine.id })).participants.map(({ person }) => person.name),
    ).not.toContain('noor-h');
  });

  it('opens nothing, and says why it was left out', async () => {
    const source = await makeSource('github');
    expect((await send(source, release('v3', 'nobody-knows-this'))).status).toBe(202);
    expect((await server.call(listDeliveries, { source: source.id })).items).toMatchObject([
      { outcome: 'ignored', why: expect.stringContaining('No incident of nobody-knows-this is open') },
    ]);
  });
});
