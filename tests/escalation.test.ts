import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { escalate, sendDigests, sendDueMail } from '#server/features/notifications/index.ts';
import { createIncident } from '#shared/contracts/incidents.ts';
import { listNotifications, setNotificationRule } from '#shared/contracts/notifications.ts';
import { createFollowUp, createPostMortem, updateFollowUp } from '#shared/contracts/post-mortems.ts';
import { setTeamReach, showDigest } from '#shared/contracts/reach.ts';
import { createTeam } from '#shared/contracts/teams.ts';
import { signUp, type TestMember } from './support/member.ts';
import { startTestServer, type TestServer } from './support/server.ts';
import { type MailServer, readMail, startMailServer } from './support/smtp.ts';

let smtp: MailServer;
let server: TestServer;
let ana: TestMember;
let bo: TestMember;
let maya: TestMember;
let team: { id: string };
let now = 0;
/** A Wednesday. */
const DUE = '2026-03-11';

beforeAll(async () => {
  smtp = await startMailServer();
  server = await startTestServer({ SMTP_URL: smtp.url, MAIL_FROM: 'Debrief <debrief@example.com>' });
  server.app.ctx.now = () => new Date(now);
  at('2026-03-02T12:00:00Z');
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com', timeZone: 'UTC' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com', timeZone: 'UTC' });
  maya = await signUp(server, { name: 'Maya Chen', email: 'maya@example.com', timeZone: 'UTC' });
  team = await server.call(createTeam, { name: 'Payments', managerId: maya.id, memberIds: [ana.id, bo.id, maya.id] });
});
afterAll(async () => {
  await server?.stop();
  await smtp?.stop();
});
afterEach(async () => {
  const { db } = server.app.ctx;
  for (const table of ['notifications', 'notification_rules', 'follow_ups', 'team_reach'] as const)
    await db.deleteFrom(table).execute();
  await db.updateTable('post_mortems').set({ owner_id: null, due_at: null, status: 'published' }).execute();
  smtp.arrived.length = 0;
});

const at = (time: string) => {
  now = Date.parse(time);
};
const run = (day: string) => {
  at(`${day}T12:00:00Z`);
  return escalate(server.app.ctx);
};
const digests = (time: string) => {
  at(time);
  return sendDigests(server.app.ctx);
};
const told = async (member: TestMember, kind: string) =>
  (await member.call(listNotifications, {})).items.filter((one) => one.kind === kind);
const followUp = (owner: TestMember, fields: { dueOn?: string; postMortemId?: string; title?: string } = {}) =>
  server.call(createFollowUp, { title: 'Add a retry budget', dueOn: DUE, ownerId: owner.id, ...fields });

describe('something that stays undone', () => {
  it('is told to the manager once, after the delay in working days, and the owner sees that it was', async () => {
    const { reference } = await followUp(ana);
    expect(await run('2026-03-17')).toBe(0);
    expect(await run('2026-03-18')).toBe(1);
    expect(await run('2026-03-19')).toBe(0);
    const [help] = await told(maya, 'escalation');
    expect(help?.line).toBe(
      `Ana Ruiz may need help with ${reference}, which was due on 11 March 2026: Add a retry budget`,
    );
    expect(help?.excerpt).toMatch(/What helps/);
    const [seen] = await told(ana, 'escalated');
    expect(seen?.line).toContain(`Maya Chen was asked to help you with ${reference}`);
    expect(await told(bo, 'escalation')).toEqual([]);
  });

  it('is told again for another date, and no more once it is done', async () => {
    const { id } = await followUp(ana);
    await run('2026-03-18');
    await server.call(updateFollowUp, { id, dueOn: '2026-03-20' });
    expect(await told(maya, 'escalation')).toEqual([]);
    expect(await run('2026-03-27')).toBe(1);
    expect(await told(maya, 'escalation')).toHaveLength(1);
    await server.call(updateFollowUp, { id, status: 'done' });
    expect(await told(maya, 'escalation')).toEqual([]);
  });

  it('waits as long as the team says, and for ever where it says never', async () => {
    await server.call(setTeamReach, { id: team.id, escalateAfter: 8 });
    await followUp(ana);
    expect(await run('2026-03-20')).toBe(0);
    expect(await run('2026-03-23')).toBe(1);
    await server.call(setTeamReach, { id: team.id, escalateAfter: null });
    await followUp(bo);
    expect(await run('2026-03-24')).toBe(0);
    await expect(server.call(setTeamReach, { id: team.id, escalateAfter: 0 })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });

  it('of the manager is nobody’s to be told, and what an import brought from long ago is left alone', async () => {
    await followUp(maya);
    await followUp(ana, { dueOn: '2025-12-01' });
    expect(await run('2026-03-18')).toBe(0);
  });

  it('is not told of a private post-mortem that the manager may not see', async () => {
    const incident = await server.call(createIncident, { title: 'Kestrel ledger', private: true });
    const hidden = await server.call(createPostMortem, { title: 'Kestrel ledger', incidents: [incident.id] });
    await followUp(ana, { postMortemId: hidden.id, title: 'Rotate Kestrel' });
    expect(await run('2026-03-18')).toBe(0);
    expect(await told(maya, 'escalation')).toEqual([]);
  });
});

describe('the week of a team', () => {
  it('comes on Monday morning, once, with what is open and late, by mail as each chose', async () => {
    const late = await followUp(ana);
    await followUp(bo, { dueOn: '2026-05-01', title: 'Alert on the queue' });
    expect(await digests('2026-03-23T07:30:00Z')).toBe(0);
    expect(await digests('2026-03-23T08:30:00Z')).toBe(3);
    expect(await digests('2026-03-23T09:30:00Z')).toBe(0);
    const [week] = await told(ana, 'digest');
    expect(week).toMatchObject({
      line: 'This week in Payments',
      excerpt: '2 open, 1 of them late',
      path: `/digests/${team.id}`,
    });
    at('2026-03-23T09:31:00Z');
    await sendDueMail(server.app.ctx);
    const mail = smtp.arrived.find((one) => one.to === 'ana@example.com');
    expect(readMail(mail!.raw).text).toContain(
      `${late.reference} Add a retry budget (Ana Ruiz, was due on 11 March 2026)`,
    );
  });

  it('is never an empty one, and none for whoever turned it off or for a team without', async () => {
    expect(await digests('2026-03-23T08:30:00Z')).toBe(0);
    await followUp(ana);
    await bo.call(setNotificationRule, { kind: 'digest', told: false });
    expect(await digests('2026-03-23T08:30:00Z')).toBe(2);
    expect(await told(bo, 'digest')).toEqual([]);
    await server.call(setTeamReach, { id: team.id, digest: false });
    expect(await digests('2026-03-30T08:30:00Z')).toBe(0);
  });

  it('says to nobody what they may not see', async () => {
    const incident = await server.call(createIncident, { title: 'Kestrel ledger', private: true });
    const hidden = await server.call(createPostMortem, { title: 'Kestrel ledger', incidents: [incident.id] });
    await followUp(ana, { postMortemId: hidden.id, title: 'Rotate Kestrel' });
    expect(await digests('2026-03-23T08:30:00Z')).toBe(0);
    const seen = await bo.call(showDigest, { id: team.id });
    expect(JSON.stringify(seen)).not.toContain('Kestrel');
    expect((await server.call(showDigest, { id: team.id })).items).toMatchObject([
      { title: 'Rotate Kestrel', private: true },
    ]);
  });

  it('cannot be turned off where an answer is waited for', async () => {
    await expect(ana.call(setNotificationRule, { kind: 'mention', told: false })).rejects.toThrow(
      /stays in your inbox/,
    );
  });
});
