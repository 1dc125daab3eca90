import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '#shared/client.ts';
import { addEvents, createIncident } from '#shared/contracts/incidents.ts';
import { search } from '#shared/contracts/installation.ts';
import { acceptSignUp, inviteMember } from '#shared/contracts/people.ts';
import { createPostMortem, getPostMortem, writeSection } from '#shared/contracts/post-mortems.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let viewer: Call;
const found = async (q: string, call = server.call, kind?: 'incident' | 'post-mortem' | 'event') =>
  (await call(search, { q, ...(kind ? { kind } : {}), limit: 50 })).items;
const titles = async (q: string, call?: Call) => (await found(q, call)).map((hit) => `${hit.kind}: ${hit.title}`);

beforeAll(async () => {
  server = await startTestServer();
  viewer = await server.as('viewer');
  const cart = await server.call(createIncident, {
    title: 'Carts emptied themselves',
    services: ['basket-api'],
    severity: 'SEV2',
    summary: 'Session eviction removed the contents of shopping carts for returning visitors.',
  });
  await server.call(addEvents, {
    id: cart.id,
    events: [
      { at: '2026-03-04T10:00:00Z', text: 'Redis evicted keys because maxmemory was reached' },
      { at: '2026-03-04T10:01:00Z', text: 'I raised maxmemory on the replica' },
      { at: '2026-03-04T10:02:00Z', text: 'maxmemory again, on the primary' },
      { at: '2026-03-04T10:03:00Z', text: 'maxmemory everywhere now' },
    ],
  });
  const secret = await server.call(createIncident, {
    title: 'Payroll figures leaked',
    private: true,
    services: ['hr'],
  });
  await server.call(addEvents, {
    id: secret.id,
    events: [{ at: '2026-03-05T10:00:00Z', text: 'The payroll export was readable by everybody' }],
  });
  await server.call(createPostMortem, { title: 'Payroll export', incidents: [secret.reference] });
  const postMortem = await server.call(createPostMortem, { title: 'Why carts emptied', incidents: [cart.reference] });
  const { sections } = await server.call(getPostMortem, { id: postMortem.id });
  const learnings = sections.find((section) => section.key === 'learnings-and-risks');
  await server.call(writeSection, {
    id: postMortem.id,
    key: 'learnings-and-risks',
    baseVersion: learnings?.version ?? 0,
    markdown:
      '## What we took away\n\nAn **eviction policy** is a product decision: `noeviction` would have refused writes.\n\n| a | b |\n|---|---|\n| one | two |',
  });
});
afterAll(() => server?.stop());

describe('finding', () => {
  it('looks into incidents, post-mortems and timelines, and says where the words stand', async () => {
    const hits = await found('eviction');
    expect(hits.map((hit) => hit.kind)).toEqual(expect.arrayContaining(['incident', 'post-mortem', 'event']));
    for (const hit of hits) expect(hit.excerpt).toMatch(/\uE000[Ee]vict\w+\uE001/);
    const text = hits.find((hit) => hit.kind === 'post-mortem')?.excerpt ?? '';
    expect(text).not.toMatch(/[*`|#<]/);
  });

  it('follows a word while it is typed, and its other forms', async () => {
    expect(await titles('evic')).toContain('incident: Carts emptied themselves');
    expect(await titles('emptying')).toContain('incident: Carts emptied themselves');
    expect(await titles('emptying cartoons')).toEqual([]);
  });

  it('takes phrases, exclusions and alternatives', async () => {
    expect(await titles('"shopping carts"')).toEqual(['incident: Carts emptied themselves']);
    expect(await titles('"carts shopping"')).toEqual([]);
    expect(await titles('maxmemory -primary -everywhere')).toHaveLength(2);
    expect(await titles('nonsense or payroll')).toContain('incident: Payroll figures leaked');
  });

  it('finds words that stand apart: one in the title, one in a section or the name of a service', async () => {
    expect(await titles('carts noeviction')).toEqual(['post-mortem: Why carts emptied']);
    expect(await titles('basket-api visitors')).toEqual(['incident: Carts emptied themselves']);
    expect(await titles('basket')).toEqual(
      expect.arrayContaining(['incident: Carts emptied themselves', 'post-mortem: Why carts emptied']),
    );
  });

  it('goes straight to a reference', async () => {
    const [first, second] = await found('inc-1');
    expect([first?.reference, second?.kind]).toEqual(['INC-1', 'post-mortem']);
    expect((await found('PM-2'))[0]?.title).toBe('Why carts emptied');
  });

  it('shows at most three events of one incident, and one kind when asked', async () => {
    expect(await found('maxmemory')).toHaveLength(3);
    expect(new Set((await found('carts', server.call, 'incident')).map((hit) => hit.kind))).toEqual(
      new Set(['incident']),
    );
  });

  it.each(['the', "'", '\\', ':*', '!', '((', '"', '-', 'a'.repeat(500), '<b>&', "x' | 'y", 'emoji 🚀 \u202E'])(
    'survives %j',
    async (q) => expect(await found(q)).toEqual(expect.any(Array)),
  );
});

describe('privacy', () => {
  it('hides a private incident, its events and its post-mortem', async () => {
    expect(await titles('payroll')).toHaveLength(3);
    expect(await titles('payroll', viewer)).toEqual([]);
    expect(await titles('INC-2', viewer)).toEqual([]);
    expect(await titles('PM-1', viewer)).toEqual([]);
    expect(await titles('hr', viewer)).toEqual([]);
  });

  it('shows it to who took part', async () => {
    const { link } = await server.call(inviteMember, {
      name: 'Ines Marlow',
      email: 'ines@example.com',
      role: 'viewer',
    });
    const accepted = await fetch(
      `${server.url}/api/v1${acceptSignUp.path.replace(':token', link.split('/').at(-1) ?? '')}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'Ines Marlow', email: 'ines@example.com', password: 'correct horse battery' }),
      },
    );
    const cookie = accepted.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const ask = async () => {
      const answer = await fetch(`${server.url}/api/v1/search?q=payroll`, { headers: { cookie } });
      return ((await answer.json()) as { items: unknown[] }).items.length;
    };
    expect(await ask()).toBe(0);
    await server.call(addEvents, {
      id: 'INC-2',
      events: [{ text: 'I took the export down', actor: 'Ines Marlow', kind: 'action' }],
    });
    expect(await ask()).toBe(3);
  });
});
