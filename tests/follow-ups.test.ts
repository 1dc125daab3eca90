import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setUsualDays } from '#shared/contracts/calendars.ts';
import { createThread, listThreads } from '#shared/contracts/comments.ts';
import { createFactor, listFactors } from '#shared/contracts/factors.ts';
import {
  changeFollowUps,
  followUpBoard,
  getFollowUp,
  mergeFollowUps,
  postponeFollowUp,
  proposeDueDate,
  setServiceLevels,
  splitFollowUp,
  undoFollowUps,
} from '#shared/contracts/follow-ups.ts';
import { createIncident, updateIncident } from '#shared/contracts/incidents.ts';
import {
  createFollowUp,
  createPostMortem,
  listFollowUps,
  removeFollowUp,
  restoreFollowUp,
  updateFollowUp,
} from '#shared/contracts/post-mortems.ts';
import { listRecord } from '#shared/contracts/record.ts';
import { createRisk, listRisks } from '#shared/contracts/risks.ts';
import { createTeam } from '#shared/contracts/teams.ts';
import { signUp, type TestMember } from './support/member.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: TestMember;
let bo: TestMember;

beforeAll(async () => {
  server = await startTestServer();
  ana = await signUp(server, { name: 'Ana Ruiz', email: 'ana@example.com' });
  bo = await signUp(server, { name: 'Bo Lund', email: 'bo@example.com' });
});
afterAll(() => server?.stop());

async function begin(options: { private?: boolean; severity?: string } = {}) {
  const incident = await server.call(createIncident, { title: 'Till stood still', services: ['tills'], ...options });
  const { id } = await server.call(createPostMortem, { title: 'Tills', incidents: [incident.reference] });
  return { id, incidentId: incident.id };
}
const plan = (postMortemId: string | undefined, fields: Partial<Parameters<typeof inputOf>[0]> = {}) =>
  ana.call(createFollowUp, { ...inputOf(fields), postMortemId });
const inputOf = (fields: { title?: string; dueOn?: string | null; ownerId?: string; factorIds?: string[] }) => ({
  title: 'Lay a second line',
  ...fields,
});
const whole = async (id: string) => (await server.call(getFollowUp, { id })).followUp;

describe('a follow-up', () => {
  it('keeps what should change, its links and what it came from, and shows all of it on one page', async () => {
    const { id } = await begin();
    const factor = await server.call(createFactor, { id, title: 'One line', kind: 'design', role: 'made-possible' });
    const { id: threadId } = await ana.call(createThread, {
      id,
      anchor: { kind: 'document' },
      text: 'We should have two lines',
    });
    const effect = { change: 'No till waits for another', measure: 'Queue length', lookOn: null, lookAfterWeeks: 6 };
    const made = await ana.call(createFollowUp, {
      title: 'Lay a second line',
      postMortemId: id,
      factorIds: [factor.id],
      effect,
      links: [{ url: 'https://wiki.example/lines', title: 'Plan of the lines' }],
      from: { kind: 'comment', threadId },
    });
    expect(made).toMatchObject({ effect, cameFrom: { kind: 'comment', threadId }, postponed: 0 });
    const page = await bo.call(getFollowUp, { id: made.reference });
    expect(page).toMatchObject({
      followUp: { id: made.id, links: [{ title: 'Plan of the lines' }] },
      factors: [{ id: factor.id, title: 'One line' }],
      history: [{ kind: 'planned', by: 'Ana Ruiz' }],
    });
  });

  it('takes the team of its services, and says how it came: by key, by hand, from words', async () => {
    const { id } = await begin();
    const tills = await server.database.db
      .selectFrom('services')
      .select('id')
      .where('name', '=', 'tills')
      .executeTakeFirstOrThrow();
    const team = await server.call(createTeam, { name: 'Shop floor', serviceIds: [tills.id] });
    expect(await plan(id)).toMatchObject({ team: { id: team.id, name: 'Shop floor' }, cameFrom: { kind: 'by-hand' } });
    const byKey = await server.call(createFollowUp, { title: 'Count tills', postMortemId: id, teamId: null });
    expect(byKey).toMatchObject({ team: null, cameFrom: { kind: 'api' } });
    const quoted = await ana.call(createFollowUp, { title: 'Two lines', quote: 'one line for all' });
    expect(quoted.cameFrom).toEqual({ kind: 'selection' });
  });

  it.each([
    [{ links: [{ url: 'javascript:alert(1)' }] }, /http/],
    [{ effect: { change: '  ' } }, /must say what should be different/],
    [{ effect: { change: 'x', lookAfterWeeks: 0 } }, /lookAfterWeeks|at least|>=1/i],
    [{ from: { kind: 'dream' } }, /must be one of/],
    [{ teamId: '01890a5d-ac96-774b-bcce-b302099a8057' }, /no such team/],
  ])('is refused with %j', async (fields, words) => {
    const failed = await ana.call(createFollowUp, { title: 'x', ...(fields as object) }).catch((error) => error);
    expect(JSON.stringify([failed.message, failed.problems])).toMatch(words);
  });

  it('names nothing of another post-mortem as where it came from', async () => {
    const [one, other] = [await begin(), await begin({ private: true })];
    const { id: threadId } = await server.call(createThread, {
      id: other.id,
      anchor: { kind: 'document' },
      text: 'Secret',
    });
    await expect(
      ana.call(createFollowUp, { title: 'x', postMortemId: one.id, from: { kind: 'comment', threadId } }),
    ).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('a later date', () => {
  it('needs a reason of people and none of API keys, and every move is kept', async () => {
    const made = await plan(undefined, { dueOn: '2031-03-04' });
    const { id } = made;
    await expect(ana.call(updateFollowUp, { id, dueOn: '2031-03-09' })).rejects.toMatchObject({
      code: 'incomplete',
      problems: [{ path: 'because' }],
    });
    await ana.call(updateFollowUp, { id, dueOn: '2031-03-01' });
    await ana.call(updateFollowUp, { id, dueOn: '2031-03-09', because: 'The cable is not here yet' });
    await server.call(updateFollowUp, { id, dueOn: '2031-03-12' });
    const moved = await bo.call(postponeFollowUp, { id, dueOn: '2031-04-01', because: 'Bo is on leave' });
    expect(moved).toMatchObject({ dueOn: '2031-04-01', postponed: 3 });
    const { history } = await ana.call(getFollowUp, { id });
    expect(
      history
        .filter((one) => one.kind === 'due')
        .map(({ before, after, note, by }) => [before?.dueOn, after?.dueOn, note, by]),
    ).toEqual(
      [
        ['2031-03-12', '2031-04-01', 'Bo is on leave', 'Bo Lund'],
        ['2031-03-09', '2031-03-12', null, 'test admin'],
        ['2031-03-01', '2031-03-09', 'The cable is not here yet', 'Ana Ruiz'],
        ['2031-03-04', '2031-03-01', null, 'Ana Ruiz'],
      ].map((row) => (row[3] === 'test admin' ? [...row.slice(0, 3), expect.any(String)] : row)),
    );
  });

  it('is no later date when it is earlier, and none for what is finished', async () => {
    const { id } = await plan(undefined, { dueOn: '2031-03-04' });
    await expect(ana.call(postponeFollowUp, { id, dueOn: '2031-03-01', because: 'x' })).rejects.toMatchObject({
      problems: [{ path: 'dueOn', why: 'must be later than 2031-03-04' }],
    });
    await ana.call(updateFollowUp, { id, status: 'done' });
    await expect(ana.call(postponeFollowUp, { id, dueOn: '2031-05-01', because: 'x' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('many at once', () => {
  it('are each changed whole or refused whole, and undone as one but for what was changed since', async () => {
    const hidden = await server.call(createFollowUp, {
      title: 'Secret',
      postMortemId: (await begin({ private: true })).id,
    });
    const [first, second, gone] = [
      await plan(undefined),
      await plan(undefined, { dueOn: '2031-01-01' }),
      await plan(undefined),
    ];
    await ana.call(removeFollowUp, { id: gone.id });
    const ids = [first.id, second.id, gone.id, hidden.id];
    const done = await ana.call(changeFollowUps, { ids, ownerId: bo.id, priority: 'high', dueOn: '2031-06-01' });
    // Without a reason the one that has a date is not moved, and nothing else of it is changed either.
    expect(done.changed.map((one) => one.id)).toEqual([first.id]);
    expect(done.refused.map(({ id, why }) => [id, why])).toEqual([
      [hidden.id, expect.stringMatching(/no such/)],
      [second.id, expect.stringMatching(/because/)],
      [gone.id, expect.stringMatching(/taken away/)],
    ]);
    expect(JSON.stringify(done)).not.toContain('Secret');
    expect(await whole(second.id)).toMatchObject({ owner: null, priority: null, dueOn: '2031-01-01' });

    const again = await ana.call(changeFollowUps, {
      ids: [first.id, second.id],
      status: 'wont-do',
      reason: 'The shop closes',
    });
    expect(again.changed.map((one) => [one.status, one.reason])).toEqual([
      ['wont-do', 'The shop closes'],
      ['wont-do', 'The shop closes'],
    ]);
    await bo.call(updateFollowUp, { id: second.id, status: 'open' });
    const undone = await ana.call(undoFollowUps, { batchId: again.batchId! });
    expect(undone.changed.map((one) => [one.id, one.status, one.reason])).toEqual([[first.id, 'open', null]]);
    expect(undone.refused).toMatchObject([{ id: second.id, reference: second.reference }]);
    await expect(ana.call(undoFollowUps, { batchId: again.batchId! })).rejects.toMatchObject({ code: 'conflict' });
    await ana.call(undoFollowUps, { batchId: done.batchId! });
    expect(await whole(first.id)).toMatchObject({ owner: null, priority: null, dueOn: null, status: 'open' });
  });

  it('brings back when something was done', async () => {
    const { id } = await plan(undefined);
    const { doneAt } = await ana.call(updateFollowUp, { id, status: 'done' });
    const { batchId } = await ana.call(changeFollowUps, { ids: [id], status: 'open' });
    expect(await whole(id)).toMatchObject({ status: 'open', doneAt: null });
    await ana.call(undoFollowUps, { batchId: batchId! });
    expect(await whole(id)).toMatchObject({ status: 'done', doneAt });
  });

  it('are at most 500, and at least something is changed', async () => {
    const id = (await plan(undefined)).id;
    await expect(ana.call(changeFollowUps, { ids: Array(501).fill(id), priority: 'low' })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await expect(ana.call(changeFollowUps, { ids: [id] })).rejects.toMatchObject({ code: 'bad-input' });
    expect(await ana.call(changeFollowUps, { ids: [id], priority: null })).toMatchObject({ batchId: null });
  });

  it('stands in the record under its post-mortem', async () => {
    const { id } = await begin();
    const made = [await plan(id), await plan(id)];
    await ana.call(changeFollowUps, { ids: made.map((one) => one.id), ownerId: bo.id });
    const { items } = await server.call(listRecord, { postMortem: id } as never);
    expect(items[0]).toMatchObject({
      action: 'follow-up.assigned',
      after: { [made[0]!.reference]: { owner: 'Bo Lund' } },
    });
  });
});

describe('the same work planned twice', () => {
  it('becomes one, with the factors, links, risks and comments of both, and two again when that is undone', async () => {
    const { id } = await begin();
    const factors = await Promise.all(
      ['One line', 'No alarm'].map((title) =>
        server.call(createFactor, { id, title, kind: 'design', role: 'made-possible' }),
      ),
    );
    const [one, other] = await Promise.all(
      factors.map((factor, nth) =>
        ana.call(createFollowUp, {
          title: `Line ${nth}`,
          postMortemId: id,
          factorIds: [factor.id],
          links: [{ url: `https://wiki.example/${nth}` }],
        }),
      ),
    );
    const risk = await ana.call(createRisk, { id, text: 'No spare till', followUpIds: [other!.id] });
    await ana.call(createThread, {
      id,
      anchor: { kind: 'block', section: 'follow-ups', block: 'follow-ups', ref: null, row: other!.id, quote: 'Line 1' },
      text: 'When?',
    });
    const before = await state();
    const { batchId, followUp } = await ana.call(mergeFollowUps, { id: one!.reference, ids: [other!.id] });
    expect(followUp.factorIds).toEqual(factors.map((factor) => factor.id));
    expect(followUp.links.map((link) => link.url)).toEqual(['https://wiki.example/0', 'https://wiki.example/1']);
    expect((await server.call(listRisks, { id })).items[0]).toMatchObject({ id: risk.id, followUpIds: [one!.id] });
    expect(await server.call(listThreads, { id })).toMatchObject({ items: [{ anchor: { row: one!.id } }] });
    expect((await server.call(listFollowUps, { postMortem: id })).items.map((row) => row.id)).toEqual([one!.id]);
    const part = await ana.call(getFollowUp, { id: other!.reference });
    expect(part).toMatchObject({ followUp: { mergedInto: { reference: one!.reference } }, undoBatchId: batchId });
    expect((await ana.call(getFollowUp, { id: one!.id })).tookIn).toMatchObject([{ reference: other!.reference }]);
    await expect(ana.call(restoreFollowUp, { id: other!.id })).rejects.toMatchObject({ code: 'conflict' });

    await ana.call(undoFollowUps, { batchId });
    expect(await state()).toEqual(before);

    async function state() {
      const rows = (await server.call(listFollowUps, { postMortem: id })).items;
      const { items: risks } = await server.call(listRisks, { id });
      const { items: threads } = await server.call(listThreads, { id });
      const { items } = await server.call(listFactors, { id });
      return {
        rows: rows
          .map((row) => ({ id: row.id, factorIds: row.factorIds, links: row.links, title: row.title }))
          .toSorted((a, b) => a.id.localeCompare(b.id)),
        risks: risks.map((row) => row.followUpIds),
        anchors: threads.map((thread) => thread.anchor),
        factors: items.map((row) => row.followUpIds),
      };
    }
  });

  it('is not told of through another post-mortem when one of them is private', async () => {
    const [open, secret] = [await begin(), await begin({ private: true })];
    const [one, other] = [
      await server.call(createFollowUp, { title: 'Open', postMortemId: open.id }),
      await server.call(createFollowUp, { title: 'Secret', postMortemId: secret.id }),
    ];
    await expect(server.call(mergeFollowUps, { id: one.id, ids: [other.id] })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(ana.call(mergeFollowUps, { id: one.id, ids: [other.id] })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(ana.call(mergeFollowUps, { id: one.id, ids: [one.id] })).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('of two documents leaves nothing of the one in the other, should that become private', async () => {
    const [here, there] = [await begin(), await begin()];
    const one = await plan(here.id);
    const other = await ana.call(createFollowUp, {
      title: 'Told there',
      postMortemId: there.id,
      links: [{ url: 'https://wiki.example/told-there' }],
    });
    await ana.call(mergeFollowUps, { id: one.id, ids: [other.id] });
    expect((await ana.call(getFollowUp, { id: one.id })).tookIn).toHaveLength(1);
    await server.call(updateIncident, { id: there.incidentId, private: true });
    expect(JSON.stringify(await ana.call(getFollowUp, { id: one.id }))).not.toMatch(/told/i);
  });
});

describe('one piece of work that is several', () => {
  it('goes on as the first part; undone it is one again, but for a part that somebody works on', async () => {
    const { id } = await begin();
    const factor = await server.call(createFactor, { id, title: 'One line', kind: 'design', role: 'made-possible' });
    const made = await plan(id, { factorIds: [factor.id], dueOn: '2031-01-01', ownerId: bo.id });
    const { batchId, followUp, parts } = await ana.call(splitFollowUp, {
      id: made.id,
      title: 'Buy the cable',
      parts: [
        { title: 'Dig the trench', ownerId: null },
        { title: 'Lay the cable', dueOn: '2031-02-01' },
      ],
    });
    expect(followUp).toMatchObject({ title: 'Buy the cable', reference: made.reference });
    expect(parts).toMatchObject([
      { title: 'Dig the trench', owner: null, dueOn: '2031-01-01', factorIds: [factor.id], splitFrom: { id: made.id } },
      { title: 'Lay the cable', owner: { id: bo.id }, dueOn: '2031-02-01' },
    ]);
    await bo.call(updateFollowUp, { id: parts[1]!.id, status: 'in-progress' });
    const undone = await ana.call(undoFollowUps, { batchId });
    expect(undone.refused).toMatchObject([{ id: parts[1]!.id }]);
    expect((await server.call(listFollowUps, { postMortem: id })).items.map((row) => row.title)).toEqual([
      'Lay a second line',
      'Lay the cable',
    ]);
  });
});

it('whatever is changed, merged or split and then undone in turn is as it was', async () => {
  const { id } = await begin();
  const step = fc.oneof(
    fc.record({
      do: fc.constant('change' as const),
      at: fc.nat(3),
      status: fc.constantFrom('open', 'done', 'in-progress'),
    }),
    fc.record({ do: fc.constant('merge' as const), at: fc.nat(3), with: fc.nat(3) }),
    fc.record({ do: fc.constant('split' as const), at: fc.nat(3), parts: fc.integer({ min: 1, max: 3 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      const rows = await Promise.all([0, 1, 2, 3].map((nth) => plan(id, { title: `Work ${nth}` })));
      const state = async () => {
        const pages = await Promise.all(rows.map((row) => server.call(getFollowUp, { id: row.id })));
        return pages.map(({ followUp, parts, tookIn }) => ({
          title: followUp.title,
          status: followUp.status,
          doneAt: followUp.doneAt,
          links: followUp.links,
          removed: followUp.removedAt !== null,
          into: followUp.mergedInto,
          parts: parts.length,
          tookIn: tookIn.length,
        }));
      };
      const undos: { batchId: string; was: Awaited<ReturnType<typeof state>> }[] = [];
      for (const one of steps) {
        const was = await state();
        const row = rows[one.at]!;
        const batchId = await act(one, row.id).catch(() => null);
        if (batchId) undos.push({ batchId, was });
      }
      for (const { batchId, was } of undos.reverse()) {
        await ana.call(undoFollowUps, { batchId });
        expect(await state()).toEqual(was);
      }
      for (const row of rows) await ana.call(removeFollowUp, { id: row.id });

      async function act(one: (typeof steps)[number], target: string): Promise<string | null> {
        if (one.do === 'change')
          return (await ana.call(changeFollowUps, { ids: [target], status: one.status as 'done' })).batchId;
        if (one.do === 'merge')
          return (await ana.call(mergeFollowUps, { id: target, ids: [rows[one.with]!.id] })).batchId;
        const parts = Array.from({ length: one.parts }, (_, nth) => ({ title: `Part ${nth}` }));
        return (await ana.call(splitFollowUp, { id: target, title: 'First part', parts })).batchId;
      }
    }),
    { numRuns: 8 },
  );
});

describe('service levels', () => {
  it('propose a date, the narrowest first, and show what breaks them', async () => {
    await expect(ana.call(setServiceLevels, { levels: [] })).rejects.toMatchObject({ code: 'forbidden' });
    const { id } = await begin({ severity: 'SEV1' });
    await server.call(setServiceLevels, {
      levels: [
        { priority: null, severity: null, days: 60 },
        { priority: 'high', severity: 1, days: 5 },
      ],
    });
    const wide = await ana.call(proposeDueDate, { postMortem: id });
    const narrow = await ana.call(proposeDueDate, { postMortem: id, priority: 'high' });
    expect([wide.days, narrow.days]).toEqual([60, 5]);
    const made = await ana.call(createFollowUp, { title: 'Soon', postMortemId: id, priority: 'high' });
    expect(made.dueOn).toBe(narrow.dueOn);
    const undated = await ana.call(createFollowUp, { title: 'No date', postMortemId: id, dueOn: null });
    expect(undated.dueOn).toBeNull();
    await ana.call(updateFollowUp, { id: made.id, dueOn: '2035-01-01', because: 'It takes longer' });
    expect((await ana.call(getFollowUp, { id: made.id })).standing).toMatchObject({ days: 5, broken: 'planned-later' });
    const { items } = await ana.call(followUpBoard, { postMortem: id });
    expect(items.find((one) => one.followUp.id === made.id)?.standing?.broken).toBe('planned-later');
    await expect(server.call(setServiceLevels, { levels: [level(1), level(2)] })).rejects.toMatchObject({
      code: 'bad-input',
    });
    await expect(server.call(setServiceLevels, { levels: [], seen: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({
      code: 'stale',
    });
    await server.call(setServiceLevels, { levels: [] });
  });

  it('count the working days of the installation: its public holidays move the date', async () => {
    const admin = await signUp(server, { name: 'Ida Berg', email: 'ida@example.com', role: 'admin' });
    const { id } = await begin({ severity: 'SEV1' });
    await server.call(setServiceLevels, { levels: [level(520)] });
    const due = async () => (await ana.call(proposeDueDate, { postMortem: id, priority: 'low' })).dueOn as string;
    const plain = await due();
    const made = await ana.call(createFollowUp, {
      title: 'In two years',
      postMortemId: id,
      priority: 'low',
      dueOn: plain,
    });
    const standing = async () => (await ana.call(getFollowUp, { id: made.id })).standing;
    expect(await standing()).toMatchObject({ dueOn: plain });
    await admin.call(setUsualDays, { holidays: 'DE' });
    const moved = (Date.parse(await due()) - Date.parse(plain)) / 86_400_000;
    // Nine holidays a year everywhere in Germany, of which the fewest fall on a weekend in any two years.
    expect(moved).toBeGreaterThan(12);
    expect(moved).toBeLessThan(35);
    expect(await standing()).toMatchObject({ dueOn: await due() });
    await admin.call(setUsualDays, { holidays: null });
    await server.call(setServiceLevels, { levels: [] });
  });
});

const level = (days: number) => ({ priority: 'low' as const, severity: null, days });
