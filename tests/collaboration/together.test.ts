import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPostMortem, getPostMortem, writeSection } from '#shared/contracts/post-mortems.ts';
import { eventually, startTestServer, type TestServer } from '../support/server.ts';
import { converged, Editor } from './editor.ts';

let server: TestServer;
const open: Editor[] = [];
beforeAll(async () => {
  server = await startTestServer();
});
afterEach(() => {
  for (const editor of open.splice(0)) editor.close();
});
afterAll(() => server.stop());

async function editor(postMortemId: string): Promise<Editor> {
  const one = await Editor.open({ url: server.url, postMortemId, token: server.adminKey });
  open.push(one);
  return one;
}
const make = async () => (await server.call(createPostMortem, { title: 'Checkout was slow', incidents: [] })).id;
const summaryOf = async (id: string) =>
  (await server.call(getPostMortem, { id })).sections.find((one) => one.key === 'summary')!;

describe('writing together', () => {
  it('two editors see what the other types, and so does whoever reads', async () => {
    const id = await make();
    const [ana, ben] = [await editor(id), await editor(id)];
    ana.paragraph('summary', 'The cache was cold.');
    ben.paragraph('summary', 'Nobody was paged.');
    await converged(ana, ben);
    expect(ana.markdown('summary')).toContain('The cache was cold.');
    expect(ana.markdown('summary')).toContain('Nobody was paged.');
    await Promise.all([ana.saved(), ben.saved()]);
    const { markdown, version } = await summaryOf(id);
    expect(markdown).toContain('The cache was cold.');
    expect(markdown).toContain('Nobody was paged.');
    expect(version).toBe(2);
  });

  it('says up to which clock an editor is stored', async () => {
    const id = await make();
    const ana = await editor(id);
    ana.paragraph('summary', 'One line.');
    await ana.saved();
    await eventually(async () =>
      ana.durableClock === ana.doc.store.clients.get(ana.clientId)!.at(-1)!.id.clock + 9 ? 1 : undefined,
    );
  });

  it('a document stays as it was when it is closed and opened again', async () => {
    const id = await make();
    const ana = await editor(id);
    ana.paragraph('summary', 'Kept.');
    await ana.saved();
    ana.close();
    await eventually(
      async () => (server.app.ctx.documents as never as { open: Map<string, unknown> }).open.size === 0 || undefined,
    );
    const ben = await editor(id);
    expect(ben.markdown('summary')).toBe('Kept.');
    const { rows } = await server.database.pool.query('select count(*) from document_updates');
    expect(Number(rows[0].count)).toBe(0);
  });

  it('a PUT meets live typing: neither is lost', async () => {
    const id = await make();
    const ana = await editor(id);
    const line = ana.paragraph('summary', 'It began at noon.');
    await ana.saved();
    const before = await summaryOf(id);
    const put = server.call(writeSection, {
      id,
      key: 'summary',
      markdown: `${before.markdown}\n\nAdded by a program.`,
      baseVersion: before.version,
    });
    line.insert(line.length, ' Everybody was at lunch.');
    await put;
    await ana.saved();
    await eventually(async () => ana.markdown('summary').includes('Added by a program.') || undefined);
    expect(ana.markdown('summary')).toBe('It began at noon. Everybody was at lunch.\n\nAdded by a program.');
    await expect(
      server.call(writeSection, { id, key: 'summary', markdown: 'Over it all.', baseVersion: before.version }),
    ).rejects.toMatchObject({ code: 'stale' });
    const now = await summaryOf(id);
    line.insert(0, 'Yes. ');
    await ana.saved();
    await expect(
      server.call(writeSection, { id, key: 'summary', markdown: 'Over it all.', baseVersion: now.version }),
    ).rejects.toMatchObject({ code: 'stale' });
    expect(ana.markdown('summary')).toContain('Yes. It began');
  });
});
