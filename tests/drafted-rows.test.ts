import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OutputOf } from '#shared/contracts/contract.ts';
import { createFactor, listFactors, removeFactor, updateFactor } from '#shared/contracts/factors.ts';
import {
  addEvents,
  createIncident,
  getIncident,
  listEvents,
  requestDraft,
  updateEvent,
  updateIncident,
} from '#shared/contracts/incidents.ts';
import { importMarkdown, search } from '#shared/contracts/installation.ts';
import {
  createPostMortem,
  exportPostMortem,
  getPostMortem,
  listFollowUps,
  listPostMortems,
  submit,
  updateFollowUp,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
import { listRisks, updateRisk } from '#shared/contracts/risks.ts';
import { eventually, startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const EVENTS = [
  { at: '2026-03-04T10:01:10Z', kind: 'deploy' as const, text: 'Ledger build 88 rolled out', actor: 'Sam Okafor' },
  { at: '2026-03-04T10:05:12Z', kind: 'alert' as const, text: 'ledger error rate above 5%' },
  { at: '2026-03-04T10:15:00Z', text: 'turns out the pool is exhausted by build 88', actor: 'Ana Ruiz' },
  { at: '2026-03-04T10:38:00Z', kind: 'action' as const, text: 'Rolled back to build 87', actor: 'Sam Okafor' },
  { at: '2026-03-04T10:41:00Z', text: 'errors are back to normal', actor: 'Ana Ruiz' },
  { at: '2026-03-04T11:25:00Z', text: 'TODO: alert on pool saturation, I will do it', actor: 'Ana Ruiz' },
  {
    at: '2026-03-04T11:26:00Z',
    text: 'there is a risk that this happens again with the next build',
    actor: 'Kim Vale',
  },
];

async function drafted(title: string) {
  const { id: incidentId } = await server.call(createIncident, {
    title,
    severity: 'SEV1',
    services: ['ledger'],
    lead: 'Ana Ruiz',
    startedAt: '2026-03-04T10:02:00Z',
  });
  await server.call(addEvents, { id: incidentId, events: EVENTS });
  await server.call(updateIncident, { id: incidentId, status: 'resolved', resolvedAt: '2026-03-04T11:20:00Z' });
  const id = await eventually(async () => (await server.call(getIncident, { id: incidentId })).postMortemId);
  return { incidentId, id };
}

const sectionOf = (view: OutputOf<typeof getPostMortem>, key: string) =>
  view.sections.find((section) => section.key === key);
const ALL = ['candidate', 'confirmed', 'struck'] as const;
const planned = async (id: string) => (await server.call(listFollowUps, { postMortem: id, state: [...ALL] })).items;
const factorsOf = async (id: string) => (await server.call(listFactors, { id })).items;
const eventCalled = async (incidentId: string, text: string) =>
  (await server.call(listEvents, { id: incidentId, limit: 100 })).items.find((event) => event.text.includes(text));

describe('a draft', () => {
  it('proposes factors, mitigators, risks and follow-ups as rows, each with the events that show it', async () => {
    const { incidentId, id } = await drafted('Ledger refused bookings');
    const factors = await factorsOf(id);
    const deploy = await eventCalled(incidentId, 'build 88 rolled out');
    const trigger = factors.find((row) => row.role === 'triggered');
    expect(trigger).toMatchObject({ title: 'Ledger build 88 rolled out', state: 'candidate', origin: 'draft' });
    expect(trigger).toMatchObject({ createdBy: null, updatedBy: null, version: 1 });
    expect(trigger?.evidence[0]).toBe(deploy?.id);
    expect(factors.some((row) => row.role === 'limited-the-damage' && row.title.includes('Rolled back'))).toBe(true);
    const [todo] = await planned(id);
    expect(todo).toMatchObject({ state: 'candidate', status: 'open', owner: { name: 'Ana Ruiz' } });
    expect((await server.call(listRisks, { id })).items[0]).toMatchObject({ state: 'candidate', origin: 'draft' });
    // Nobody has planned it: it is on nobody's list.
    expect((await server.call(listFollowUps, { postMortem: id })).items).toEqual([]);

    const view = await server.call(getPostMortem, { id });
    const section = sectionOf(view, 'contributing-factors');
    expect(section?.blocks).toEqual(['contributing-factors']);
    expect(section?.markdown).toContain('“Ledger build 88 rolled out”[^');
    expect(section?.evidence).toContain(deploy?.id);
    expect(sectionOf(view, 'mitigators')?.markdown).toContain('“Rolled back to build 87”[^');
    expect(sectionOf(view, 'follow-ups')?.markdown).toMatch(/- \[ \] “TODO: alert on pool saturation/);
    expect(sectionOf(view, 'learnings-and-risks')?.markdown).toContain('next build”[^');
    const file = await server.call(exportPostMortem, { id, format: 'md' });
    expect(file).toContain('**May have triggered it**');
  });

  it('is found by the words of its rows, but not by what was struck', async () => {
    const { id } = await drafted('Ledger found');
    const find = async (q: string) =>
      (await server.call(search, { q, kind: 'post-mortem' })).items.find((one) => one.id === id);
    expect((await find('saturation'))?.excerpt).toMatch(/saturation/);
    const pool = (await factorsOf(id)).find((row) => row.title.includes('pool is exhausted'))!;
    await server.call(updateFactor, { id: pool.id, version: 1, title: 'Zanzibar', effect: 'Quokka' });
    expect(await find('quokka')).toBeDefined();
    const library = async (q: string) => (await server.call(listPostMortems, { q })).items.map((one) => one.id);
    expect(await library('zanzibar')).toEqual([id]);
    await server.call(updateFactor, { id: pool.id, version: 2, state: 'struck' });
    expect(await find('quokka')).toBeUndefined();
    expect(await library('zanzibar')).toEqual([]);
  });

  it('made again never touches what a person changed, and does not bring back what was struck', async () => {
    const { incidentId, id } = await drafted('Ledger drafted again');
    const before = await factorsOf(id);
    const trigger = before.find((row) => row.role === 'triggered')!;
    const pool = before.find((row) => row.title.includes('pool is exhausted'))!;
    const back = before.find((row) => row.title.includes('Rolled back'))!;
    await server.call(updateFactor, { id: trigger.id, version: 1, title: 'Build 88 held connections open' });
    await server.call(updateFactor, { id: pool.id, version: 1, state: 'struck' });
    await server.call(removeFactor, { id: back.id });
    await server.call(createFactor, { id, title: 'Ours' });
    const [todo] = await planned(id);
    expect(todo?.reference).toBe('Candidate');
    const taken = { id: todo!.id, state: 'confirmed' as const, title: 'Alert on pool saturation' };
    expect((await server.call(updateFollowUp, taken)).reference).toMatch(/^FU-\d+$/);
    const [risk] = (await server.call(listRisks, { id })).items;
    await server.call(updateRisk, { id: risk!.id, version: 1, state: 'accepted' });
    await server.call(addEvents, {
      id: incidentId,
      events: [{ at: '2026-03-04T10:36:00Z', kind: 'action', text: 'Doubled the pool to 40', actor: 'Kim Vale' }],
    });
    await server.call(requestDraft, { id: incidentId });

    const after = await factorsOf(id);
    expect(after.find((row) => row.id === trigger.id)).toMatchObject({
      title: 'Build 88 held connections open',
      state: 'candidate',
    });
    expect(after.find((row) => row.id === pool.id)?.state).toBe('struck');
    expect(after.some((row) => row.title.includes('Rolled back'))).toBe(false);
    expect(after.find((row) => row.title === 'Ours')?.state).toBe('confirmed');
    expect(after.find((row) => row.title.includes('Doubled the pool'))).toMatchObject({
      state: 'candidate',
      role: 'limited-the-damage',
    });
    expect((await planned(id)).map((row) => [row.title, row.state])).toEqual([
      ['Alert on pool saturation', 'confirmed'],
    ]);
    expect((await server.call(listRisks, { id })).items.map((row) => row.state)).toEqual(['accepted']);
    const view = await server.call(getPostMortem, { id });
    expect(sectionOf(view, 'contributing-factors')?.markdown).not.toContain('pool is exhausted');
    expect(view.sections.every((section) => section.proposal === null)).toBe(true);
    // The same again changes nothing.
    await server.call(requestDraft, { id: incidentId });
    expect(await factorsOf(id)).toEqual(after);
  });

  it('takes back a candidate whose event is gone, and follows words that were corrected', async () => {
    const { incidentId, id } = await drafted('Ledger corrected');
    const said = await eventCalled(incidentId, 'pool is exhausted');
    const deploy = await eventCalled(incidentId, 'build 88');
    await server.call(updateEvent, { id: incidentId, eventId: said!.id, removed: true });
    await server.call(updateEvent, { id: incidentId, eventId: deploy!.id, text: 'Ledger build 89 rolled out' });
    await server.call(requestDraft, { id: incidentId });
    const titles = (await factorsOf(id)).map((row) => row.title);
    expect(titles).toContain('Ledger build 89 rolled out');
    expect(titles).not.toContain('Ledger build 88 rolled out');
    expect(titles.some((title) => title.includes('pool is exhausted'))).toBe(false);
    await server.call(updateEvent, { id: incidentId, eventId: said!.id, removed: false });
    await server.call(requestDraft, { id: incidentId });
    expect((await factorsOf(id)).filter((row) => row.title.includes('pool is exhausted'))).toHaveLength(1);
  });

  it('for readers outside proposes no rows', async () => {
    const { id: incidentId } = await server.call(createIncident, { title: 'Ledger for customers', severity: 'SEV4' });
    await server.call(addEvents, { id: incidentId, events: EVENTS });
    await server.call(requestDraft, { id: incidentId, template: 'customer-facing' });
    const { postMortemId } = await server.call(getIncident, { id: incidentId });
    expect(await factorsOf(postMortemId!)).toEqual([]);
    expect(await planned(postMortemId!)).toEqual([]);
  });
});

describe('a file of it', () => {
  it('read in elsewhere says what the rows said, and plans the same work', async () => {
    const { id } = await drafted('Ledger moved house');
    await server.call(createFactor, { id, title: 'Builds share one pool', effect: 'One bad build starves all' });
    const file = await server.call(exportPostMortem, { id, format: 'md' });
    const { postMortemId } = await server.call(importMarkdown, { name: 'moved.md', markdown: file });
    const view = await server.call(getPostMortem, { id: postMortemId });
    const section = sectionOf(view, 'contributing-factors');
    expect(section?.markdown).toContain('Builds share one pool');
    expect(section?.markdown).toContain('One bad build starves all');
    expect(section?.blocks).toEqual([]);
    expect((await planned(postMortemId)).map((row) => row.title).join()).toContain('alert on pool saturation');
  });
});

describe('a section that only shows a block', () => {
  it('is filled by the rows of the block', async () => {
    const { id } = await server.call(createPostMortem, { title: 'Nearly lost the ledger', incidents: [] });
    const { sections } = await server.call(getPostMortem, { id });
    for (const { key, version } of sections.filter((one) => one.required && one.key !== 'contributing-factors'))
      await server.call(writeSection, { id, key, markdown: 'Written.', baseVersion: version });
    await expect(server.call(submit, { id })).rejects.toMatchObject({
      code: 'incomplete',
      problems: [{ path: 'sections.contributing-factors' }],
    });
    await server.call(createFactor, { id, title: 'One replica' });
    expect((await server.call(submit, { id })).status).toBe('in-review');
  });
});
