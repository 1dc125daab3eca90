import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nudgeOwners, sendDueChats, sendDueMail } from '#server/features/notifications/index.ts';
import { listNotifications } from '#shared/contracts/notifications.ts';
import { createFollowUp, updateFollowUp } from '#shared/contracts/post-mortems.ts';
import { connectSlack, disconnectSlack, showSlack, trySlack } from '#shared/contracts/slack.ts';
import { signUp, type TestMember } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';
import { type MailServer, startMailServer } from './support/smtp.ts';
import { startWebListener, type WebListener } from './support/web-listener.ts';

const SECRET = '8f742231b10e8888abcd99yyyzzz85a5'.replace(/[^0-9a-f]/g, '0');
const DUE = '2026-03-11';
let web: WebListener;
let smtp: MailServer;
let server: TestServer;
let ana: TestMember;
let bo: TestMember;
let now = Date.parse(`${DUE}T12:00:00Z`);
/** What Slack says to a method; null for its usual answer. */
let says: (method: string) => { status?: number; headers?: Record<string, string>; body: object } | null = () => null;

const USUAL: Record<string, object> = {
  'auth.test': { ok: true, team: 'Example Ltd', user: 'debrief' },
  'users.lookupByEmail': { ok: true, user: { id: 'U0ANA' } },
  'chat.postMessage': { ok: true, ts: '1.2' },
};

beforeAll(async () => {
  web = await startWebListener();
  smtp = await startMailServer();
  web.mood = ({ path, body }) => {
    const method = path.split('/').at(-1) ?? '';
    const said = says(method);
    if (said)
      return {
        ...said,
        headers: { 'content-type': 'application/json', ...said.headers },
        body: JSON.stringify(said.body),
      };
    const isStranger = method === 'users.lookupByEmail' && !decodeURIComponent(body).includes('ana@example.com');
    const answer = isStranger ? { ok: false, error: 'users_not_found' } : (USUAL[method] ?? { ok: true });
    return { headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer) };
  };
  server = await startTestServer({
    OUTBOUND_ALLOW: '127.0.0.1',
    SMTP_URL: smtp.url,
    MAIL_FROM: 'Debrief <debrief@example.com>',
  });
  const { ctx } = server.app;
  ctx.now = () => new Date(now);
  const { outbound } = ctx;
  // Slack itself, as far as this test is concerned, is on loopback.
  ctx.outbound = {
    ...outbound,
    fetch: (url, init) => outbound.fetch(String(url).replace('https://slack.com', web.url), init),
  };
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com', role: 'admin', timeZone: 'UTC' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com', timeZone: 'UTC' });
});
afterAll(async () => {
  await server?.stop();
  await web?.stop();
  await smtp?.stop();
});
beforeEach(async () => {
  says = () => null;
  now = Date.parse(`${DUE}T12:00:00Z`);
  const { db } = server.app.ctx;
  for (const table of ['notifications', 'follow_ups', 'slack_people'] as const) await db.deleteFrom(table).execute();
  await ana.call(connectSlack, { token: 'xoxb-1-secret', signingSecret: SECRET });
  web.heard.length = 0;
  smtp.arrived.length = 0;
});

const heard = (method: string) => web.heard.filter((one) => one.path.endsWith(method));
const messageOf = (index = 0) => {
  const form = new URLSearchParams(heard('chat.postMessage')[index]!.body);
  return { channel: form.get('channel'), text: form.get('text'), blocks: JSON.parse(form.get('blocks') ?? '[]') };
};
const later = (minutes: number) => {
  now += minutes * 60_000;
  return sendDueChats(server.app.ctx);
};
async function reminded(member: TestMember) {
  const made = await server.call(createFollowUp, { title: 'Add a <retry> budget', dueOn: DUE, ownerId: member.id });
  await nudgeOwners(server.app.ctx);
  const [told] = (await member.call(listNotifications, {})).items;
  return { followUp: made, told: told! };
}

function press(action: string, value: string, fields: { secret?: string; at?: number; user?: string } = {}) {
  const payload = {
    type: 'block_actions',
    user: { id: fields.user ?? 'U0ANA' },
    response_url: `${web.url}/response/1`,
    actions: [{ action_id: action, value }],
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = String(Math.floor((fields.at ?? now) / 1000));
  const signature = createHmac('sha256', fields.secret ?? SECRET)
    .update(`v0:${timestamp}:${body}`)
    .digest('hex');
  return fetch(`${server.url}/api/v1/slack/interactions`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  });
}
const answered = () => eventually(async () => heard('/response/1')[0] ?? null);

describe('a reminder in Slack', () => {
  it('goes out once, to whoever has the address, with buttons, and is not mailed as well', async () => {
    const { followUp, told } = await reminded(ana);
    expect(await later(9)).toBe(0);
    expect(await later(1)).toBe(1);
    expect(await later(10)).toBe(0);
    expect(messageOf()).toMatchObject({
      channel: 'U0ANA',
      text: `${followUp.reference} is due today: Add a &lt;retry&gt; budget`,
    });
    const buttons = messageOf().blocks[1].elements;
    expect(buttons.map((one: { text: { text: string } }) => one.text.text)).toEqual(['Open', 'Done', 'Later']);
    expect(buttons[1].value).toBe(told.id);
    now += 5 * 3_600_000;
    expect(await sendDueMail(server.app.ctx)).toBe(0);
  });

  it('goes by mail to whoever is not there, and Slack is not asked again for a day', async () => {
    await reminded(bo);
    expect(await later(10)).toBe(0);
    expect(await sendDueMail(server.app.ctx)).toBe(1);
    expect(smtp.arrived.map((one) => one.to)).toEqual(['bo@example.com']);
    await reminded(bo);
    await later(10);
    expect(heard('users.lookupByEmail')).toHaveLength(1);
  });

  it('waits as long as Slack asks for, and is mailed when Slack stays silent', async () => {
    await reminded(ana);
    says = (method) =>
      method === 'chat.postMessage' ? { status: 429, headers: { 'retry-after': '1200' }, body: { ok: false } } : null;
    expect(await later(10)).toBe(0);
    says = () => null;
    expect(await later(19)).toBe(0);
    expect(await later(1)).toBe(1);
    await server.app.ctx.db.deleteFrom('notifications').execute();
    await reminded(ana);
    says = (method) => (method === 'chat.postMessage' ? { status: 500, body: {} } : null);
    await later(10);
    now += 3 * 3_600_000;
    expect(await sendDueMail(server.app.ctx)).toBe(1);
    says = () => null;
    expect(await later(24 * 60)).toBe(0);
  });
});

describe('a press', () => {
  it('does what it says as the member whose user it is, and tells them so', async () => {
    const { followUp, told } = await reminded(ana);
    await later(10);
    expect((await press('done', told.id)).status).toBe(200);
    expect(JSON.parse((await answered()).body).text).toBe(`${followUp.reference} is done. Thank you.`);
    const row = await server.app.ctx.db
      .selectFrom('follow_ups')
      .selectAll()
      .where('id', '=', followUp.id)
      .executeTakeFirst();
    expect(row).toMatchObject({ status: 'done', updated_by: 'Ana Ruiz' });
  });

  it('puts off by a week of work', async () => {
    const { followUp, told } = await reminded(ana);
    await later(10);
    await press('later', told.id);
    expect(JSON.parse((await answered()).body).text).toBe(`${followUp.reference} is due on 2026-03-18 now.`);
  });

  it('counts once, within five minutes, and only with the right signature', async () => {
    const { followUp, told } = await reminded(ana);
    await later(10);
    expect((await press('done', told.id, { secret: 'ffff000011112222' })).status).toBe(403);
    expect((await press('done', told.id, { at: now - 301_000 })).status).toBe(403);
    expect((await press('done', told.id, { at: now + 301_000 })).status).toBe(403);
    expect(heard('/response/1')).toEqual([]);
    await press('done', told.id);
    await answered();
    await server.call(updateFollowUp, { id: followUp.id, status: 'open' });
    // The very same request again.
    expect((await press('done', told.id)).status).toBe(200);
    const row = await server.app.ctx.db
      .selectFrom('follow_ups')
      .select('status')
      .where('id', '=', followUp.id)
      .executeTakeFirst();
    expect(row?.status).toBe('open');
  });

  it('of somebody unknown, of another’s reminder or of what is settled changes nothing', async () => {
    const { followUp, told } = await reminded(bo);
    await reminded(ana);
    await later(10);
    await press('done', told.id);
    expect(JSON.parse((await answered()).body).text).toMatch(/settled already, or is not yours/);
    web.heard.length = 0;
    await press('done', told.id, { user: 'U0EVE' });
    expect(JSON.parse((await answered()).body).text).toMatch(/does not know who you are/);
    const row = await server.app.ctx.db
      .selectFrom('follow_ups')
      .select('status')
      .where('id', '=', followUp.id)
      .executeTakeFirst();
    expect(row?.status).toBe('open');
  });
});

describe('the app', () => {
  it('is asked for before anything is kept, and never shows its secrets', async () => {
    says = () => ({ body: { ok: false, error: 'invalid_auth' } });
    await expect(ana.call(connectSlack, { token: 'xoxb-wrong' })).rejects.toThrow(/does not know this token/);
    await expect(ana.call(connectSlack, { token: 'xoxp-1' })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(bo.call(showSlack, {})).rejects.toMatchObject({ code: 'forbidden' });
    says = () => null;
    const shown = await ana.call(showSlack, {});
    expect(shown).toMatchObject({ workspace: 'Example Ltd', bot: 'debrief', takesPresses: true });
    expect(JSON.stringify(shown)).not.toMatch(/xoxb|8f742231/);
    expect(await ana.call(trySlack, {})).toEqual({ to: 'Ana Ruiz' });
  });

  it('taken away leaves what waited for it to mail', async () => {
    await reminded(ana);
    await ana.call(disconnectSlack, {});
    expect(await sendDueMail(server.app.ctx)).toBe(1);
    expect((await press('done', ana.id)).status).toBe(404);
  });
});
