import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createIncident, removeParticipant, setParticipant, updateIncident } from '#shared/contracts/incidents.ts';
import { createKey, revokeKey, signOut, updateMember } from '#shared/contracts/people.ts';
import {
  createPostMortem,
  getPostMortem,
  publish,
  reopen,
  submit,
  writeSection,
} from '#shared/contracts/post-mortems.ts';
import { signUp } from '../support/member.ts';
import { eventually, startTestServer, type TestServer } from '../support/server.ts';
import { Editor, type EditorOptions } from './editor.ts';

let server: TestServer;
const open: Editor[] = [];
beforeAll(async () => {
  server = await startTestServer();
});
afterEach(() => {
  for (const editor of open.splice(0)) editor.close();
});
afterAll(() => server.stop());

function start(postMortemId: string, options: Partial<EditorOptions>): Editor {
  const editor = new Editor({ url: server.url, postMortemId, ...options });
  open.push(editor);
  return editor;
}
async function enter(postMortemId: string, options: Partial<EditorOptions>): Promise<Editor> {
  const editor = start(postMortemId, options);
  await editor.ready();
  return editor;
}
let count = 0;
function person(name: string, role: 'viewer' | 'editor' = 'editor') {
  count += 1;
  return signUp(server, { name, email: `p${count}@example.com`, role });
}
const make = async (incidents: string[] = []) =>
  (await server.call(createPostMortem, { title: 'Checkout was slow', incidents })).id;
const textOf = async (id: string) =>
  (await server.call(getPostMortem, { id })).sections.find((one) => one.key === 'summary')?.markdown;

describe('who comes in', () => {
  it('a session of ours, not one that another site borrows', async () => {
    const id = await make();
    const ana = await person('Ana Ruiz');
    await enter(id, { cookie: ana.cookie, origin: server.url });
    const foreign = start(id, { cookie: ana.cookie, origin: 'https://elsewhere.example' });
    expect(await foreign.refusal()).toContain('Sign in');
  });

  it('neither a wrong key nor nobody, and nothing but a document', async () => {
    const id = await make();
    expect(await start(id, { token: 'dbk_wrong' }).refusal()).toContain('unknown or was revoked');
    expect(await start(id, {}).refusal()).toContain('Sign in');
    expect(await start('not-an-id', { token: server.adminKey }).refusal()).toBe('There is no such document.');
    const none = '01a20000-0000-7000-8000-000000000000';
    expect(await start(none, { token: server.adminKey }).refusal()).toContain('There is no such document');
  });

  it('to a private one only who took part, and a key for one opens no other', async () => {
    const { id: incident } = await server.call(createIncident, { title: 'Leak', private: true });
    const id = await make([incident]);
    const [ana, ben] = [await person('Ana Ruiz'), await person('Ben Osei')];
    await server.call(setParticipant, { id: incident, personId: ana.id, role: 'responder' });
    await enter(id, { cookie: ana.cookie });
    expect(await start(id, { cookie: ben.cookie }).refusal()).toContain('private');
    const { secret } = await server.call(createKey, { name: 'reader', role: 'editor' });
    expect(await start(id, { token: secret }).refusal()).toContain('private');
  });

  it('a viewer reads live, and what they write is not taken', async () => {
    const id = await make();
    const [ana, eve] = [await person('Ana Ruiz'), await person('Eve Lind', 'viewer')];
    const writer = await enter(id, { cookie: ana.cookie });
    const reader = await enter(id, { cookie: eve.cookie });
    await eventually(async () => reader.messages.some((one) => one.type === 'access' && !one.write) || undefined);
    reader.paragraph('summary', 'Written by a viewer.');
    writer.paragraph('summary', 'Written by an editor.');
    await eventually(async () => reader.markdown('summary').includes('by an editor') || undefined);
    await writer.saved();
    expect(await textOf(id)).toBe('Written by an editor.');
    expect(reader.isSaved).toBe(false);
  });
});

describe('who has to go', () => {
  it('a disabled member is out at once, and comes not back', async () => {
    const id = await make();
    const ana = await person('Ana Ruiz');
    const editor = await enter(id, { cookie: ana.cookie });
    const began = performance.now();
    await server.call(updateMember, { id: ana.id, disabled: true });
    await eventually(async () => editor.ended > 0 || undefined, 2000);
    expect(performance.now() - began).toBeLessThan(1000);
    editor.paragraph('summary', 'After the end.');
    expect(await editor.refusal()).toContain('signed out');
    expect(await textOf(id)).toBe('');
  });

  it('who signs out, whose key is revoked, who is no longer on a private incident', async () => {
    const { id: incident } = await server.call(createIncident, { title: 'Leak' });
    const id = await make([incident]);
    const [ana, ben, cleo] = [await person('Ana Ruiz'), await person('Ben Osei'), await person('Cleo Marsh')];
    const key = await server.call(createKey, { name: 'robot', role: 'editor' });
    for (const one of [ben, cleo])
      await server.call(setParticipant, { id: incident, personId: one.id, role: 'responder' });
    const [a, b, c] = [
      await enter(id, { cookie: ana.cookie }),
      await enter(id, { cookie: ben.cookie }),
      await enter(id, { cookie: cleo.cookie }),
    ];
    const robot = await enter(id, { token: key.secret });
    await server.call(revokeKey, { id: key.id });
    expect(await robot.refusal()).toContain('revoked');
    await server.call(updateIncident, { id: incident, private: true });
    expect(await a.refusal()).toContain('private');
    expect([b.refused, c.refused]).toEqual([undefined, undefined]);
    await server.call(removeParticipant, { id: incident, personId: cleo.id });
    expect(await c.refusal()).toContain('private');
    await ben.call(signOut, {});
    expect(await b.refusal()).toContain('signed out');
  });

  it('who becomes a viewer, or whose document is published, only reads until that changes', async () => {
    const id = await make();
    const ana = await person('Ana Ruiz');
    const editor = await enter(id, { cookie: ana.cookie });
    const writable = () => editor.messages.findLast((one) => one.type === 'access');
    await server.call(updateMember, { id: ana.id, role: 'viewer' });
    await eventually(
      async () => (writable()?.type === 'access' && !(writable() as { write: boolean }).write) || undefined,
    );
    await server.call(updateMember, { id: ana.id, role: 'editor' });
    await eventually(async () => (writable() as { write: boolean }).write || undefined);
    const sections = (await server.call(getPostMortem, { id })).sections.filter((one) => one.required);
    for (const { key, version } of sections)
      await server.call(writeSection, { id, key, markdown: 'Said.', baseVersion: version });
    await server.call(submit, { id });
    await server.call(publish, { id });
    await eventually(async () => !(writable() as { write: boolean }).write || undefined);
    editor.paragraph('summary', 'Too late.');
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(await textOf(id)).toBe('Said.');
    await server.call(reopen, { id, note: 'A word was missing.' });
    await eventually(async () => (writable() as { write: boolean }).write || undefined);
  });
});

describe('who is who', () => {
  it('nobody can pose as somebody else', async () => {
    const id = await make();
    const [ana, ben] = [await person('Ana Ruiz'), await person('Ben Osei')];
    const [a, b] = [await enter(id, { cookie: ana.cookie }), await enter(id, { cookie: ben.cookie })];
    a.provider.setAwarenessField('user', { id: ben.id, name: 'Ben Osei', colour: 3 });
    const seen = await eventually(async () => b.provider.awareness?.getStates().get(a.clientId));
    expect(seen.user).toEqual({ id: ana.id, name: 'Ana Ruiz', colour: 3 });
    expect([...(b.provider.awareness?.getStates().keys() ?? [])].sort()).toEqual([a.clientId, b.clientId].sort());
    a.close();
    await eventually(async () => !b.provider.awareness?.getStates().has(a.clientId) || undefined);
  });

  it('remembers whose writing a Yjs client is', async () => {
    const id = await make();
    const ana = await person('Ana Ruiz');
    const editor = await enter(id, { cookie: ana.cookie });
    editor.paragraph('summary', 'Mine.');
    await editor.saved();
    const { rows } = await server.database.pool.query(
      'select person_id, name from document_clients where client_id = $1',
      [editor.clientId],
    );
    expect(rows).toEqual([{ person_id: ana.id, name: 'Ana Ruiz' }]);
  });
});

it('answers a plain request, and an upgrade elsewhere, in words', async () => {
  const plain = await fetch(`${server.url}/collaboration`);
  expect(plain.status).toBe(400);
  const elsewhere = new WebSocket(`${server.url.replace('http', 'ws')}/elsewhere`);
  const status = await new Promise((resolve) => {
    elsewhere.on('error', () => {});
    elsewhere.on('unexpected-response', (_request, response) => resolve(response.statusCode));
    elsewhere.on('open', () => resolve('open'));
  });
  expect(status).not.toBe('open');
});
