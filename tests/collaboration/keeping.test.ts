import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Doc, encodeStateAsUpdate } from 'yjs';
import { OpenDocuments } from '#server/collaboration/live-documents.ts';
import { createPostMortem, getPostMortem, listSectionVersions, writeSection } from '#shared/contracts/post-mortems.ts';
import { readYjsDocument } from '#shared/document/live/read-yjs.ts';
import { replaceSection, writeYjsDocument } from '#shared/document/live/replace-section.ts';
import { readSection } from '#shared/document/markdown/index.ts';
import { eventually, startTestServer, type TestServer } from '../support/server.ts';
import { Editor } from './editor.ts';

let server: TestServer;
const open: Editor[] = [];
beforeAll(async () => {
  server = await startTestServer();
});
afterEach(() => {
  for (const editor of open.splice(0)) editor.close();
});
afterAll(() => server.stop());

async function enter(postMortemId: string, doc?: Doc): Promise<Editor> {
  const editor = await Editor.open({ url: server.url, postMortemId, token: server.adminKey, doc });
  open.push(editor);
  return editor;
}
const documents = () => server.app.ctx.documents as OpenDocuments;
const make = async () => (await server.call(createPostMortem, { title: 'Kept', incidents: [] })).id;
const summaryOf = async (id: string) =>
  (await server.call(getPostMortem, { id })).sections.find((one) => one.key === 'summary')!;
const query = async (text: string, ...values: unknown[]) => (await server.database.pool.query(text, values)).rows;
const closed = (id: string) => eventually(async () => (documents().open.has(id) ? undefined : true), 10_000);

describe('rows that follow the text', () => {
  it('within a second of typing, as one version for a burst', async () => {
    const id = await make();
    const ana = await enter(id);
    const line = ana.paragraph('summary', 'It');
    for (let round = 0; round < 3; round += 1) {
      line.insert(line.length, ` word${round}`);
      await eventually(async () => {
        const [row] = await query("select markdown from sections where post_mortem_id = $1 and key = 'summary'", id);
        return row.markdown.includes(`word${round}`) ? true : undefined;
      }, 2500);
    }
    const { version, editedBy } = await summaryOf(id);
    expect(version).toBeGreaterThanOrEqual(4);
    expect(editedBy).toBe('test admin');
    const { items } = await server.call(listSectionVersions, { id, key: 'summary' });
    expect(items.map((one) => one.markdown)).toEqual(['It word0 word1 word2', '']);
    await server.call(writeSection, { id, key: 'summary', markdown: 'In one piece.', baseVersion: version });
    expect((await server.call(listSectionVersions, { id, key: 'summary' })).items).toHaveLength(3);
  });

  it('also when the server died before they could', async () => {
    const id = await make();
    const ana = await enter(id);
    ana.paragraph('summary', 'Written right before the end.');
    await ana.saved();
    ana.close();
    await closed(id);
    // As a crash leaves it: the text in the log, the rows behind.
    const update = Buffer.from(encodeStateAsUpdate(ana.doc));
    await query("update sections set markdown = '', version = 1 where post_mortem_id = $1 and key = 'summary'", id);
    await query('delete from section_versions where post_mortem_id = $1 and version > 1', id);
    await query(
      'insert into document_updates (post_mortem_id, "update", written_by) values ($1, $2, $3)',
      id,
      update,
      'Ana Ruiz',
    );
    await documents().recover();
    const { markdown, editedBy } = await summaryOf(id);
    expect({ markdown, editedBy }).toEqual({ markdown: 'Written right before the end.', editedBy: 'Ana Ruiz' });
  });
});

describe('a document that cannot be read', () => {
  it('keeps its bytes and shows its last good text, to be read only', async () => {
    const id = await make();
    const ana = await enter(id);
    ana.paragraph('summary', 'The last good text.');
    await ana.saved();
    ana.close();
    await closed(id);
    const [{ state }] = await query('select state from document_states where post_mortem_id = $1', id);
    const damaged = Buffer.concat([state.subarray(0, 40), Buffer.alloc(60, 0xff)]);
    await query('update document_states set state = $2 where post_mortem_id = $1', id, damaged);
    const ben = await enter(id);
    expect(ben.markdown('summary')).toBe('The last good text.');
    const told = await eventually(async () => ben.messages.find((one) => one.type === 'quarantined'));
    expect(told).toMatchObject({ why: expect.stringContaining('its stored state is damaged') });
    ben.paragraph('summary', 'More.');
    await expect(
      server.call(writeSection, {
        id,
        key: 'summary',
        markdown: 'Over it.',
        baseVersion: (await summaryOf(id)).version,
      }),
    ).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('cannot be read') });
    ben.close();
    await closed(id);
    const [row] = await query('select state, quarantined_why from document_states where post_mortem_id = $1', id);
    expect(row.state.equals(damaged)).toBe(true);
    expect(row.quarantined_why).toBe('its stored state is damaged');
    expect((await summaryOf(id)).markdown).toBe('The last good text.');
  });

  it('does so for one damaged update of its log', async () => {
    const id = await make();
    (await enter(id)).close();
    await closed(id);
    await query('insert into document_updates (post_mortem_id, "update") values ($1, $2)', id, Buffer.from([9, 9, 9]));
    const ben = await enter(id);
    expect(await eventually(async () => ben.messages.find((one) => one.type === 'quarantined'))).toMatchObject({
      why: expect.stringMatching(/update \d+ of its log is damaged/),
    });
    expect(await query('select 1 from document_updates where post_mortem_id = $1', id)).toHaveLength(1);
  });
});

describe('the log', () => {
  it('of a day of editing compacts to less than twice the document', async () => {
    const id = await make();
    const ana = await enter(id);
    const line = ana.paragraph('summary', '');
    for (let word = 0; word < 1500; word += 1) {
      line.insert(Math.floor((((word * 7919) % 97) / 97) * line.length), `word${word} `);
      if (word % 3 === 0 && line.length > 40) line.delete(10, 6);
    }
    await ana.saved();
    await eventually(async () => {
      const rows = await query('select 1 from document_updates where post_mortem_id = $1', id);
      return rows.length < 1000 ? true : undefined;
    });
    const plain = new Doc();
    writeYjsDocument(plain, readYjsDocument(ana.doc));
    ana.close();
    await closed(id);
    const [{ size }] = await query('select length(state) as size from document_states where post_mortem_id = $1', id);
    expect(await query('select 1 from document_updates where post_mortem_id = $1', id)).toHaveLength(0);
    expect(size).toBeLessThan(60_000);
    expect(encodeStateAsUpdate(plain).byteLength).toBeGreaterThan(5000);
  });

  it('waits while the database is away, says so, and shows nothing as saved', async () => {
    const id = await make();
    const ana = await enter(id);
    await query('alter table document_updates rename to document_updates_away');
    ana.paragraph('summary', 'Written while it was away.');
    await eventually(async () => ana.messages.find((one) => one.type === 'storing' && !one.ok));
    expect(ana.isSaved).toBe(false);
    await query('alter table document_updates_away rename to document_updates');
    await ana.saved();
    await eventually(async () => ana.messages.find((one) => one.type === 'storing' && one.ok));
    expect((await summaryOf(id)).markdown).toBe('Written while it was away.');
  });

  it('of two servers on one database is never damaged: each takes in what the other wrote', async () => {
    const id = await make();
    const ana = await enter(id);
    ana.paragraph('summary', 'By one.');
    await ana.saved();
    const other = new OpenDocuments(server.app.ctx);
    await other.change(id, 'Somebody', (doc) => replaceSection(doc, 'debrief-notes', readSection('By the other.')));
    await other.close();
    ana.paragraph('summary', 'By one again.');
    await ana.saved();
    ana.close();
    await closed(id);
    const ben = await enter(id);
    expect(ben.markdown('summary')).toContain('By one.');
    expect(ben.markdown('summary')).toContain('By one again.');
    expect(ben.markdown('debrief-notes')).toBe('By the other.');
  });
});

describe('clocks', () => {
  it('that jump cost nobody a word', async () => {
    const id = await make();
    const { ctx } = server.app;
    const now = ctx.now;
    const ana = await enter(id);
    for (const hours of [26, -26, 0]) {
      ctx.now = () => new Date(Date.now() + hours * 3_600_000);
      ana.paragraph('summary', `At ${hours}.`);
      await ana.saved();
      await ctx.documents.settle(id);
    }
    ctx.now = now;
    expect((await summaryOf(id)).markdown).toBe('At 26.\n\nAt -26.\n\nAt 0.');
  });
});

it('comes back with what was written offline', async () => {
  const id = await make();
  const ana = await enter(id);
  ana.paragraph('summary', 'Online.');
  await ana.saved();
  ana.socket.disconnect();
  ana.paragraph('summary', 'Offline.');
  const ben = await enter(id);
  ben.paragraph('summary', 'Meanwhile.');
  await ben.saved();
  await ana.socket.connect();
  await ana.saved();
  await eventually(async () => (ben.markdown('summary').includes('Offline.') ? true : undefined));
  expect(ana.markdown('summary')).toContain('Meanwhile.');
});
