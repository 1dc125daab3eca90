import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createIncident } from '#shared/contracts/incidents.ts';
import { home } from '#shared/contracts/installation.ts';
import { listNotifications, readNotifications } from '#shared/contracts/notifications.ts';
import { createPostMortem, getPostMortem, writeSection } from '#shared/contracts/post-mortems.ts';
import type { PersonMentioned } from '#shared/events.ts';
import { signUp, type TestMember } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;
let bo: TestMember;
let postMortem: { id: string; reference: string };

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com' });
  postMortem = await server.call(createPostMortem, { title: 'Queue of doom' });
});
afterAll(() => server?.stop());

const mention = (fields: Partial<PersonMentioned>): Promise<void> =>
  server.app.ctx.transaction((tx) =>
    server.app.ctx.emit(tx, {
      type: 'person-mentioned',
      postMortemId: postMortem.id,
      personId: ana.id,
      by: { id: bo.id, name: 'Bo Lund' },
      where: 'text',
      excerpt: '@Ana Ruiz saw the queue grow.',
      anchor: 'section-summary',
      ...fields,
    }),
  );
const told = async (member: TestMember) => (await member.call(listNotifications, {})).items;
const untilTold = (member: TestMember, count: number) =>
  eventually(async () => ((await told(member)).length >= count ? told(member) : null));

describe('being mentioned', () => {
  it('is told once, on the home screen too, with the way there', async () => {
    await mention({});
    await mention({});
    const [first] = await untilTold(ana, 1);
    expect(first).toMatchObject({
      kind: 'mention',
      by: 'Bo Lund',
      path: `/post-mortems/${postMortem.reference}#section-summary`,
      readAt: null,
    });
    const waiting = (await ana.call(home, {})).groups.find((group) => group.key === 'waiting')?.items ?? [];
    expect(waiting[0]).toMatchObject({ kind: 'mention', title: 'Bo Lund mentioned you' });
    expect(await told(ana)).toHaveLength(1);
  });

  it('is read by opening what it is about, and then waits no more', async () => {
    expect(await ana.call(readNotifications, { postMortemId: postMortem.reference })).toMatchObject({ read: 1 });
    expect((await ana.call(listNotifications, { unread: true })).items).toEqual([]);
    expect((await told(ana))[0]?.readAt).not.toBeNull();
    expect(JSON.stringify((await ana.call(home, {})).groups)).not.toContain('mentioned you');
  });

  it('in the text is told once it stands, and not again by every word that follows', async () => {
    const { sections } = await bo.call(getPostMortem, { id: postMortem.id });
    let version = sections.find((one) => one.key === 'summary')?.version ?? 0;
    const named = `[@Ana Ruiz](debrief:person/${ana.id}) looked at the queue.`;
    for (const markdown of [named, `${named} Twice.`])
      ({ version } = await bo.call(writeSection, {
        id: postMortem.id,
        key: 'summary',
        markdown,
        baseVersion: version,
      }));
    const all = await eventually(async () => {
      const items = (await told(ana)).filter((one) => one.excerpt === '@Ana Ruiz looked at the queue.');
      return items.length > 0 ? items : null;
    });
    expect(all).toHaveLength(1);
    await ana.call(readNotifications, {});
  });

  it('by oneself is not told', async () => {
    await mention({ personId: bo.id, excerpt: 'me' });
    await mention({ personId: bo.id, excerpt: 'you', by: { id: ana.id, name: 'Ana Ruiz' } });
    expect((await untilTold(bo, 1)).map((one) => one.excerpt)).toEqual(['you']);
  });

  it('in what one may not see shows nothing', async () => {
    const incident = await server.call(createIncident, { title: 'Keys leaked', private: true });
    const secret = await server.call(createPostMortem, { title: 'Keys leaked', incidents: [incident.id] });
    await mention({ postMortemId: secret.id, excerpt: 'the secret' });
    await mention({ excerpt: 'not secret' });
    await untilTold(ana, 3);
    expect(JSON.stringify(await told(ana))).not.toContain('the secret');
    await expect(ana.call(readNotifications, { postMortemId: secret.id })).rejects.toMatchObject({ code: 'not-found' });
  });

  it('pages go on where the one before ended', async () => {
    for (const excerpt of ['a', 'b', 'c']) await mention({ excerpt });
    await untilTold(ana, 6);
    const first = await ana.call(listNotifications, { limit: 2 });
    const second = await ana.call(listNotifications, { limit: 2, after: first.next ?? '' });
    expect(new Set([...first.items, ...second.items].map((one) => one.id)).size).toBe(4);
  });
});
