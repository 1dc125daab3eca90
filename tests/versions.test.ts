import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addEvents, createIncident, listEvents } from '#shared/contracts/incidents.ts';
import { createKey } from '#shared/contracts/people.ts';
import { cite, createPostMortem, getPostMortem, writeSection } from '#shared/contracts/post-mortems.ts';
import { moveToTemplate } from '#shared/contracts/templates.ts';
import {
  getVersion,
  listVersions,
  nameVersion,
  renameVersion,
  restoreVersion,
  showAuthorship,
} from '#shared/contracts/versions.ts';
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

const begin = async () => (await server.call(createPostMortem, { title: 'Queue of doom' })).id;
const textOf = async (id: string, key: string) =>
  (await server.call(getPostMortem, { id })).sections.find((one) => one.key === key);
async function write(member: TestMember, id: string, markdown: string, key = 'summary'): Promise<void> {
  const section = await textOf(id, key);
  await member.call(writeSection, { id, key, markdown, baseVersion: section?.version ?? 0 });
}
const versions = async (id: string) => (await server.call(listVersions, { id })).items;

describe('versions', () => {
  it('begin with the draft, and a burst of work is one, whoever takes part', async () => {
    const id = await begin();
    await write(ana, id, 'The queue grew.');
    expect((await versions(id)).map(({ number, authors }) => ({ number, authors }))).toEqual([
      { number: 2, authors: ['Ana Ruiz'] },
      { number: 1, authors: [] },
    ]);
    await write(bo, id, 'The queue grew slowly.');
    const [burst, draft, ...others] = await versions(id);
    expect([burst?.authors, draft?.authors, others]).toEqual([['Ana Ruiz', 'Bo Lund'], [], []]);
    const summaryOf = async (number: number) =>
      (await server.call(getVersion, { id, number })).sections.find((one) => one.key === 'summary')?.markdown;
    expect([await summaryOf(1), await summaryOf(2)]).toEqual(['', 'The queue grew slowly.']);
  });

  it('by hand stand for themselves, whatever is written after', async () => {
    const id = await begin();
    await write(ana, id, 'First.');
    const named = await ana.call(nameVersion, { id, name: 'as told on Monday' });
    await write(ana, id, 'Second.');
    expect((await versions(id)).map(({ name }) => name)).toEqual([null, 'as told on Monday', null, null]);
    const { sections } = await server.call(getVersion, { id, number: named.number });
    expect(sections.find((one) => one.key === 'summary')?.markdown).toBe('First.');
    await bo.call(renameVersion, { id, number: 1, name: 'the draft' });
    expect((await versions(id)).at(-1)?.name).toBe('the draft');
  });

  it('are put back as new ones, evidence and all, and that can be put back too', async () => {
    const incident = await server.call(createIncident, { title: 'Queue', startedAt: '2026-03-04T10:00:00Z' });
    const { id } = await server.call(createPostMortem, { title: 'Queue', incidents: [incident.id] });
    await server.call(addEvents, { id: incident.id, events: [{ at: '2026-03-04T10:01:00Z', text: 'queue at 4,000' }] });
    const [event] = (await server.call(listEvents, { id: incident.id })).items;
    const { number } = await ana.call(cite, { id, eventId: event?.id ?? '' });
    await write(ana, id, `It grew.[^${number}]\n\n<!-- block: timeline -->`);
    const before = await ana.call(nameVersion, { id, name: 'with evidence' });
    await write(bo, id, 'Nothing happened.');
    const made = await bo.call(restoreVersion, { id, number: before.number });
    expect(made).toMatchObject({ kind: 'restored', restoredFrom: before.number, authors: ['Bo Lund'] });
    const restored = await textOf(id, 'summary');
    expect(restored?.markdown).toContain(`It grew.[^${number}]`);
    expect(restored?.evidence).toContain(event?.id);
    await ana.call(restoreVersion, { id, number: made.number - 1 });
    expect((await textOf(id, 'summary'))?.markdown).toBe('Nothing happened.');
  });

  it('two people putting back different ones at once: one after the other, neither lost', async () => {
    const id = await begin();
    for (const text of ['One.', 'Two.']) {
      await write(ana, id, text);
      await ana.call(nameVersion, { id, name: text });
    }
    const [two, one] = (await versions(id)).filter((version) => version.name !== null);
    await Promise.all([
      ana.call(restoreVersion, { id, number: one?.number ?? 0 }),
      bo.call(restoreVersion, { id, number: two?.number ?? 0 }),
    ]);
    const all = await versions(id);
    expect(all.filter((version) => version.kind === 'restored').map((version) => version.restoredFrom)).toHaveLength(2);
    expect(new Set(all.map((version) => version.number)).size).toBe(all.length);
    expect(['One.', 'Two.']).toContain((await textOf(id, 'summary'))?.markdown);
  });

  it('from before its template changed opens, and its lost sections come back under their titles', async () => {
    const id = await begin();
    await write(ana, id, 'We were lucky.', 'mitigators');
    await ana.call(moveToTemplate, { id, template: 'light' });
    await write(ana, id, '', 'mitigators');
    await ana.call(moveToTemplate, { id, template: 'light' });
    const before = (await versions(id)).find(
      (one) => one.kind === 'automatic' && one.authors.length > 0 && one.number < 3,
    );
    const opened = await server.call(getVersion, { id, number: before?.number ?? 0 });
    expect(opened.sections.find((one) => one.title === 'Mitigators')?.markdown).toBe('We were lucky.');
    await ana.call(restoreVersion, { id, number: before?.number ?? 0 });
    const { sections } = await server.call(getPostMortem, { id });
    expect(sections.some((one) => one.key === 'mitigators')).toBe(false);
    expect(sections.at(-1)?.markdown).toMatch(/### Mitigators\n\nWe were lucky\./);
  });

  it('know who wrote what', async () => {
    const id = await begin();
    await write(ana, id, 'The queue grew.');
    await write(bo, id, 'The queue grew slowly.');
    const { sections } = await server.call(showAuthorship, { id });
    expect(sections.find((one) => one.key === 'summary')?.blocks).toEqual([
      {
        type: 'paragraph',
        runs: [
          { text: 'The queue grew', by: 'Ana Ruiz' },
          { text: ' slowly', by: 'Bo Lund' },
          { text: '.', by: 'Ana Ruiz' },
        ],
      },
    ]);
  });
});

describe('who may', () => {
  it('a viewer looks and puts nothing back; who may not see the document sees none of its versions', async () => {
    const id = await begin();
    await write(ana, id, 'Text.');
    const viewer = await server.as('viewer');
    expect((await viewer(listVersions, { id })).items.length).toBeGreaterThan(0);
    await expect(viewer(restoreVersion, { id, number: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    const incident = await server.call(createIncident, { title: 'Keys leaked', private: true });
    const secret = await server.call(createPostMortem, { title: 'Keys leaked', incidents: [incident.id] });
    const { secret: key } = await server.call(createKey, { name: 'other', role: 'editor' });
    for (const path of ['versions', 'versions/1', 'authorship']) {
      const answer = await fetch(`${server.url}/api/v1/post-mortems/${secret.id}/${path}`, {
        headers: { authorization: `Bearer ${key}` },
      });
      expect(answer.status).toBe(404);
    }
  });
});

describe('bad input', () => {
  it('a version that is not there, or that a newer Debrief wrote, is told', async () => {
    const id = await begin();
    await write(ana, id, 'Text.');
    await versions(id);
    await expect(server.call(getVersion, { id, number: 99 })).rejects.toThrow('There is no version 99');
    const { db } = server.database;
    await db.updateTable('document_versions').set({ schema_version: 999 }).where('post_mortem_id', '=', id).execute();
    await expect(server.call(getVersion, { id, number: 1 })).rejects.toThrow(/newer Debrief/);
  });
});
