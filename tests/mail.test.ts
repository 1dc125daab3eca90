import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sendDueMail } from '#server/features/notifications/index.ts';
import { createIncident } from '#shared/contracts/incidents.ts';
import {
  listNotificationRules,
  readNotifications,
  retryMail,
  setNotificationRule,
  showMail,
  tryMail,
} from '#shared/contracts/notifications.ts';
import { createPostMortem } from '#shared/contracts/post-mortems.ts';
import type { PersonMentioned } from '#shared/events.ts';
import { signUp, type TestMember } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';
import { type MailServer, readMail, startMailServer } from './support/smtp.ts';

let smtp: MailServer;
let server: TestServer;
let ana: TestMember;
let bo: TestMember;
let members: TestMember[];
let postMortem: { id: string; reference: string };
/** A Monday at noon, in UTC. */
const NOON = Date.parse('2026-03-02T12:00:00Z');
let now = NOON;

beforeAll(async () => {
  smtp = await startMailServer();
  server = await startTestServer({ SMTP_URL: smtp.url, MAIL_FROM: 'Debrief <debrief@example.com>' });
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com', role: 'admin' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com' });
  members = [];
  for (let index = 0; index < 8; index++)
    members.push(await signUp(server, { name: `P ${index}`, email: `p${index}@example.com` }));
  postMortem = await server.call(createPostMortem, { title: 'Queue of doom' });
  server.app.ctx.now = () => new Date(now);
});
afterAll(async () => {
  await server?.stop();
  await smtp?.stop();
});
beforeEach(() => {
  smtp.arrived.length = 0;
  smtp.mood = () => 'takes';
});
// Whatever a test left waiting is not the next one's.
afterEach(async () => {
  smtp.mood = () => 'takes';
  now += 30 * 86_400_000;
  await sendDueMail(server.app.ctx);
  now = NOON;
});

let count = 0;
async function mention(person: TestMember, fields: Partial<PersonMentioned> = {}): Promise<void> {
  const excerpt = `@${person.name} saw the queue grow. ${++count}`;
  const { ctx } = server.app;
  await ctx.transaction((tx) =>
    ctx.emit(tx, {
      type: 'person-mentioned',
      postMortemId: postMortem.id,
      personId: person.id,
      by: { id: null, name: 'Cy Park' },
      where: 'text',
      excerpt,
      anchor: 'section-summary',
      ...fields,
    }),
  );
  await eventually(async () =>
    ctx.db
      .selectFrom('notifications')
      .select('id')
      .where('excerpt', '=', fields.excerpt ?? excerpt)
      .executeTakeFirst(),
  );
}
const later = async (minutes: number): Promise<number> => {
  now += minutes * 60_000;
  return sendDueMail(server.app.ctx);
};

describe('what somebody is told', () => {
  it('goes out by mail in one piece, once, with what was said and where', async () => {
    await mention(ana);
    await mention(ana, { by: { id: null, name: 'Bo Lund' } });
    expect(await later(5)).toBe(0);
    expect(await later(10)).toBe(1);
    expect(await later(10)).toBe(0);
    expect(smtp.arrived.map((one) => one.to)).toEqual(['ana@example.com']);
    const { subject, text, headers } = readMail(smtp.arrived[0]!.raw);
    expect(subject).toBe('2 notes for you in PM-1 Queue of doom');
    expect(text).toContain('Cy Park mentioned you in PM-1 Queue of doom');
    expect(text).toContain(`${server.app.ctx.publicUrl}/post-mortems/PM-1#section-summary`);
    expect(headers).toContain('From: Debrief <debrief@example.com>');
    expect(headers).toMatch(/List-Unsubscribe: <.+\/settings\/profile#notifications>/);
  });

  it('is not mailed to whoever read it here first', async () => {
    await mention(ana);
    await ana.call(readNotifications, {});
    expect(await later(60)).toBe(0);
    expect(smtp.arrived).toEqual([]);
  });

  it('waits for working hours on the clock of whoever gets it, unless they chose otherwise', async () => {
    now = Date.parse('2026-03-06T20:00:00Z');
    await mention(ana);
    await bo.call(setNotificationRule, { kind: 'mention', mail: 'at-once' });
    await mention(bo);
    expect(await later(5)).toBe(1);
    expect(smtp.arrived.map((one) => one.to)).toEqual(['bo@example.com']);
    expect(await later(24 * 60)).toBe(0);
    now = Date.parse('2026-03-09T09:01:00Z');
    expect(await later(0)).toBe(1);
    await bo.call(setNotificationRule, { kind: 'mention', mail: 'never' });
    await mention(bo);
    expect(await later(7 * 24 * 60)).toBe(0);
    const { items, mails } = await bo.call(listNotificationRules, {});
    expect(mails).toBe(true);
    expect(items).toContainEqual(expect.objectContaining({ kind: 'mention', mail: 'never', default: 'working-hours' }));
    await bo.call(setNotificationRule, { kind: 'mention', mail: 'working-hours' });
  });

  it('cannot forge a header or a link', async () => {
    const title = 'Doom\r\nBcc: eve@example.com <script>';
    const other = await server.call(createPostMortem, { title });
    await mention(ana, { postMortemId: other.id, excerpt: '<img src=x onerror=alert(1)> & "quoted"' });
    await later(15);
    const { raw } = smtp.arrived[0]!;
    expect(smtp.arrived).toHaveLength(1);
    expect(readMail(raw).headers).not.toMatch(/^Bcc/m);
    const html = raw.slice(raw.indexOf('text/html'));
    expect(html).not.toContain('<script>');
    expect(html).not.toContain('<img');
  });

  it('says nothing of a private document but that there is something, and nothing at all to whoever lost sight of it', async () => {
    const incident = await ana.call(createIncident, { title: 'Kestrel ledger', private: true });
    const hidden = await ana.call(createPostMortem, { title: 'Kestrel ledger', incidents: [incident.id] });
    await mention(ana, { postMortemId: hidden.id, excerpt: 'Kestrel was copied' });
    await mention(bo, { postMortemId: hidden.id, excerpt: 'Kestrel was copied, Bo' });
    await later(15);
    expect(smtp.arrived.map((one) => one.to)).toEqual(['ana@example.com']);
    const { subject, text } = readMail(smtp.arrived[0]!.raw);
    expect(subject).toBe(`Cy Park mentioned you in ${hidden.reference} (private)`);
    expect(smtp.arrived[0]!.raw).not.toContain('Kestrel');
    expect(text).toContain(`/post-mortems/${hidden.reference}#`);
  });
});

describe('a mail server', () => {
  it('that refuses for now is asked again later, and loses nothing', async () => {
    smtp.mood = () => 451;
    await mention(ana);
    expect(await later(15)).toBe(0);
    const { waiting, failed } = await ana.call(showMail, {});
    expect(waiting).toMatchObject([
      { to: 'Ana Ruiz', reference: 'PM-1', tries: 1, fault: expect.stringContaining('451') },
    ]);
    expect(failed).toEqual([]);
    smtp.mood = () => 'takes';
    expect(await later(0)).toBe(0);
    expect(await later(1)).toBe(1);
    expect((await ana.call(showMail, {})).waiting).toEqual([]);
  });

  it('that refuses for good is not asked again until an admin says so', async () => {
    smtp.mood = (address) => (address === 'bo@example.com' ? 550 : 'takes');
    await mention(bo);
    await mention(ana);
    expect(await later(15)).toBe(1);
    expect(await later(24 * 60)).toBe(0);
    const { failed } = await ana.call(showMail, {});
    expect(failed).toMatchObject([{ to: 'Bo Lund', dueAt: null, fault: expect.stringContaining('550') }]);
    smtp.mood = () => 'takes';
    expect(await ana.call(retryMail, {})).toEqual({ waiting: 1 });
    expect(await later(0)).toBe(1);
    expect((await ana.call(showMail, {})).failed).toEqual([]);
  });

  it('is tried by an admin, who hears what it says', async () => {
    expect(await ana.call(tryMail, {})).toEqual({ to: 'ana@example.com' });
    expect(smtp.arrived).toHaveLength(1);
    smtp.mood = () => 550;
    await expect(ana.call(tryMail, {})).rejects.toThrow(/550/);
    await expect(bo.call(tryMail, {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('many senders at once', () => {
  it('send each mail once, and what a dead one held is sent after it', async () => {
    for (const member of members) await mention(member);
    now += 15 * 60_000;
    const { db } = server.app.ctx;
    // One sender took this and died.
    await db
      .updateTable('notifications')
      .set({ mail_claimed_until: new Date(now + 60_000) })
      .where('person_id', '=', members[0]!.id)
      .execute();
    const sent = await Promise.all([1, 2, 3].map(() => sendDueMail(server.app.ctx)));
    expect(sent.reduce((sum, one) => sum + one, 0)).toBe(7);
    expect(new Set(smtp.arrived.map((one) => one.messageId)).size).toBe(7);
    expect(smtp.arrived).toHaveLength(7);
    expect(await later(2)).toBe(1);
    expect(smtp.arrived.at(-1)!.to).toBe('p0@example.com');
  });
});
