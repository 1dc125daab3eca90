import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readStrengths } from '#server/features/follow-ups/index.ts';
import type { InputOf, OutputOf } from '#shared/contracts/contract.ts';
import { createFactor } from '#shared/contracts/factors.ts';
import {
  createFollowUpView,
  followUpBoard,
  type GROUPINGS,
  listFollowUpViews,
  removeFollowUpView,
  updateFollowUpView,
} from '#shared/contracts/follow-ups.ts';
import { createIncident, setParticipant, updateIncident } from '#shared/contracts/incidents.ts';
import { createFollowUp, createPostMortem, updateFollowUp } from '#shared/contracts/post-mortems.ts';
import { createTeam } from '#shared/contracts/teams.ts';
import { signUp, type TestMember } from './support/member.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;
let bo: TestMember;
let teamId: string;
let secretIncident: string;
const TODAY = '2031-03-12';

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com' });
  teamId = (await server.call(createTeam, { name: 'Shop floor', memberIds: [ana.id] })).id;
  const tills = await begin('tills');
  const secret = await begin('ledger', true);
  secretIncident = secret.incidentId;
  const factor = await server.call(createFactor, {
    id: tills.id,
    title: 'One line for all',
    kind: 'design',
    role: 'made-possible',
  });
  await add({ title: 'Remind every shift', dueOn: '2031-03-01', ownerId: ana.id, teamId: null });
  await add({
    title: 'Reject a till without a line',
    dueOn: '2031-03-12',
    ownerId: bo.id,
    postMortemId: tills.id,
    teamId,
    factorIds: [factor.id],
    priority: 'high',
  });
  await add({ title: 'Lay a cable', dueOn: '2031-03-19', postMortemId: tills.id, teamId });
  await add({ title: 'Buy tills', dueOn: '2031-03-20', ownerId: ana.id, teamId: null });
  await add({ title: 'Grafana', teamId: null });
  await add({ title: 'Hush the ledger', dueOn: '2031-03-02', postMortemId: secret.id, teamId, ownerId: ana.id });
  const done = await add({ title: 'Replace the switch', dueOn: '2031-01-01', teamId: null });
  await server.call(updateFollowUp, { id: done, status: 'done' });
});
afterAll(() => server?.stop());

async function begin(service: string, isPrivate = false) {
  const incident = await server.call(createIncident, { title: service, services: [service], private: isPrivate });
  const { id } = await server.call(createPostMortem, { title: service, incidents: [incident.reference] });
  return { id, incidentId: incident.id };
}
const add = async (input: InputOf<typeof createFollowUp>) => (await server.call(createFollowUp, input)).id;
type Board = OutputOf<typeof followUpBoard>;
const open = (input: Partial<InputOf<typeof followUpBoard>> = {}, who = ana) =>
  who.call(followUpBoard, { today: TODAY, ...input });
const said = ({ groups, items }: Board) => ({
  groups: groups?.map(({ label, count }) => `${label}: ${count}`),
  items: items.map((one) => one.followUp.title),
});

describe('the board', () => {
  it('is grouped by lateness, the soonest due first, with what each group has; what is private is nowhere', async () => {
    expect(said(await open())).toEqual({
      groups: ['Late: 1', 'Due within a week: 2', 'Later: 1', 'No date: 1'],
      items: ['Remind every shift', 'Reject a till without a line', 'Lay a cable', 'Buy tills', 'Grafana'],
    });
    expect(said(await open({ status: ['open', 'in-progress', 'done', 'wont-do'] })).groups?.at(-1)).toBe('Finished: 1');
    expect(said(await server.call(followUpBoard, { today: TODAY })).groups?.[0]).toBe('Late: 2');
  });

  const expected: Record<Exclude<(typeof GROUPINGS)[number], 'lateness'>, string[]> = {
    none: ['All: 5'],
    owner: ['Ana Ruiz: 2', 'Bo Lund: 1', 'Nobody yet: 2'],
    team: ['Shop floor: 2', 'No team: 3'],
    service: ['tills: 2', 'No service: 3'],
    factor: ['One line for all: 1', 'Addresses no factor: 4'],
    'factor-kind': ['Design: 1', 'Addresses no factor: 4'],
    strength: ['Weak: 1', 'Intermediate: 2', 'Strong: 1', 'The words do not tell: 1'],
    priority: ['High priority: 1', 'No priority: 4'],
  };
  it.each(Object.entries(expected))('is grouped by %s, and every row stands in its group', async (by, groups) => {
    const board = await open({ by: by as 'owner' });
    expect(said(board).groups).toEqual(groups);
    expect(board.groups?.reduce((sum, one) => sum + one.count, 0)).toBe(5);
    for (const { key, count } of board.groups ?? []) {
      const alone = await open({ by: by as 'owner', group: [key] });
      expect(alone.items, `${by} ${key}`).toHaveLength(count);
      expect(new Set(alone.items.map((one) => one.group))).toEqual(new Set([key]));
    }
  });

  it.each(['due', 'oldest', 'priority', 'postponed', 'changed'] as const)(
    'read page by page in order of %s gives every row once',
    async (sort) => {
      const all = (await open({ by: 'none', sort })).items.map((one) => one.followUp.id);
      expect(all).toHaveLength(5);
      const found: string[] = [];
      let after: string | undefined;
      do {
        const page = await open({ by: 'none', sort, limit: 2, ...(after ? { group: ['none'], after } : {}) });
        found.push(...page.items.map((one) => one.followUp.id));
        after = page.next ?? undefined;
      } while (after);
      expect(found).toEqual(all);
    },
  );

  it('is mine, of my teams, or of a filter', async () => {
    expect(said(await open({ whose: 'me' })).items).toEqual(['Remind every shift', 'Buy tills']);
    expect(said(await open({ whose: 'team' })).items).toEqual(['Reject a till without a line', 'Lay a cable']);
    expect(said(await open({ whose: 'team' }, bo)).items).toEqual([]);
    expect(said(await open({ owner: ['nobody', bo.id] })).items).toHaveLength(3);
    expect(said(await open({ service: ['TILLS'], priority: ['high'] })).items).toEqual([
      'Reject a till without a line',
    ]);
    expect(said(await open({ q: 'cables' })).items).toEqual(['Lay a cable']);
    expect(said(await open({ strength: ['weak'] })).items).toEqual(['Remind every shift']);
    expect(said(await open({ q: 'hush' })).items).toEqual([]);
  });

  it('shows what is private to whoever took part, and hides what becomes private', async () => {
    await server.call(setParticipant, { id: secretIncident, personId: bo.id, role: 'responder' });
    expect(said(await open({ q: 'hush' }, bo)).items).toEqual(['Hush the ledger']);
    expect(said(await open({}, bo)).groups?.[0]).toBe('Late: 2');
    await server.call(updateIncident, { id: secretIncident, private: false });
    expect(said(await open({ q: 'hush' })).items).toEqual(['Hush the ledger']);
    await server.call(updateIncident, { id: secretIncident, private: true });
    expect(said(await open({ q: 'hush' })).items).toEqual([]);
  });

  it.each([
    [{ group: Array(13).fill('late') }, /At most 12/],
    [{ after: 'x' }, /after|group/],
    [
      {
        group: ['late'],
        after: Buffer.from('{"name":"x","id":"01890a5d-ac96-774b-bcce-b302099a8057"}').toString('base64url'),
      },
      /after/,
    ],
    [{ by: 'moon' }, /by/],
    [{ owner: ['everybody'] }, /owner/],
    [{ today: 'yesterday' }, /today|date/],
  ])('is refused with %j', async (input, words) => {
    await expect(open(input as never)).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(words),
    });
  });

  it('of what nobody has is empty and not an error', async () => {
    const none = await open({ by: 'owner', group: ['01890a5d-ac96-774b-bcce-b302099a8057', 'not an id'] });
    expect(none).toEqual({ groups: null, items: [], next: null });
  });
});

it('strengths are read for what came without one, and again after the words are read in another language', async () => {
  const { db } = server.database;
  await db.updateTable('follow_ups').set({ told_strength: null, told_by: null }).execute();
  const read = await readStrengths(server.app.ctx);
  expect(read).toBeGreaterThanOrEqual(7);
  expect(await readStrengths(server.app.ctx)).toBe(0);
  expect(said(await open({ strength: ['weak'] })).items).toEqual(['Remind every shift']);
});

describe('a saved view', () => {
  it('is private until it is shared, with a team or with everybody, and only its owner changes it', async () => {
    const { id } = await ana.call(createFollowUpView, { name: 'Late and mine', query: { whose: 'me', by: 'team' } });
    const seenBy = async (who: TestMember) => (await who.call(listFollowUpViews, {})).items.map((one) => one.name);
    expect(await seenBy(ana)).toEqual(['Late and mine']);
    expect(await seenBy(bo)).toEqual([]);
    await ana.call(updateFollowUpView, { id, sharedWith: 'team', teamId });
    expect(await seenBy(bo)).toEqual([]);
    const changed = await ana.call(updateFollowUpView, { id, sharedWith: 'everybody', name: 'Mine' });
    expect(changed).toMatchObject({ team: null, isMine: true, query: { whose: 'me', by: 'team', sort: 'due' } });
    expect(await bo.call(listFollowUpViews, {})).toMatchObject({
      items: [{ name: 'Mine', isMine: false, owner: { name: 'Ana Ruiz' } }],
    });
    await expect(bo.call(updateFollowUpView, { id, name: 'Bo’s' })).rejects.toMatchObject({ code: 'not-found' });
    await expect(bo.call(removeFollowUpView, { id })).rejects.toMatchObject({ code: 'not-found' });
    await ana.call(removeFollowUpView, { id });
    expect(await seenBy(ana)).toEqual([]);
  });

  it('is shared with a team of one’s own alone, and kept by people alone', async () => {
    const input = { name: 'Ours', sharedWith: 'team' as const, teamId };
    await expect(bo.call(createFollowUpView, input)).rejects.toMatchObject({ code: 'bad-input' });
    await expect(server.call(createFollowUpView, { name: 'Of a key' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(ana.call(createFollowUpView, { name: ' ' })).rejects.toMatchObject({ code: 'bad-input' });
    await expect(ana.call(createFollowUpView, { name: 'x', teamId })).rejects.toMatchObject({ code: 'bad-input' });
  });
});
