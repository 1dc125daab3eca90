import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nudgeOwners } from '#server/features/notifications/index.ts';
import { listNotifications, setNotificationRule } from '#shared/contracts/notifications.ts';
import { addCoWriter } from '#shared/contracts/ownership.ts';
import {
  approve,
  createPostMortem,
  requestChanges,
  setOwner,
  submit,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
import { assignStep, getProcess, settleStep } from '#shared/contracts/processes.ts';
import { planPublication, publishFor } from '#shared/contracts/publications.ts';
import type { PublicationPlan } from '#shared/redaction/plan.ts';
import { signUp, type TestMember } from './support/member.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;
let bo: TestMember;
let cy: TestMember;

const WORDS = 'The broker dropped messages for forty minutes while the queue grew and nobody was paged about it.';

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com', role: 'admin', timeZone: 'UTC' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com', timeZone: 'UTC' });
  cy = await signUp(server, { name: 'Cy Park', email: 'cy@example.com', timeZone: 'UTC' });
});
afterAll(() => server?.stop());

const told = async (member: TestMember, kind: string, id: string) =>
  (await member.call(listNotifications, {})).items.filter((one) => one.kind === kind && one.postMortem?.id === id);
const once = (member: TestMember, kind: string, id: string, count = 1) =>
  eventually(async () => {
    const items = await told(member, kind, id);
    return items.length >= count ? items : null;
  });

async function inReview(): Promise<string> {
  const { id, sections } = await ana.call(createPostMortem, { title: 'Queue of doom' });
  await server.call(setOwner, { id, personId: ana.id });
  for (const { key, version, required } of sections)
    if (required) await ana.call(writeSection, { id, key, markdown: WORDS, baseVersion: version });
  await ana.call(submit, { id });
  return id;
}

describe('a verdict', () => {
  it('is told to whoever owns it, in the words of the reviewer, and not to the reviewer', async () => {
    const id = await inReview();
    await bo.call(requestChanges, { id, note: 'Say when the page went out.' });
    const [asked] = await once(ana, 'verdict', id);
    expect(asked).toMatchObject({ by: 'Bo Lund', excerpt: 'Say when the page went out.', readAt: null });
    expect(asked?.head).toContain('Bo Lund');
    await ana.call(submit, { id });
    await cy.call(approve, { id });
    const both = await once(ana, 'verdict', id, 2);
    expect(both.map((one) => one.by).toSorted()).toEqual(['Bo Lund', 'Cy Park']);
    expect(new Set(both.map((one) => one.head)).size).toBe(2);
    expect(await told(bo, 'verdict', id)).toEqual([]);
    expect(await told(cy, 'verdict', id)).toEqual([]);
  });
});

describe('a published version', () => {
  it('is told once to whoever took part, but for whoever published it and whoever wants no such word', async () => {
    const id = await inReview();
    for (const personId of [bo.id, cy.id]) await ana.call(addCoWriter, { id, personId });
    await cy.call(setNotificationRule, { kind: 'published', told: false });
    const { plan } = await ana.call(planPublication, { id, audience: 'internal' });
    await ana.call(publishFor, { id, audience: 'internal', plan: plan as PublicationPlan });
    const [one, ...more] = await once(bo, 'published', id);
    expect(one).toMatchObject({ by: 'Ana Ruiz', readAt: null });
    expect(more).toEqual([]);
    expect(await told(ana, 'published', id)).toEqual([]);
    expect(await told(cy, 'published', id)).toEqual([]);
  });
});

describe('a step that is due', () => {
  it('is told to whoever sees to it, by its name, once a day, and no more once it is settled', async () => {
    const { id, reference } = await ana.call(createPostMortem, { title: 'Queue of despair' });
    // Nothing else keeps its steps from here on: what the assignment itself has kept is what counts.
    await eventually(async () => {
      const { rows } = await sql`select from process_steps where post_mortem_id = ${id}`.execute(server.database.db);
      return rows.length > 0 || null;
    });
    await ana.call(assignStep, { id, key: 'debrief', personId: bo.id });
    const step = (await ana.call(getProcess, { id })).steps.find(({ key }) => key === 'debrief');
    const ctx = { ...server.app.ctx, now: () => new Date(`${step?.dueOn}T12:00:00Z`) };
    await nudgeOwners(ctx);
    const [one, ...more] = await told(bo, 'due-step', id);
    expect(one?.line).toContain(`${reference}, “Debrief held”`);
    expect(more).toEqual([]);
    await nudgeOwners(ctx);
    expect(await told(bo, 'due-step', id)).toHaveLength(1);
    expect((await told(ana, 'due-step', id)).every(({ line }) => !line.includes('Debrief held'))).toBe(true);
    await ana.call(settleStep, { id, key: 'debrief' });
    expect(await told(bo, 'due-step', id)).toEqual([]);
  });
});
