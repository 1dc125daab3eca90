import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { OpenDocuments } from '#server/collaboration/live-documents.ts';
import type { Context } from '#server/platform/context.ts';
import {
  createPostMortem,
  getPostMortem,
  publish,
  reopen,
  submit,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
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

async function enter(postMortemId: string): Promise<Editor> {
  const editor = await Editor.open({ url: server.url, postMortemId, token: server.adminKey });
  open.push(editor);
  return editor;
}
const documents = () => server.app.ctx.documents as OpenDocuments;
const summaryOf = async (id: string) =>
  (await server.call(getPostMortem, { id })).sections.find((one) => one.key === 'summary')?.markdown ?? '';
const liveText = (id: string) => documents().open.get(id)?.document.getXmlFragment('document').toString() ?? '';

async function inReview(): Promise<string> {
  const { id, sections } = await server.call(createPostMortem, { title: 'Typed to the last', incidents: [] });
  for (const { key, version, required } of sections)
    if (required) await server.call(writeSection, { id, key, markdown: 'Words.', baseVersion: version });
  await server.call(submit, { id });
  return id;
}

/** Runs something once, after the document was marked as published and before that is committed. */
function beforeCommit(id: string, work: () => Promise<unknown>): () => void {
  const { ctx } = server.app;
  const original = ctx.transaction;
  let hasRun = false;
  const patched: Context['transaction'] = (inside) =>
    original(async (tx) => {
      const result = await inside(tx);
      const { rows } = await sql<{ status: string }>`select status from post_mortems where id = ${id}`.execute(tx);
      if (!hasRun && rows[0]?.status === 'published') {
        hasRun = true;
        await work();
      }
      return result;
    });
  ctx.transaction = patched;
  return () => {
    ctx.transaction = original;
  };
}

/** What was sent has reached the server: it stands in the text, or waits before it. */
const reached = (id: string, words: string) =>
  eventually(async () => {
    const isWaiting = [...(documents().open.get(id)?.guards.values() ?? [])].some((guard) => guard.held > 0);
    return isWaiting || liveText(id).includes(words) || undefined;
  }, 10_000);

describe('publishing while somebody types', () => {
  it('takes in nothing between the last look at the text and the commit, and loses nothing of it', async () => {
    const id = await inReview();
    const [ana, ben] = [await enter(id), await enter(id)];
    ana.paragraph('summary', 'Written in time.');
    await ana.saved();
    const undo = beforeCommit(id, async () => {
      ana.paragraph('summary', 'Written a moment too late.');
      ana.paragraph('summary', 'And another word.');
      await reached(id, 'too late');
    });
    try {
      await server.call(publish, { id, note: 'Now.' });
    } finally {
      undo();
    }
    await eventually(async () => ana.messages.some((one) => one.type === 'access' && !one.write) || undefined);
    expect(await summaryOf(id)).toBe('Words.\n\nWritten in time.');
    expect(liveText(id)).not.toContain('too late');
    expect(ben.markdown('summary')).not.toContain('too late');
    // The writer has them still, and they come in when it is a draft again.
    expect(ana.isSaved).toBe(false);
    expect(ana.markdown('summary')).toContain('too late');
    await server.call(reopen, { id, note: 'Words were left out.' });
    await eventually(async () => ana.messages.some((one) => one.type === 'access' && one.write) || undefined);
    ana.provider.forceSync();
    await ana.saved();
    await converged(ana, ben);
    expect(await summaryOf(id)).toBe('Words.\n\nWritten in time.\n\nWritten a moment too late.\n\nAnd another word.');
  });

  it('lets them write on when it is refused, and drops none of what came meanwhile', async () => {
    const id = await inReview();
    const ana = await enter(id);
    const undo = beforeCommit(id, async () => {
      ana.paragraph('summary', 'While it was decided.');
      await reached(id, 'decided');
      throw new Error('the database went away');
    });
    try {
      await expect(server.call(publish, { id, note: 'Now.' })).rejects.toThrow();
    } finally {
      undo();
    }
    await ana.saved();
    ana.paragraph('summary', 'And after it.');
    await ana.saved();
    expect(await summaryOf(id)).toBe('Words.\n\nWhile it was decided.\n\nAnd after it.');
  });

  it('takes no text of a program either that asked before and comes after', async () => {
    const id = await inReview();
    const { sections } = await server.call(getPostMortem, { id });
    const { version } = sections.find((one) => one.key === 'summary')!;
    let late: Promise<unknown> = Promise.resolve();
    const undo = beforeCommit(id, async () => {
      late = documents()
        .change(id, 'a program', () => 'written')
        .catch((error) => error);
    });
    try {
      await server.call(publish, { id, note: 'Now.' });
    } finally {
      undo();
    }
    expect(await late).toMatchObject({ code: 'conflict' });
    await expect(
      server.call(writeSection, { id, key: 'summary', markdown: 'Late.', baseVersion: version }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(await summaryOf(id)).toBe('Words.');
  });

  it('lets in who comes at that moment, to read', async () => {
    const id = await inReview();
    const coming: { editor?: Editor } = {};
    const undo = beforeCommit(id, async () => {
      coming.editor = new Editor({ url: server.url, postMortemId: id, token: server.adminKey });
      open.push(coming.editor);
      await eventually(async () => (documents().open.get(id)?.guards.size ?? 0) > 0 || undefined);
    });
    try {
      await server.call(publish, { id, note: 'Now.' });
    } finally {
      undo();
    }
    const editor = coming.editor!;
    await editor.ready();
    editor.paragraph('summary', 'Too late as well.');
    await eventually(async () => editor.messages.some((one) => one.type === 'access' && !one.write) || undefined);
    expect(await summaryOf(id)).toBe('Words.');
    expect(liveText(id)).not.toContain('Too late');
  });

  it('is done once when two ask at the same instant', async () => {
    const id = await inReview();
    const answers = await Promise.allSettled([
      server.call(publish, { id, note: 'One.' }),
      server.call(publish, { id, note: 'Two.' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await server.call(getPostMortem, { id })).status).toBe('published');
  });
});
