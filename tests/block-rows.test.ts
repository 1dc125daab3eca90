import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '#shared/client.ts';
import { createFactor, listFactors, updateFactor } from '#shared/contracts/factors.ts';
import { createFigure, listFigures, removeFigure, restoreFigure, updateFigure } from '#shared/contracts/figures.ts';
import { addEvents, createIncident } from '#shared/contracts/incidents.ts';
import {
  createFollowUp,
  createPostMortem,
  getPostMortem,
  listFollowUps,
  orderFollowUps,
  publish,
  removeFollowUp,
  restoreFollowUp,
  submit,
  updateFollowUp,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
import { createRisk, listRisks, orderRisks, removeRisk, restoreRisk, updateRisk } from '#shared/contracts/risks.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
let ana: Call;
let ben: Call;

beforeAll(async () => {
  server = await startTestServer();
  ana = await server.as('editor');
  ben = await server.as('editor');
});
afterAll(() => server?.stop());

async function begin(isPrivate = false) {
  const incident = await server.call(createIncident, { title: 'Till stood still', private: isPrivate });
  const events = [{ at: '2026-03-04T10:00:00Z', text: 'Till 4 lost its line' }];
  const { ids } = await server.call(addEvents, { id: incident.id, events });
  const { id } = await server.call(createPostMortem, { title: 'Tills', incidents: [incident.reference] });
  return { id, event: ids[0]! };
}

async function show(id: string, key: string, markdown: string): Promise<string> {
  const { sections } = await server.call(getPostMortem, { id });
  const version = sections.find((one) => one.key === key)?.version ?? 0;
  await server.call(writeSection, { id, key, markdown, baseVersion: version });
  const after = await server.call(getPostMortem, { id });
  return after.sections.find((one) => one.key === key)?.markdown ?? '';
}

describe('risks', () => {
  it('are added, judged, addressed, put in order, taken away and brought back, and stand in the text', async () => {
    const { id, event } = await begin();
    const risk = await ana(createRisk, { id, text: 'One line for all tills', likelihood: 'high', evidence: [event] });
    expect(risk).toMatchObject({ state: 'open', impact: null, version: 1, followUpIds: [] });
    const second = await ana(createRisk, { id, text: 'No spare till' });
    const work = await ana(createFollowUp, { title: 'Lay a second line', postMortemId: id });
    await ben(updateRisk, { id: risk.id, version: 1, impact: 'high', followUpIds: [work.id], state: 'accepted' });
    const { items } = await ben(orderRisks, { id, ids: [second.id, risk.id] });
    expect(items.map((one) => one.text)).toEqual(['No spare till', 'One line for all tills']);
    expect(await show(id, 'debrief-notes', '<!-- block: risks -->')).toContain(
      `- One line for all tills[^1] (accepted, likelihood high, impact high)\n  - Addressed by ${work.reference}`,
    );
    await ana(removeRisk, { id: risk.id });
    expect((await ana(listRisks, { id })).items).toHaveLength(1);
    expect((await ana(restoreRisk, { id: risk.id })).followUpIds).toEqual([work.id]);
  });

  it('refuse follow-ups of another post-mortem', async () => {
    const [one, other] = [await begin(), await begin(true)];
    const { id: hidden } = await server.call(createFollowUp, { title: 'Secret', postMortemId: other.id });
    await expect(ana(createRisk, { id: one.id, text: 'x', followUpIds: [hidden] })).rejects.toMatchObject({
      code: 'bad-input',
    });
  });
});

describe('figures', () => {
  it('show a picture with its time window, each where its marker stands', async () => {
    const { id } = await begin();
    const fileId = '01890a5d-ac96-774b-bcce-b302099a8057';
    const fields = { fileId, title: 'Lines in use', alt: 'Falls to 0', url: 'https://metrics.test/d/1' };
    const figure = await ana(createFigure, { id, ...fields, from: '2026-03-04T10:00:00Z', to: '2026-03-04T11:00:00Z' });
    expect(figure).toMatchObject({ ...fields, from: '2026-03-04T10:00:00.000Z' });
    const markdown = await show(id, 'debrief-notes', `<!-- block: metric ${figure.id} -->`);
    expect(markdown).toContain(`![Falls to 0](/api/v1/files/${fileId})`);
    expect(markdown).toContain('[Lines in use](https://metrics.test/d/1), 4 March 2026, 10:00 to 11:00');
    const change = { id: figure.id, version: 1 };
    await expect(ana(updateFigure, { ...change, to: '2026-03-04T09:00:00Z' })).rejects.toMatchObject({
      problems: [{ path: 'to' }],
    });
    await expect(ana(updateFigure, { ...change, url: 'javascript:alert(1)' })).rejects.toMatchObject({
      code: 'bad-input',
    });
    const both = [ana(updateFigure, { ...change, alt: 'Falls' }), ben(updateFigure, { ...change, title: 'Lines' })];
    await Promise.all(both);
    expect((await ana(listFigures, { id })).items).toMatchObject([{ alt: 'Falls', title: 'Lines' }]);
    await ana(removeFigure, { id: figure.id });
    expect((await ana(listFigures, { id })).items).toEqual([]);
    expect((await ana(restoreFigure, { id: figure.id })).title).toBe('Lines');
  });
});

describe('follow-ups of a post-mortem', () => {
  it('come from a selection, address factors, and are put in order', async () => {
    const { id, event } = await begin();
    const factor = await ana(createFactor, { id, title: 'One line' });
    const made = await ana(createFollowUp, {
      title: 'Lay a second line',
      postMortemId: id,
      factorIds: [factor.id],
      kind: 'prevent',
      quote: 'there is only one line',
      evidence: [event],
    });
    expect(made).toMatchObject({ state: 'confirmed', origin: 'person', kind: 'prevent', factorIds: [factor.id] });
    const second = await ana(createFollowUp, { title: 'Watch the line', postMortemId: id });
    expect((await ana(listFactors, { id })).items[0]?.followUpIds).toEqual([made.id]);
    const { items } = await ben(orderFollowUps, { id, ids: [second.id] });
    expect(items.map((one) => one.title)).toEqual(['Watch the line', 'Lay a second line']);
    expect(await show(id, 'follow-ups', '<!-- block: follow-ups -->')).toContain(
      `- [ ] Lay a second line[^1] (${made.reference}, to prevent it)\n  - Addresses: “One line”`,
    );
  });

  it('changed by two at once keep both, and tell of the field that both changed', async () => {
    const { id } = await begin();
    const { id: row } = await ana(createFollowUp, { title: 'Lay a line', postMortemId: id });
    await Promise.all([
      ana(updateFollowUp, { id: row, version: 1, priority: 'high' }),
      ben(updateFollowUp, { id: row, version: 1, dueOn: '2026-04-01' }),
    ]);
    const late = ben(updateFollowUp, { id: row, version: 1, priority: 'low', status: 'done' });
    await expect(late).rejects.toMatchObject({
      code: 'conflict',
      problems: [{ path: 'priority', conflict: { theirs: 'high' } }],
    });
    const [now] = (await ana(listFollowUps, { postMortem: id })).items;
    expect(now).toMatchObject({ priority: 'high', dueOn: '2026-04-01', status: 'done' });
    expect(now?.doneAt).not.toBeNull();
    // Without the version that was seen, the last one holds, as tools that know no versions expect.
    expect((await ben(updateFollowUp, { id: row, priority: 'low' })).priority).toBe('low');
  });

  it('live on when it is published, unlike its factors and risks', async () => {
    const { id } = await begin();
    const work = await ana(createFollowUp, { title: 'Lay a line', postMortemId: id });
    const risk = await ana(createRisk, { id, text: 'One line' });
    const { sections } = await server.call(getPostMortem, { id });
    for (const { key, version } of sections)
      await server.call(writeSection, { id, key, markdown: 'Written.', baseVersion: version });
    await server.call(submit, { id });
    await server.call(publish, { id });
    expect((await ana(updateFollowUp, { id: work.id, status: 'done' })).status).toBe('done');
    await ana(removeFollowUp, { id: work.id });
    await expect(ana(updateFollowUp, { id: work.id, title: 'x' })).rejects.toMatchObject({ code: 'conflict' });
    expect((await ana(listFollowUps, { postMortem: id })).items).toEqual([]);
    expect((await ana(restoreFollowUp, { id: work.id })).status).toBe('done');
    await expect(ana(updateRisk, { id: risk.id, version: 1, text: 'x' })).rejects.toMatchObject({ code: 'conflict' });
    await expect(ana(createFigure, { id, title: 'x' })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('of a private post-mortem', () => {
  it('no row exists for who took no part, not even its name in a refusal', async () => {
    const { id } = await begin(true);
    const factor = await server.call(createFactor, { id, title: 'Kestrel' });
    const risk = await server.call(createRisk, { id, text: 'Kestrel' });
    const work = await server.call(createFollowUp, { title: 'Kestrel', postMortemId: id });
    const figure = await server.call(createFigure, { id, title: 'Kestrel' });
    const open = await begin();
    const mine = await ana(createFactor, { id: open.id, title: 'Mine' });
    const refused: (() => Promise<unknown>)[] = [
      () => ana(listFactors, { id }),
      () => ana(listRisks, { id }),
      () => ana(listFigures, { id }),
      () => ana(createFactor, { id, title: 'x' }),
      () => ana(updateFactor, { id: factor.id, version: 1, title: 'x' }),
      () => ana(updateRisk, { id: risk.id, version: 1, text: 'x' }),
      () => ana(updateFigure, { id: figure.id, version: 1, title: 'x' }),
      () => ana(updateFollowUp, { id: work.id, title: 'x' }),
      () => ana(removeFollowUp, { id: work.id }),
    ];
    for (const asked of refused)
      await expect(asked()).rejects.toMatchObject({
        code: 'not-found',
        message: expect.not.stringContaining('Kestrel'),
      });
    expect((await ana(listFollowUps, {})).items.map((one) => one.title)).not.toContain('Kestrel');
    // Nor can they be named by rows of another.
    await expect(
      ana(createFollowUp, { title: 'x', postMortemId: open.id, factorIds: [factor.id] }),
    ).rejects.toMatchObject({ code: 'bad-input' });
    const body = JSON.stringify({ title: 'x' });
    const unknown = await server.request(`/api/v1/factors/${mine.id}`, {
      method: 'PATCH',
      body,
      headers: { 'content-type': 'application/json' },
    });
    expect(unknown.status).toBe(400);
    expect(await unknown.text()).toContain('version');
  });
});
