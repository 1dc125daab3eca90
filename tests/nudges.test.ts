import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nudgeOwners, sendDueMail } from '#server/features/notifications/index.ts';
import { createIncident } from '#shared/contracts/incidents.ts';
import { home } from '#shared/contracts/installation.ts';
import { listNotifications, setNotificationRule } from '#shared/contracts/notifications.ts';
import { updateMember } from '#shared/contracts/people.ts';
import {
  createFollowUp,
  createPostMortem,
  removeFollowUp,
  setOwner,
  updateFollowUp,
} from '#shared/contracts/post-mortems.ts';
import { signUp, type TestMember } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';
import { type MailServer, readMail, startMailServer } from './support/smtp.ts';

let smtp: MailServer;
let server: TestServer;
let ana: TestMember;
let bo: TestMember;
/** Without a zone of their own: on the clock of the installation, UTC. */
let cy: TestMember;
/** Wednesday. */
const DUE = '2026-03-11';
let now = 0;

beforeAll(async () => {
  smtp = await startMailServer();
  server = await startTestServer({ SMTP_URL: smtp.url, MAIL_FROM: 'Debrief <debrief@example.com>' });
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com', role: 'admin', timeZone: 'Europe/Madrid' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com', timeZone: 'America/New_York' });
  cy = await signUp(server, { name: 'Cy Park', email: 'cy@example.com' });
  server.app.ctx.now = () => new Date(now);
});
afterAll(async () => {
  await server?.stop();
  await smtp?.stop();
});
beforeEach(() => {
  smtp.arrived.length = 0;
  at('2026-03-11T15:00:00Z');
});
// What one test leaves open is not to be told in the next.
afterEach(async () => {
  const { db } = server.app.ctx;
  await db.deleteFrom('notifications').execute();
  await db.deleteFrom('notification_rules').execute();
  await db.deleteFrom('follow_ups').execute();
  await db.updateTable('post_mortems').set({ due_at: null }).execute();
});

const at = (time: string) => {
  now = Date.parse(time);
};
const run = (time?: string) => {
  if (time) at(time);
  return nudgeOwners(server.app.ctx);
};
const lines = async (member: TestMember, unread = false) =>
  (await member.call(listNotifications, { unread })).items
    .filter((one) => one.kind.startsWith('due-'))
    .map((one) => one.line);
const followUp = (owner: TestMember, fields: { dueOn?: string; postMortemId?: string; title?: string } = {}) =>
  server.call(createFollowUp, { title: 'Add a retry budget', dueOn: DUE, ownerId: owner.id, ...fields });
async function postMortem(owner: TestMember, dueAt: string, fields: { title?: string; earliestAt?: string } = {}) {
  const made = await server.call(createPostMortem, { title: fields.title ?? 'Queue of doom' });
  // Its steps come a moment later; here they are in nobody's way. Not by asking: whoever is asked is told of that too.
  await stepsOf(made.id);
  await change(made.id, {
    owner_id: owner.id,
    owner_accepted: true,
    due_at: new Date(dueAt),
    earliest_at: fields.earliestAt ? new Date(fields.earliestAt) : null,
  });
  return made;
}
async function stepsOf(id: string): Promise<void> {
  const { db } = server.app.ctx;
  await eventually(async () =>
    db.selectFrom('process_steps').select('key').where('post_mortem_id', '=', id).executeTakeFirst(),
  );
  await db.updateTable('process_steps').set({ due_at: null }).where('post_mortem_id', '=', id).execute();
}
const change = (
  id: string,
  fields: {
    owner_id?: string;
    owner_accepted?: boolean;
    due_at?: Date;
    earliest_at?: Date | null;
    status?: 'published';
  },
) => server.app.ctx.db.updateTable('post_mortems').set(fields).where('id', '=', id).execute();

describe('an owner', () => {
  it('is told of a follow-up before, on and after its day, each time once, and only the newest waits to be read', async () => {
    const { reference } = await followUp(ana);
    expect(await run('2026-03-09T12:00:00Z')).toBe(1);
    expect(await run('2026-03-09T15:00:00Z')).toBe(0);
    expect(await lines(ana)).toEqual([`${reference} is due on Wednesday: Add a retry budget`]);
    expect(await run('2026-03-10T12:00:00Z')).toBe(0);
    expect(await run('2026-03-11T12:00:00Z')).toBe(1);
    expect(await run('2026-03-12T12:00:00Z')).toBe(1);
    expect(await run('2026-03-14T12:00:00Z')).toBe(0);
    expect(await lines(ana, true)).toEqual([`${reference} was due on Wednesday: Add a retry budget`]);
    expect(await lines(ana)).toHaveLength(3);
    for (const day of ['03-17', '03-24', '03-31', '04-07']) expect(await run(`2026-${day}T12:00:00Z`)).toBe(1);
    expect(await run('2026-04-14T12:00:00Z')).toBe(0);
  });

  it('is told of a post-mortem on their own clock, and never before its earliest time', async () => {
    const early = await postMortem(ana, '2026-03-11T16:00:00Z', { earliestAt: '2026-03-10T08:00:00Z' });
    expect(await run('2026-03-09T12:00:00Z')).toBe(0);
    expect(await run('2026-03-10T12:00:00Z')).toBe(1);
    expect(await lines(ana)).toEqual([`${early.reference} is due tomorrow: Queue of doom`]);
    const [item] = (await ana.call(listNotifications, {})).items;
    expect(item).toMatchObject({
      kind: 'due-post-mortem',
      by: 'Debrief',
      path: `/post-mortems/${early.reference}`,
      postMortem: { id: early.id },
      followUp: null,
    });
  });

  it('is told in their own working hours, before and after the clocks change', async () => {
    await followUp(bo, { dueOn: '2026-03-09' });
    await followUp(cy, { dueOn: '2026-03-09' });
    // Friday in winter time: nine in New York is 14:00Z. Clocks go forward on Sunday.
    expect(await run('2026-03-06T13:30:00Z')).toBe(1);
    expect(await lines(cy)).toHaveLength(1);
    expect(await run('2026-03-06T14:00:00Z')).toBe(1);
    expect(await run('2026-03-09T12:59:00Z')).toBe(1);
    expect(await lines(cy)).toHaveLength(2);
    expect(await run('2026-03-09T13:00:00Z')).toBe(1);
    expect(await lines(bo)).toHaveLength(2);
  });

  it('with a zone that is none is told on the clock of the installation', async () => {
    const { db } = server.app.ctx;
    const zone = (name: string | null) =>
      db.updateTable('people').set({ time_zone: name }).where('id', '=', cy.id).execute();
    await followUp(cy);
    await zone('Moon/Tycho');
    try {
      expect(await run()).toBe(1);
    } finally {
      await zone(null);
    }
  });

  it('is told nothing twice at home, where the thing itself stands', async () => {
    await followUp(ana);
    await run();
    const { groups } = await ana.call(home, {});
    expect(groups.find((group) => group.key === 'follow-ups')?.items).toHaveLength(1);
    expect(groups.find((group) => group.key === 'waiting')?.items.filter((one) => one.kind === 'mention')).toEqual([]);
  });
});

describe('nothing more is told', () => {
  it('once a follow-up is done, removed, without a date or of somebody else, who is told instead', async () => {
    const made = [await followUp(ana), await followUp(ana), await followUp(ana), await followUp(ana)];
    expect(await run('2026-03-09T12:00:00Z')).toBe(4);
    const [done, removed, undated, handed] = made.map((one) => one.id);
    await server.call(updateFollowUp, { id: done!, status: 'done' });
    await server.call(removeFollowUp, { id: removed! });
    await server.call(updateFollowUp, { id: undated!, dueOn: null });
    await server.call(updateFollowUp, { id: handed!, ownerId: cy.id });
    expect(await lines(ana)).toEqual([]);
    expect(await run()).toBe(1);
    expect(await lines(ana)).toEqual([]);
    expect(await lines(cy)).toHaveLength(1);
    now += 60 * 60_000;
    await sendDueMail(server.app.ctx);
    expect(smtp.arrived.map((one) => one.to)).toEqual(['cy@example.com']);
  });

  it('once a post-mortem is published or declined', async () => {
    const published = await postMortem(ana, '2026-03-11T16:00:00Z');
    const declined = await postMortem(ana, '2026-03-11T16:00:00Z');
    expect(await run('2026-03-09T12:00:00Z')).toBe(2);
    await change(published.id, { status: 'published' });
    await server.call(setOwner, { id: declined.id, personId: null });
    expect(await run()).toBe(0);
    expect(await lines(ana)).toEqual([]);
  });

  it('to whoever cannot sign in', async () => {
    const dee = await signUp(server, { name: 'Dee Moss', email: 'dee@example.com' });
    await followUp(dee);
    const { db } = server.app.ctx;
    const outside = await db
      .insertInto('people')
      .values({ id: randomUUID(), name: 'Gil Outside' })
      .returning('id')
      .executeTakeFirstOrThrow();
    await server.call(createFollowUp, { title: 'Ask the vendor', dueOn: DUE, ownerId: outside.id });
    await server.call(updateMember, { id: dee.id, disabled: true });
    expect(await run()).toBe(0);
    await server.call(updateMember, { id: dee.id, disabled: false });
    expect(await run()).toBe(1);
  });

  it('of a draft that is optional and that its proposed owner has not taken', async () => {
    const { db } = server.app.ctx;
    const incident = await server.call(createIncident, { title: 'Slow search' });
    const made = await server.call(createPostMortem, { title: 'Slow search', incidents: [incident.id] });
    await db
      .insertInto('decisions')
      .values({
        id: randomUUID(),
        incident_id: incident.id,
        outcome: 'optional',
        policy_outcome: 'optional',
        policy_version: 1,
        reasons: '[]',
        facts: '{}',
        override_reason: null,
        override_by: null,
      })
      .execute();
    await stepsOf(made.id);
    await change(made.id, { due_at: new Date('2026-03-11T16:00:00Z'), earliest_at: null });
    const own = (accepted: boolean) =>
      db
        .updateTable('post_mortems')
        .set({ owner_id: ana.id, owner_accepted: accepted })
        .where('id', '=', made.id)
        .execute();
    await own(false);
    expect(await run()).toBe(0);
    await own(true);
    expect(await run()).toBe(1);
  });
});

describe('another date', () => {
  it('has reminders of its own, and those of the date before are gone', async () => {
    const { id, reference } = await followUp(ana);
    expect(await run()).toBe(1);
    await server.call(updateFollowUp, { id, dueOn: '2026-03-20' });
    expect(await run()).toBe(0);
    expect(await lines(ana)).toEqual([]);
    expect(await run('2026-03-18T12:00:00Z')).toBe(1);
    expect(await lines(ana)).toEqual([`${reference} is due on Friday: Add a retry budget`]);
    await server.call(updateFollowUp, { id, dueOn: DUE });
    // It was told of its day; six working days late it is told of the fourth.
    expect(await run('2026-03-19T12:00:00Z')).toBe(1);
    expect(await run('2026-03-19T13:00:00Z')).toBe(0);
  });
});

describe('mail', () => {
  it('brings everything that is due in one piece, in working hours, unless they chose otherwise', async () => {
    const { reference } = await followUp(ana);
    const owned = await postMortem(ana, '2026-03-12T16:00:00Z');
    await followUp(bo);
    await bo.call(setNotificationRule, { kind: 'due-follow-up', mail: 'never' });
    expect(await run()).toBe(3);
    now += 15 * 60_000;
    await sendDueMail(server.app.ctx);
    expect(smtp.arrived.map((one) => one.to)).toEqual(['ana@example.com']);
    const { subject, text } = readMail(smtp.arrived[0]!.raw);
    expect(subject).toBe('2 things of yours are due');
    expect(text).toContain(`${reference} is due today: Add a retry budget`);
    expect(text).toContain(`${server.app.ctx.publicUrl}/follow-ups?owner=me`);
    expect(text).toContain(`${owned.reference} is due tomorrow: Queue of doom`);
    expect(text.split(/\s+/)).toContain(`${server.app.ctx.publicUrl}/post-mortems/${owned.reference}`);
    expect(await lines(bo)).toHaveLength(1);
  });

  it('reads true on the day it is sent', async () => {
    const { reference } = await followUp(ana);
    await ana.call(setNotificationRule, { kind: 'due-follow-up', mail: 'daily' });
    await run();
    at('2026-03-12T08:01:00Z');
    await sendDueMail(server.app.ctx);
    expect(readMail(smtp.arrived[0]!.raw).subject).toBe(`${reference} was due yesterday: Add a retry budget`);
  });

  it('tells nothing of a private post-mortem or its follow-ups, and nobody who may not see them', async () => {
    const incident = await ana.call(createIncident, { title: 'Kestrel ledger', private: true });
    const hidden = await ana.call(createPostMortem, { title: 'Kestrel ledger', incidents: [incident.id] });
    await ana.call(setOwner, { id: hidden.id, personId: ana.id });
    await stepsOf(hidden.id);
    await change(hidden.id, { earliest_at: null, due_at: new Date('2026-03-11T16:00:00Z') });
    const secret = { title: 'Rotate Kestrel', dueOn: DUE, postMortemId: hidden.id };
    const mine = await ana.call(createFollowUp, { ...secret, ownerId: ana.id });
    await ana.call(createFollowUp, { ...secret, ownerId: bo.id });
    await run();
    now += 15 * 60_000;
    await sendDueMail(server.app.ctx);
    expect(smtp.arrived.map((one) => one.to)).toEqual(['ana@example.com']);
    const { raw } = smtp.arrived[0]!;
    expect(raw).not.toContain('Kestrel');
    expect(readMail(raw).text).toContain(`${mine.reference} (private) is due today`);
    expect(readMail(raw).text).toContain(`${hidden.reference} (private) is due today`);
    expect(await lines(bo)).toEqual([]);
    expect(await lines(ana)).toContain(`${mine.reference} is due today: Rotate Kestrel`);
  });
});

describe('many due things', () => {
  it('are each told once, with two runs at the same moment', async () => {
    const { db } = server.app.ctx;
    const rows = Array.from({ length: 1000 }, (_, index) => ({
      id: randomUUID(),
      title: `Thing ${index}`,
      due_on: DUE,
      owner_id: [ana, bo, cy][index % 3]!.id,
    }));
    await db
      .insertInto('follow_ups')
      .values(
        rows.map((row) => ({
          ...row,
          post_mortem_id: null,
          reason: null,
          priority: null,
          url: null,
          kind: null,
          done_at: null,
          removed_at: null,
          drafted_as: null,
          created_by: null,
          updated_by: null,
        })),
      )
      .execute();
    const told = await Promise.all([run(), run()]);
    expect(told[0] + told[1]).toBe(1000);
    const kept = await db.selectFrom('notifications').select('follow_up_id').execute();
    expect(kept).toHaveLength(1000);
    expect(new Set(kept.map((one) => one.follow_up_id)).size).toBe(1000);
    expect(await run()).toBe(0);
    now += 15 * 60_000;
    await sendDueMail(server.app.ctx);
    expect(smtp.arrived.map((one) => one.to).toSorted()).toEqual([
      'ana@example.com',
      'bo@example.com',
      'cy@example.com',
    ]);
  });
});
