import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '#shared/client.ts';
import {
  addEvents,
  createIncident,
  getIncident,
  overrideDecision,
  updateIncident,
} from '#shared/contracts/incidents.ts';
import { home } from '#shared/contracts/installation.ts';
import {
  createFollowUp,
  createPostMortem,
  publish,
  setOwner,
  submit,
  updatePostMortem,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
import { signUp, type TestMember } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let lena: TestMember;
let tomas: TestMember;
const HOUR = 3_600_000;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const day = (days: number) => new Date(Date.now() + days * 24 * HOUR).toISOString().slice(0, 10);
const group = async (call: Call, key: string) =>
  (await call(home, {})).groups.find((one) => one.key === key)?.items ?? [];

/** An incident that is over, with its decision made. */
async function resolved(fields: {
  title: string;
  severity: string;
  lead?: string;
  customers?: number;
  minutes?: number;
}) {
  const { customers, minutes = 120, ...rest } = fields;
  const incident = await server.call(createIncident, {
    ...rest,
    services: [fields.title.split(' ')[0] as string],
    startedAt: ago(HOUR + minutes * 60_000),
    ...(customers ? { impact: { customers } } : {}),
  });
  await server.call(updateIncident, { id: incident.id, status: 'resolved', resolvedAt: ago(HOUR) });
  return eventually(async () => {
    const read = await server.call(getIncident, { id: incident.id });
    return read.decision ? read : null;
  });
}

beforeAll(async () => {
  server = await startTestServer();
  lena = await signUp(server, { name: 'Lena Brandt', email: 'lena@example.com', timeZone: 'UTC' });
  tomas = await signUp(server, { name: 'Tomas Reyes', email: 'tomas@example.com', role: 'viewer' });
});
afterAll(() => server?.stop());

describe('home', () => {
  it('is quiet when nothing happened, for a member and for a key', async () => {
    const mine = await lena.call(home, {});
    expect(mine.greetingName).toBe('Lena');
    expect(mine.groups.flatMap((one) => one.items)).toEqual([]);
    expect((await server.call(home, {})).greetingName).toBeNull();
  });

  it('says which post-mortem is proposed to me, why, and how many questions are open', async () => {
    await resolved({ title: 'Ledger wrote twice', severity: 'SEV1', lead: 'Lena Brandt', customers: 900 });
    const [item] = await eventually(async () => {
      const items = await group(lena.call, 'waiting');
      return items.length > 0 ? items : null;
    });
    expect(item).toMatchObject({
      kind: 'post-mortem',
      late: false,
      detail: 'Draft',
      path: `/post-mortems/${item?.reference}`,
    });
    expect(item?.why).toMatch(/^proposed to you: you led the response · \d+ questions? open$/);
    expect(item?.when).not.toBeNull();
    await lena.call(setOwner, { id: item?.reference ?? '', personId: lena.id });
    await server.call(updatePostMortem, { id: item?.reference ?? '', dueAt: ago(50 * HOUR) });
    const [owned] = await group(lena.call, 'waiting');
    expect(owned).toMatchObject({ late: true });
    expect(owned?.why).toMatch(/^you own it/);
    expect(owned?.whenWord).toMatch(/^[23] days late$/);
    expect(await group(tomas.call, 'waiting')).toEqual([]);
  });

  it('asks about an optional one until somebody decides, and only those who took part or look after all', async () => {
    const incident = await resolved({ title: 'Mailer slow', severity: 'SEV3', minutes: 20 });
    expect(incident.decision?.outcome).toBe('optional');
    const asks = async (call: Call) =>
      (await group(call, 'waiting')).find((one) => one.reference === incident.reference);
    expect((await asks(server.call))?.why).toMatch(/worth a post-mortem\?$/);
    expect(await asks(lena.call)).toBeUndefined();
    await server.call(addEvents, {
      id: incident.id,
      events: [{ text: 'I restarted the mailer', actor: 'Lena Brandt', kind: 'action' }],
    });
    expect((await asks(lena.call))?.whenWord).toBe('decide');
    await lena.call(overrideDecision, {
      id: incident.id,
      outcome: 'not-needed',
      reason: 'Known, and fixed last week.',
    });
    expect(await asks(lena.call)).toBeUndefined();
  });

  it('names a post-mortem that nobody owns', async () => {
    const incident = await resolved({ title: 'Search lost its index', severity: 'SEV1', customers: 5000 });
    const item = await eventually(async () =>
      (await group(server.call, 'waiting')).find((one) => one.title.includes('Search')),
    );
    expect(item).toMatchObject({
      kind: 'post-mortem',
      whenWord: 'find an owner',
      detail: incident.decision?.outcome === 'required' ? 'Required' : 'Recommended',
    });
  });

  it('lists what is open, for how long and who leads', async () => {
    await server.call(createIncident, {
      title: 'Queue grows',
      severity: 'SEV2',
      startedAt: ago(3 * HOUR),
      lead: 'Lena Brandt',
      services: ['queue'],
    });
    const secret = await server.call(createIncident, {
      title: 'Badge reader cloned',
      private: true,
      startedAt: ago(HOUR),
    });
    const mine = await lena.call(home, {});
    expect(mine.openIncidents).toBe(1);
    expect(mine.groups.find((one) => one.key === 'open-incidents')?.items).toMatchObject([
      { title: 'Queue grows', why: 'you lead it · queue', whenWord: 'for 3 hours', detail: 'SEV2' },
    ]);
    expect((await server.call(home, {})).openIncidents).toBe(2);
    expect(JSON.stringify(await tomas.call(home, {}))).not.toContain(secret.title);
  });

  it('counts the days of my follow-ups', async () => {
    await server.call(createFollowUp, { title: 'Alert on lag', ownerId: lena.id, dueOn: day(-3), priority: 'high' });
    await server.call(createFollowUp, { title: 'Write the runbook', ownerId: lena.id, dueOn: day(0) });
    await server.call(createFollowUp, { title: 'Somebody else’s', ownerId: tomas.id });
    const items = await group(lena.call, 'follow-ups');
    expect(items.map((item) => [item.title, item.whenWord, item.late])).toEqual([
      ['Alert on lag', '3 days late', true],
      ['Write the runbook', 'today', false],
    ]);
    expect(items[0]?.why).toBe('high priority');
    expect((await lena.call(home, {})).counts.followUps).toBe(2);
  });

  it('asks for reviews and then offers the published one to read', async () => {
    const { reference: id, sections } = await server.call(createPostMortem, {
      title: 'Why the index was lost',
      incidents: [],
    });
    for (const { key, version } of sections.filter((one) => one.required))
      await server.call(writeSection, {
        id,
        key,
        baseVersion: version,
        markdown: 'The index was kept in memory only.',
      });
    await lena.call(submit, { id });
    const review = (await group(server.call, 'waiting')).find((one) => one.reference === id);
    expect(review).toMatchObject({ why: 'Lena Brandt asks for a review', whenWord: 'review' });
    expect((await group(lena.call, 'waiting')).find((one) => one.reference === id)).toBeUndefined();
    await server.call(publish, { id });
    const reference = id;
    expect((await group(tomas.call, 'reading')).map((one) => one.reference)).toEqual([reference]);
    expect((await group(tomas.call, 'reading'))[0]?.detail).toMatch(/^\d+ min read$/);
  });

  it('knows that I was up at night, on my own clock', async () => {
    const hour = new Date(Date.now() - HOUR).getUTCHours();
    // A zone in which an hour ago was about two in the morning: Etc/GMT signs are the wrong way round.
    const offset = ((2 - hour + 36) % 24) - 12;
    const timeZone = offset === 0 ? 'Etc/GMT' : `Etc/GMT${offset > 0 ? '-' : '+'}${Math.abs(offset)}`;
    const night = await signUp(server, { name: 'Odile Ferrand', email: 'odile@example.com', timeZone });
    const { id } = await server.call(createIncident, { title: 'Pager at two', startedAt: ago(2 * HOUR) });
    expect((await night.call(home, {})).nightPageAt).toBeNull();
    const at = ago(HOUR);
    await server.call(addEvents, { id, events: [{ at, text: 'Looking', actor: 'Odile Ferrand' }] });
    expect((await night.call(home, {})).nightPageAt).toBe(at);
  });

  it('shows an admin what could not be read', async () => {
    const { db } = server.database;
    const source = '01890a5d-ac96-774b-bcce-b302099a8057';
    await db
      .insertInto('sources')
      .values({ id: source, kind: 'generic', name: 'Nagios bridge', token: 't', secret: null })
      .execute();
    const broken = {
      source_id: source,
      outcome: 'unreadable' as const,
      why: 'Expected an object.',
      headers: '{}',
      body: Buffer.from('x'),
    };
    await db
      .insertInto('deliveries')
      .values([
        { id: '01890a5d-ac96-774b-bcce-b302099a8058', key: 'a', ...broken },
        { id: '01890a5d-ac96-774b-bcce-b302099a8059', key: 'b', ...broken },
      ])
      .execute();
    expect((await group(server.call, 'waiting')).find((one) => one.kind === 'delivery')).toMatchObject({
      title: '2 deliveries of Nagios bridge could not be read',
      why: 'Expected an object.',
    });
    expect((await group(lena.call, 'waiting')).filter((one) => one.kind === 'delivery')).toEqual([]);
  });
});
