import { createHmac } from 'node:crypto';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startApp } from '#server/app.ts';
import { readConfig } from '#server/config.ts';
import { getIncident, listEvents, updateIncident } from '#shared/contracts/incidents.ts';
import {
  createSource,
  listDeliveries,
  listSources,
  retryDelivery,
  updateSource,
} from '#shared/contracts/installation.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

// biome-ignore lint/suspicious/noExplicitAny: an answer as any client sees it
type Answer = Record<string, any>;
type Source = Awaited<ReturnType<typeof makeSource>>;
const makeSource = (
  kind: 'generic' | 'pagerduty' | 'alertmanager',
  more: { secret?: string; private?: boolean; name?: string } = {},
) => server.call(createSource, { kind, name: `${kind} of the tests`, ...more });

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' || body instanceof Uint8Array ? (body as string) : JSON.stringify(body),
  });
const send = async (source: { path: string }, body: unknown, headers?: Record<string, string>) => {
  const response = await post(source.path, body, headers);
  return { status: response.status, body: (await response.json()) as Answer };
};
const incidentOf = (answer: { body: Answer }) => server.call(getIncident, { id: answer.body.incidents[0] });
const textsOf = async (id: string) =>
  (await server.call(listEvents, { id, limit: 500 })).items.map((event) => event.text);

const happening = (id: string, type: string, at: string, data: object = {}) => ({
  event: {
    id,
    event_type: `incident.${type}`,
    resource_type: 'incident',
    occurred_at: at,
    agent: { type: 'user_reference', id: 'PU1', summary: 'Ines Duarte' },
    data: {
      id: 'PINC7',
      type: 'incident',
      title: 'Queue depth above 50k',
      created_at: '2026-03-04T10:02:00Z',
      service: { type: 'service_reference', id: 'PS1', summary: 'Parcel routing' },
      ...data,
    },
  },
});

describe('an address', () => {
  it('lets nobody in with a wrong token, a wrong kind or when it is switched off, and does not say which', async () => {
    const source = await makeSource('generic');
    const token = source.path.split('/').at(-1) as string;
    const body = { externalId: 'a', title: 'A' };
    const wrong = await send({ path: '/api/v1/sources/generic/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, body);
    const otherKind = await send({ path: `/api/v1/sources/pagerduty/${token}` }, body);
    await server.call(updateSource, { id: source.id, disabled: true });
    const off = await send(source, body);
    const strip = ({ requestId: _, ...rest }: Answer) => rest;
    expect([wrong.status, otherKind.status, off.status]).toEqual([401, 401, 401]);
    expect(strip(otherKind.body)).toEqual(strip(wrong.body));
    expect(strip(off.body)).toEqual(strip(wrong.body));
    await server.call(updateSource, { id: source.id, disabled: false });
    expect((await send(source, body)).status).toBe(202);
  });

  it('lets a tool in that sends credentials of its own', async () => {
    const source = await makeSource('generic');
    const headers = { authorization: 'Basic YWxlcnQ6bWFuYWdlcg==', cookie: 'debrief_session=stale' };
    expect((await send(source, { externalId: 'basic', title: 'Basic' }, headers)).status).toBe(202);
  });

  it('is listed with what came through it', async () => {
    const source = await makeSource('generic', { name: 'Counted' });
    await send(source, { externalId: 'c', title: 'C' });
    await send(source, { weather: 'fine' });
    const listed = (await server.call(listSources, {})).items.find(({ id }) => id === source.id);
    expect(listed).toMatchObject({ name: 'Counted', deliveries: 2, unreadable: 1, hasSecret: false });
    expect(listed?.lastDeliveryAt).not.toBeNull();
  });

  it('takes no secret that nobody would check', async () => {
    await expect(makeSource('generic', { secret: 'abc' })).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('a signature', () => {
  const secret = 'first-secret';
  const sign = (body: string, key: string) => `v1=${createHmac('sha256', key).update(body).digest('hex')}`;
  const body = JSON.stringify(happening('SIG1', 'triggered', '2026-03-04T10:02:00Z'));
  let source: Source;
  beforeAll(async () => {
    source = await makeSource('pagerduty', { secret });
  });

  it.each([
    ['is missing', {}],
    ['is wrong', { 'x-pagerduty-signature': sign(body, 'other') }],
    ['is of another body', { 'x-pagerduty-signature': sign(`${body} `, secret) }],
    ['is nonsense', { 'x-pagerduty-signature': 'v1=zz,v2=,' }],
  ])('that %s is refused', async (_, headers) => {
    expect((await send(source, body, headers as Record<string, string>)).status).toBe(401);
    expect((await server.call(listDeliveries, { source: source.id })).items).toEqual([]);
  });

  it('that fits is accepted, with either of two secrets while they change', async () => {
    expect((await send(source, body, { 'x-pagerduty-signature': sign(body, secret) })).status).toBe(202);
    await server.call(updateSource, { id: source.id, secret: `${secret}, second-secret` });
    const next = JSON.stringify(happening('SIG2', 'acknowledged', '2026-03-04T10:04:00Z'));
    expect((await send(source, next, { 'x-pagerduty-signature': sign(next, 'second-secret') })).status).toBe(202);
  });
});

describe('what is not understood', () => {
  it('is refused when it is not JSON, and not kept', async () => {
    const source = await makeSource('generic');
    for (const body of ['{"a":', 'hello', '\u0000', new Uint8Array([0xff, 0xfe, 0x00])])
      expect(await send(source, body)).toMatchObject({ status: 400, body: { code: 'bad-input' } });
    expect((await server.call(listDeliveries, { source: source.id })).items).toEqual([]);
  });

  it('is refused when it is too large or empty, and the server goes on', async () => {
    const source = await makeSource('generic');
    const large = await post(source.path, `{"title":"${'x'.repeat(50 * 1024 * 1024)}"}`).catch(() => undefined);
    if (large) expect(large.status).toBe(413);
    expect((await post(source.path, '')).status).toBe(400);
    expect((await send(source, { externalId: 'after', title: 'After' })).status).toBe(202);
  });

  it('is kept once for an admin when its shape is unknown, and can be read again', async () => {
    const source = await makeSource('pagerduty');
    const body = { hello: 'world', nul: 'a\u0000b' };
    for (let time = 0; time < 2; time++)
      expect(await send(source, body)).toMatchObject({ status: 422, body: { code: 'unknown-shape' } });
    const kept = (await server.call(listDeliveries, { source: source.id, outcome: 'unreadable' })).items;
    expect(kept).toHaveLength(1);
    expect(kept[0]).toMatchObject({ kind: 'pagerduty', body: JSON.stringify(body) });
    expect(kept[0]?.why).toContain('Expected');
    const again = await server.call(retryDelivery, { id: kept[0]?.id as string });
    expect(again.outcome).toBe('unreadable');
    // What a newer release would do: the stored body is one it knows.
    const known = JSON.stringify(happening('RETRY', 'triggered', '2026-03-04T10:02:00Z', { id: 'PRETRY' }));
    await server.database.pool.query('update deliveries set body = $1 where id = $2', [
      Buffer.from(known),
      kept[0]?.id,
    ]);
    expect(await server.call(retryDelivery, { id: kept[0]?.id as string })).toMatchObject({ outcome: 'applied' });
    expect(await send(source, known)).toMatchObject({ status: 202, body: { repeated: true } });
  });

  it('changes nothing when it is a test of the connection', async () => {
    const source = await makeSource('pagerduty');
    const ping = { event: { id: 'x', event_type: 'pagey.ping', occurred_at: '2026-03-04T10:02:00Z', data: {} } };
    expect(await send(source, ping)).toMatchObject({ status: 202, body: { incidents: [] } });
    expect((await server.call(listDeliveries, { source: source.id })).items).toMatchObject([{ outcome: 'ignored' }]);
  });
});

describe('deliveries', () => {
  it('open, update and resolve an incident, and lead to a decision', async () => {
    const source = await makeSource('pagerduty', { name: 'Night shift' });
    const data = { id: 'PFULL', priority: { summary: 'SEV1' } };
    const opened = await send(source, happening('F1', 'triggered', '2026-03-04T10:02:00Z', data));
    await send(source, happening('F2', 'acknowledged', '2026-03-04T10:06:00Z', data));
    await send(
      source,
      happening('F3', 'annotated', '2026-03-04T10:20:00Z', {
        type: 'incident_note',
        id: 'N1',
        content: 'Rolled back the routing table',
        incident: { id: 'PFULL', summary: 'Queue depth above 50k', type: 'incident_reference' },
      }),
    );
    await send(source, happening('F4', 'resolved', '2026-03-04T12:40:00Z', data));
    const incident = await incidentOf(opened);
    expect(incident).toMatchObject({
      title: 'Queue depth above 50k',
      severity: 'SEV1',
      status: 'resolved',
      services: ['Parcel routing'],
      startedAt: '2026-03-04T10:02:00.000Z',
      resolvedAt: '2026-03-04T12:40:00.000Z',
      source: 'Night shift',
    });
    expect(incident.statusHistory.map(({ status }) => status)).toEqual(['open', 'resolved']);
    expect(incident.statusHistory.every(({ eventId }) => eventId !== null)).toBe(true);
    expect(incident.participants.map(({ person }) => person.name)).toEqual(['Ines Duarte']);
    expect(await textsOf(incident.id)).toContain('Rolled back the routing table');
    const decided = await eventually(async () => (await server.call(getIncident, { id: incident.id })).decision);
    expect(decided.reasons.length).toBeGreaterThan(0);
  });

  it('change nothing when repeated, even many times at the same instant', async () => {
    const source = await makeSource('generic');
    const body = {
      incident: { externalId: 'same', title: 'Twice', startedAt: '2026-03-04T10:00:00Z' },
      events: [{ at: '2026-03-04T10:01:00Z', text: 'p95 above 4 s' }],
    };
    const answers = await Promise.all(Array.from({ length: 24 }, () => send(source, body)));
    expect(answers.map(({ status }) => status)).toEqual(Array(24).fill(202));
    expect(answers.filter(({ body: { repeated } }) => !repeated)).toHaveLength(1);
    expect(new Set(answers.map(({ body: { incidents } }) => incidents.join())).size).toBe(1);
    const before = await incidentOf(answers[0]!);
    expect(before.eventCount).toBe(2);
    expect((await send(source, body)).body).toMatchObject({ accepted: true, repeated: true });
    expect(await incidentOf(answers[0]!)).toEqual(before);
    expect((await server.call(listDeliveries, { source: source.id })).items).toHaveLength(1);
  });

  it('that tell of one incident in different words at once make one incident', async () => {
    const source = await makeSource('generic');
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        send(source, { incident: { externalId: 'race', title: 'Race' }, events: [{ text: `line ${index}` }] }),
      ),
    );
    expect(new Set(answers.map(({ body }) => body.incidents[0])).size).toBe(1);
    expect((await incidentOf(answers[0]!)).eventCount).toBe(31);
  });

  it('may come late and in any order', async () => {
    const source = await makeSource('pagerduty');
    const data = { id: 'PLATE' };
    const resolved = await send(source, happening('L3', 'resolved', '2026-03-04T11:00:00Z', data));
    await send(source, happening('L2', 'acknowledged', '2026-03-04T10:06:00Z', data));
    await send(source, happening('L1', 'triggered', '2026-03-04T10:02:00Z', data));
    const incident = await incidentOf(resolved);
    expect(incident).toMatchObject({ status: 'resolved', startedAt: '2026-03-04T10:02:00.000Z' });
    expect((await textsOf(incident.id)).map((text) => text.split(' ')[0])).toEqual([
      'Ines',
      'Acknowledged',
      'Resolved',
    ]);
    await send(source, happening('L4', 'reopened', '2026-03-04T11:30:00Z', data));
    expect((await incidentOf(resolved)).status).toBe('open');
    await send(source, happening('L6', 'resolved', '2026-03-04T12:30:00Z', data));
    await send(source, happening('L5', 'reopened', '2026-03-04T12:00:00Z', data));
    const after = await incidentOf(resolved);
    expect(after).toMatchObject({ status: 'resolved', resolvedAt: '2026-03-04T12:30:00.000Z' });
  });

  it('that are older than the end do not reopen, and later ones do', async () => {
    const source = await makeSource('generic');
    const about = { externalId: 'order', title: 'Order', startedAt: '2026-03-04T10:00:00Z' };
    const first = await send(source, { ...about, status: 'resolved', resolvedAt: '2026-03-04T11:00:00Z' });
    await send(source, { ...about, status: 'open' });
    await send(source, { externalId: 'order', mitigatedAt: '2026-03-04T10:40:00Z' });
    const incident = await incidentOf(first);
    expect(incident.status).toBe('resolved');
    expect(incident.statusHistory.map(({ status }) => status)).toEqual(['open', 'mitigated', 'resolved']);
    expect(incident.times.mitigated?.at).toBe('2026-03-04T10:40:00.000Z');
    await send(source, { externalId: 'order', status: 'reopened' });
    expect((await incidentOf(first)).status).toBe('open');
  });

  it('about an incident nobody has opened begin it, and its opening names it', async () => {
    const source = await makeSource('generic');
    const early = await send(source, { incident: 'early-1', at: '2026-03-04T10:14:00Z', text: 'disk is full' });
    expect(await incidentOf(early)).toMatchObject({ title: 'Incident early-1', status: 'open' });
    await send(source, {
      externalId: 'early-1',
      title: 'Disk full on the ledger',
      severity: 'SEV3',
      startedAt: '2026-03-04T10:00:00Z',
    });
    expect(await incidentOf(early)).toMatchObject({
      title: 'Disk full on the ledger',
      severity: 'SEV3',
      startedAt: '2026-03-04T10:00:00.000Z',
      eventCount: 2,
    });
  });

  it('know an alert group by each of its alerts', async () => {
    const source = await makeSource('alertmanager');
    const alert = (name: string, startsAt: string, status = 'firing', endsAt = '0001-01-01T00:00:00Z') => ({
      status,
      labels: { alertname: 'PressureLow', instance: name, severity: 'critical', job: 'boiler' },
      annotations: { summary: 'Pressure is low' },
      startsAt,
      endsAt,
      fingerprint: `f${name}`,
    });
    const group = (status: string, ...alerts: object[]) => ({
      version: '4',
      groupKey: '{}:{alertname="PressureLow"}',
      status,
      receiver: 'debrief',
      groupLabels: { alertname: 'PressureLow' },
      alerts,
    });
    const first = alert('1', '2026-03-04T10:00:00Z');
    const second = alert('2', '2026-03-04T10:05:00Z');
    const opened = await send(source, group('firing', first));
    await send(source, group('firing', first, second));
    // The first alert has left the group: only the second one tells that it is the same episode.
    const ended = await send(
      source,
      group('resolved', alert('2', '2026-03-04T10:05:00Z', 'resolved', '2026-03-04T10:30:00Z')),
    );
    expect(ended.body.incidents).toEqual(opened.body.incidents);
    const incident = await incidentOf(opened);
    expect(incident).toMatchObject({ status: 'resolved', severity: 'critical', services: ['boiler'] });
    expect(incident.participants).toEqual([]);
  });

  it('keep the time of an event that said none, and take new words as an edit', async () => {
    const source = await makeSource('generic');
    const opened = await send(source, { incident: 'edit-1', id: 'e1', text: 'first words' });
    const before = (await server.call(listEvents, { id: opened.body.incidents[0], limit: 10 })).items;
    await send(source, { incident: 'edit-1', id: 'e1', text: 'better words' });
    const after = (await server.call(listEvents, { id: opened.body.incidents[0], limit: 10 })).items;
    expect(after).toHaveLength(1);
    expect(after[0]).toMatchObject({ text: 'better words', at: before[0]?.at });
    expect(after[0]?.editedAt).not.toBeNull();
  });

  it('raise the role of a participant and never lower it', async () => {
    const source = await makeSource('generic');
    const about = { externalId: 'roles', title: 'Roles' };
    const opened = await send(source, {
      ...about,
      participants: [
        { name: 'Tomas Lind', role: 'observer' },
        { name: 'Ada Brandt', role: 'commander' },
      ],
    });
    const rolesOf = async () =>
      Object.fromEntries((await incidentOf(opened)).participants.map(({ person, role }) => [person.name, role]));
    expect(await rolesOf()).toEqual({ 'Tomas Lind': 'observer', 'Ada Brandt': 'lead' });
    await send(source, {
      ...about,
      participants: [{ name: 'Tomas Lind' }, { name: 'Ada Brandt', role: 'observer' }],
    });
    expect(await rolesOf()).toEqual({ 'Tomas Lind': 'responder', 'Ada Brandt': 'lead' });
  });

  it('add no further person for a name that several bear', async () => {
    const source = await makeSource('generic');
    await server.database.pool.query(
      "insert into people (id, name, handles) values (gen_random_uuid(), 'Kim Berg', '{kim1}'), (gen_random_uuid(), 'Kim Berg', '{kim2}')",
    );
    for (const text of ['one', 'two', 'three'])
      await send(source, { incident: 'names', text, actor: 'Kim Berg', kind: 'message' });
    const { rows } = await server.database.pool.query("select 1 from people where name = 'Kim Berg'");
    expect(rows).toHaveLength(2);
  });

  it('store what is hostile as harmless text', async () => {
    const source = await makeSource('generic');
    const title = '<script>alert(1)</script> \u202Eevil\u202C \u{1F525} a\u0000b';
    const answer = await send(source, {
      incident: { externalId: "x'; drop table incidents; --", title, severity: '\u0000', services: ['<b>'] },
      events: [
        { text: 'x'.repeat(150_000), at: '9999-99-99T99:99:99Z' },
        { text: '\uD800 half', at: -1 },
      ],
      __proto__: { polluted: true },
    });
    expect(answer.status).toBe(202);
    const incident = await incidentOf(answer);
    expect(incident.title).toContain('<script>alert(1)</script>');
    expect(incident.eventCount).toBe(3);
    expect(await send(source, '['.repeat(100_000) + ']'.repeat(100_000))).toMatchObject({ status: 422 });
  });

  it('of a private source open private incidents', async () => {
    const source = await makeSource('generic', { private: true });
    const opened = await send(source, { externalId: 'hush', title: 'Payroll leak' });
    expect((await incidentOf(opened)).private).toBe(true);
    const editor = await server.as('editor');
    await expect(editor(getIncident, { id: opened.body.incidents[0] })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('of two sources with the same id are two incidents', async () => {
    const [one, two] = [await makeSource('generic'), await makeSource('generic')];
    const body = { externalId: 'shared-id', title: 'Shared id' };
    const first = await send(one, body);
    const second = await send(two, body);
    expect(second.body).toMatchObject({ repeated: false });
    expect(second.body.incidents).not.toEqual(first.body.incidents);
  });
});

describe('two servers on one database', () => {
  it('make one incident of one, and lose no event', async () => {
    const other = await startApp(
      readConfig({ PORT: '0', DATABASE_URL: server.database.connectionString, DATABASE_CONNECTIONS: '4' }),
      pino({ level: 'silent' }),
    );
    try {
      for (const round of [1, 2, 3]) {
        const source = await makeSource('generic');
        const answers = await Promise.all(
          Array.from({ length: 24 }, async (_, index) => {
            const response = await fetch((index % 2 ? server.url : other.url) + source.path, {
              method: 'POST',
              headers: { 'content-type': 'application/json' },
              body: JSON.stringify({
                incident: { externalId: `node-${round}`, title: 'Node', startedAt: '2026-03-04T10:00:00Z' },
                // Every second event is told to both servers.
                events: [{ id: `e${index >> 1}`, text: `told ${index >> 1}`, actor: 'Ines Duarte' }],
              }),
            });
            return { status: response.status, body: (await response.json()) as Answer };
          }),
        );
        expect(answers.map(({ status }) => status)).toEqual(Array(24).fill(202));
        expect(new Set(answers.flatMap(({ body }) => body.incidents)).size).toBe(1);
        expect((await incidentOf(answers[0]!)).eventCount).toBe(13);
      }
    } finally {
      await other.stop();
    }
  });
});

describe('many at once', () => {
  it('are all stored when the transaction around one of them fails', async () => {
    const source = await makeSource('generic');
    const storm = await send(source, { externalId: 'storm', title: 'Storm' });
    await server.database.pool.query(
      `create function refuse_poison() returns trigger language plpgsql as $$
       begin if new.text = 'poison' then raise exception 'poison'; end if; return new; end $$`,
    );
    await server.database.pool.query(
      'create trigger refuse_poison before insert on timeline_events for each row execute function refuse_poison()',
    );
    try {
      const answers = await Promise.all(
        Array.from({ length: 60 }, (_, index) =>
          send(source, {
            incident: 'storm',
            at: '2026-03-04T10:00:00Z',
            text: index === 30 ? 'poison' : `drop ${index}`,
          }),
        ),
      );
      expect(answers.map(({ status }) => status)).toEqual(
        Array.from({ length: 60 }, (_, index) => (index === 30 ? 500 : 202)),
      );
      expect((await incidentOf(storm)).eventCount).toBe(60);
      const failed = (await server.call(listDeliveries, { source: source.id, outcome: 'failed' })).items;
      expect(failed).toHaveLength(1);
    } finally {
      await server.database.pool.query('drop function refuse_poison cascade');
    }
    const retried = await send(source, { incident: 'storm', at: '2026-03-04T10:00:00Z', text: 'poison' });
    expect(retried).toMatchObject({ status: 202, body: { repeated: false } });
  });

  it('do not wait for one incident that somebody else works on', async () => {
    const source = await makeSource('generic');
    const slow = await send(source, { externalId: 'slow', title: 'Slow' });
    await send(source, { externalId: 'quick', title: 'Quick' });
    const { id } = await incidentOf(slow);
    const other = await server.database.pool.connect();
    await other.query('begin');
    await other.query('select 1 from incidents where id = $1 for update', [id]);
    const stuck = send(source, { incident: 'slow', text: 'waits' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => send(source, { incident: 'quick', text: `goes ${index}` })),
    );
    expect(answers.every(({ status }) => status === 202)).toBe(true);
    await other.query('commit');
    other.release();
    expect((await stuck).status).toBe(202);
  });

  it('and a person who resolves meanwhile leave one consistent incident', async () => {
    const source = await makeSource('generic');
    const opened = await send(source, { externalId: 'both', title: 'Both' });
    const id = opened.body.incidents[0] as string;
    await Promise.all([
      ...Array.from({ length: 20 }, (_, index) => send(source, { incident: 'both', text: `line ${index}` })),
      server.call(updateIncident, { id, status: 'resolved' }),
    ]);
    const incident = await server.call(getIncident, { id });
    expect(incident).toMatchObject({ status: 'resolved', eventCount: 22 });
  });
});
