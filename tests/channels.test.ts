import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { postDue } from '#server/features/notifications/index.ts';
import { createChannel, listChannels, removeChannel, tryChannel, updateChannel } from '#shared/contracts/channels.ts';
import { createIncident } from '#shared/contracts/incidents.ts';
import { retryMail, showMail } from '#shared/contracts/notifications.ts';
import { createPostMortem } from '#shared/contracts/post-mortems.ts';
import { listPublications, planPublication, publishFor, withdrawPublication } from '#shared/contracts/publications.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';
import { startWebListener, type WebListener } from './support/web-listener.ts';

let server: TestServer;
let web: WebListener;
let now = Date.parse('2026-03-02T12:00:00Z');
let made: { id: string; host: string; ending: string };

beforeAll(async () => {
  web = await startWebListener();
  server = await startTestServer({ OUTBOUND_ALLOW: '127.0.0.1' });
  server.app.ctx.now = () => new Date(now);
});
afterAll(async () => {
  await server?.stop();
  await web?.stop();
});
beforeEach(async () => {
  web.heard.length = 0;
  web.mood = () => ({ body: 'ok' });
  await server.app.ctx.db.deleteFrom('channels').execute();
  made = await server.call(createChannel, {
    kind: 'slack',
    name: '#learning',
    address: `${web.url}/services/T0/B0/s3cretZ9`,
  });
});

const later = (minutes: number) => {
  now += minutes * 60_000;
  return postDue(server.app.ctx);
};
const posts = () => server.app.ctx.db.selectFrom('channel_posts').selectAll().execute();
const body = (index = 0) => JSON.parse(web.heard[index]!.body);

/** Published for everybody inside, and told. */
async function publish(title: string, fields: { private?: true } = {}) {
  const incident = await server.call(createIncident, { title, ...fields });
  const document = await server.call(createPostMortem, { title, incidents: [incident.id] });
  const { db } = server.app.ctx;
  await db.updateTable('post_mortems').set({ status: 'published', title }).where('id', '=', document.id).execute();
  const { plan } = await server.call(planPublication, { id: document.id, audience: 'internal' });
  const publication = await server.call(publishFor, {
    id: document.id,
    audience: 'internal',
    plan,
    ...(fields.private && { confirmPrivate: true }),
  });
  return { document, publication };
}
const queued = () => eventually(async () => ((await posts()).length > 0 ? true : null));

describe('a channel', () => {
  it('never shows its address again, and keeps it sealed', async () => {
    const { items } = await server.call(listChannels, {});
    expect(items).toMatchObject([{ name: '#learning', ending: 'etZ9', host: new URL(web.url).host }]);
    expect(JSON.stringify(items)).not.toContain('s3cret');
    const rows = await server.app.ctx.db.selectFrom('channels').selectAll().execute();
    expect(rows[0]!.address.toString('latin1')).not.toContain('s3cret');
    const record = await server.app.ctx.db.selectFrom('record_entries').selectAll().execute();
    expect(JSON.stringify(record)).not.toContain('s3cret');
  });

  it('is tried, and says in words what is wrong', async () => {
    expect(await server.call(tryChannel, { id: made.id })).toMatchObject({ fault: null });
    expect(body().blocks[0]).toEqual({
      type: 'header',
      text: { type: 'plain_text', text: 'Debrief can post to #learning' },
    });
    web.mood = () => ({ status: 404, body: 'no_service' });
    expect((await server.call(tryChannel, { id: made.id })).fault).toMatch(/no such webhook.*404: no_service/);
    web.mood = () => ({ status: 302, headers: { location: 'http://169.254.169.254/latest/meta-data' } });
    expect((await server.call(tryChannel, { id: made.id })).fault).toMatch(/moved \(302\)/);
    web.mood = () => ({ status: 403, headers: { 'content-type': 'text/html' }, body: '<html>Denied</html>' });
    expect((await server.call(tryChannel, { id: made.id })).fault).toBe('It refuses this (403).');
    expect(web.heard.every((one) => one.path === '/services/T0/B0/s3cretZ9')).toBe(true);
  });

  it('inside the network is refused, and nothing is sent there', async () => {
    await server.call(updateChannel, { id: made.id, address: 'http://10.0.0.7/hook' });
    expect((await server.call(tryChannel, { id: made.id })).fault).toMatch(/OUTBOUND_ALLOW|internal|inside/i);
    await expect(
      server.call(createChannel, { kind: 'slack', name: 'x', address: 'file:///etc/passwd' }),
    ).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  it('is for admins alone', async () => {
    const editor = await server.as('editor');
    await expect(editor(listChannels, {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(editor(tryChannel, { id: made.id })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('what is published', () => {
  it('is put up once, in words that cannot call a channel or make a link', async () => {
    await publish('Doom <!channel> & <https://evil.example|click>');
    await queued();
    expect(await later(0)).toBe(1);
    expect(await later(5)).toBe(0);
    expect(web.heard).toHaveLength(1);
    expect(body().text).toMatch(/^PM-\d+ Doom &lt;!channel&gt; &amp; &lt;https/);
    // A plain text is shown as it is; only the other kind could call somebody.
    const read = body().blocks.filter((one: { text?: { type: string } }) => one.text?.type === 'mrkdwn');
    expect(JSON.stringify([body().text, read])).not.toContain('<!channel>');
    expect(body().blocks[0].text.type).toBe('plain_text');
    expect(body().blocks.at(-1).elements[0]).toMatchObject({ text: { text: 'Read it' } });
  });

  it('is a card in Microsoft Teams', async () => {
    await server.call(removeChannel, { id: made.id });
    await server.call(createChannel, { kind: 'teams', name: 'Learning', address: `${web.url}/workflows/abc` });
    await publish('Queue [of](http://evil.example) doom');
    await queued();
    web.mood = () => ({ status: 202 });
    expect(await later(0)).toBe(1);
    const [attachment] = body().attachments;
    expect(body().type).toBe('message');
    expect(attachment.contentType).toBe('application/vnd.microsoft.card.adaptive');
    expect(attachment.content.body[0].text).toContain(String.raw`Queue \[of\]\(http://evil.example\) doom`);
    expect(attachment.content.actions[0]).toMatchObject({ type: 'Action.OpenUrl', title: 'Read it' });
  });

  it('is never put up when it is private', async () => {
    const { publication } = await publish('Kestrel ledger', { private: true });
    await publish('Open enough');
    await queued();
    await later(0);
    expect(web.heard.map((one) => one.body).join()).not.toContain('Kestrel');
    expect((await posts()).some((one) => one.publication_id === publication.id)).toBe(false);
  });

  it('is not put up any more once it is withdrawn', async () => {
    const { document, publication } = await publish('Gone soon');
    await queued();
    await server.call(withdrawPublication, { id: publication.id, reason: 'A name was in it.' });
    await later(0);
    expect(web.heard).toEqual([]);
    expect((await server.call(listPublications, { id: document.id })).items).toHaveLength(1);
  });
});

describe('the other side', () => {
  it('that answers 500 for a day is tried again and again, shown, and nothing is lost', async () => {
    await publish('Patience');
    await queued();
    web.mood = () => ({ status: 500 });
    for (let hour = 0; hour < 24; hour++) await later(60);
    expect(web.heard.length).toBeGreaterThan(4);
    expect(web.heard.length).toBeLessThan(9);
    expect((await server.call(listChannels, {})).items[0]).toMatchObject({
      fault: expect.stringContaining('500'),
      waiting: 1,
    });
    expect((await server.call(showMail, {})).posts.waiting).toMatchObject([
      { to: '#learning', fault: expect.stringContaining('500') },
    ]);
    web.mood = () => ({ body: 'ok' });
    expect(await later(12 * 60)).toBe(1);
    expect((await server.call(listChannels, {})).items[0]).toMatchObject({ fault: null, waiting: 0 });
  });

  it('that asks for time is given it', async () => {
    await publish('Slowly');
    await queued();
    web.mood = () => ({ status: 429, headers: { 'retry-after': '1800' } });
    await later(0);
    web.mood = () => ({ body: 'ok' });
    expect(await later(29)).toBe(0);
    expect(await later(1)).toBe(1);
  });

  it('that will not take it is not asked again until an admin says so', async () => {
    await publish('Refused');
    await queued();
    web.mood = () => ({ status: 410 });
    await later(0);
    expect(await later(48 * 60)).toBe(0);
    expect(web.heard).toHaveLength(1);
    expect((await server.call(showMail, {})).posts.failed).toMatchObject([{ to: '#learning', dueAt: null }]);
    web.mood = () => ({ body: 'ok' });
    expect(await server.call(retryMail, {})).toEqual({ waiting: 1 });
    expect(await later(0)).toBe(1);
  });

  it('gets each post once from several senders, and what a dead one held after its claim', async () => {
    for (const title of ['One', 'Two', 'Three']) await publish(title);
    await eventually(async () => ((await posts()).length === 3 ? true : null));
    const [held] = await posts();
    const until = new Date(now + 60_000);
    await server.app.ctx.db
      .updateTable('channel_posts')
      .set({ claimed_until: until })
      .where('id', '=', held!.id)
      .execute();
    const sent = await Promise.all([1, 2, 3].map(() => postDue(server.app.ctx)));
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(2);
    expect(await later(2)).toBe(1);
    expect(new Set(web.heard.map((one) => JSON.parse(one.body).text)).size).toBe(3);
    expect(web.heard).toHaveLength(3);
  });
});
