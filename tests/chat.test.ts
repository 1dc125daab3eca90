import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addChat, readChat } from '#shared/contracts/chat.ts';
import { createIncident, getIncident, listEvents } from '#shared/contracts/incidents.ts';
import { startTestServer, type TestServer } from './support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());

const bytes = (text: string) => new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
const read = (file: Uint8Array<ArrayBuffer>, more: { name?: string; channel?: string; date?: string } = {}) =>
  server.call(readChat, { file, timeZone: 'Europe/Madrid', ...more });
const makeIncident = async () => (await server.call(createIncident, { title: 'Kiln controller offline' })).id;

const PASTE = `Priya Nair  10:05 AM
checkout is down for everyone
:eyes: 3
Jonas Weber  10:07 AM
looking at the last deploy
:pushpin: 1
Priya Nair  10:21 AM
rolled back, orders are coming in again
`;

const users = [
  { id: 'U1', name: 'priya', profile: { real_name: 'Priya Nair' } },
  { id: 'U2', name: 'jonas', profile: { real_name: 'Jonas Weber' } },
];
const channels = [
  { id: 'C1', name: 'inc-7' },
  { id: 'C2', name: 'kitchen' },
];
const files = {
  'channels.json': bytes(JSON.stringify(channels)),
  'inc-7/2026-03-04.json': bytes(
    JSON.stringify([
      {
        type: 'message',
        user: 'U1',
        ts: '1772618400.000100',
        text: 'checkout is down',
        thread_ts: '1772618400.000100',
      },
      {
        type: 'message',
        user: 'U2',
        ts: '1772618460.000200',
        text: '<@U1> on it',
        thread_ts: '1772618400.000100',
        reactions: [{ name: 'star', users: ['U1'], count: 1 }],
      },
    ]),
  ),
  'kitchen/2026-03-04.json': bytes(
    JSON.stringify([{ type: 'message', user: 'U2', ts: '1772618500.000300', text: 'soup?' }]),
  ),
};

describe('reading a conversation', () => {
  it('shows a paste with its people, times in the chosen zone and marks, and stores nothing', async () => {
    const incidents = await server.database.pool.query('select count(*) from timeline_events');
    const seen = await read(bytes(PASTE), { date: '2026-03-04' });
    expect(seen.people).toEqual(['Priya Nair', 'Jonas Weber']);
    expect(seen.messages.map(({ at, author, text, key }) => ({ at, author, text, key }))).toEqual([
      { at: '2026-03-04T09:05:00.000Z', author: 'Priya Nair', text: 'checkout is down for everyone', key: false },
      { at: '2026-03-04T09:07:00.000Z', author: 'Jonas Weber', text: 'looking at the last deploy', key: true },
      {
        at: '2026-03-04T09:21:00.000Z',
        author: 'Priya Nair',
        text: 'rolled back, orders are coming in again',
        key: false,
      },
    ]);
    expect(seen).toMatchObject({ needsDate: false, needsZone: true });
    expect((await server.database.pool.query('select count(*) from timeline_events')).rows).toEqual(incidents.rows);
  });

  it('asks for the day where the text does not say it', async () => {
    const seen = await read(bytes(PASTE));
    expect(seen.needsDate).toBe(true);
    expect(seen.messages.every(({ at }) => at === null)).toBe(true);
  });

  it('reads an export with several channels, one of them when asked', async () => {
    const zip = zipSync({ ...files, 'users.json': bytes(JSON.stringify(users)) });
    const all = await read(zip, { name: 'export.zip' });
    expect(all.channels.sort()).toEqual(['inc-7', 'kitchen']);
    expect(all.messages).toHaveLength(3);
    const one = await read(zip, { name: 'export.zip', channel: '#inc-7' });
    expect(one.messages.map(({ author, text, key }) => [author, text, key])).toEqual([
      ['Priya Nair', 'checkout is down', false],
      ['Jonas Weber', expect.stringContaining('Priya Nair on it'), true],
    ]);
    expect(one.messages[1]?.thread).toBe(one.messages[0]?.id);
    await expect(read(zip, { channel: 'nowhere' })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining('inc-7'),
    });
  });

  it('goes on without the users file, and says so', async () => {
    const seen = await read(zipSync(files), { name: 'export.zip', channel: 'inc-7' });
    expect(seen.messages).toHaveLength(2);
    expect(seen.problems.map(({ where }) => where)).toContain('users.json');
  });

  it.each([
    ['a path that leads outside', zipSync({ '../../etc/cron.d/x': bytes('x') }), 'bad-input'],
    ['a zip bomb', zipSync({ 'a.json': new Uint8Array(60 * 1024 * 1024) }), 'too-large'],
    ['a zip in a zip', zipSync({ 'a.zip': zipSync({ 'b.txt': bytes('x') }) }), 'unsupported'],
    ['a damaged zip', zipSync(files).slice(0, 200), 'bad-input'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 1]), 'unsupported'],
    ['a program', new Uint8Array(4096).map((_, index) => index % 7), 'unsupported'],
    ['nothing', new Uint8Array(0), 'bad-input'],
  ])('refuses %s in words', async (_, file, code) => {
    await expect(read(file as Uint8Array<ArrayBuffer>, { name: 'x.zip' })).rejects.toMatchObject({
      code,
      message: expect.stringMatching(/\w+ \w+ \w+/),
    });
  });

  it('takes malformed JSON, NUL, 50 MB on one line and nonsense without falling over', async () => {
    for (const text of ['{"messages": [', '[{"ts": "x"}]', 'a\u0000b', '\u202Etxet', 'x'.repeat(50_000_000)]) {
      const seen = await read(bytes(text), { name: text.startsWith('{') ? 'x.json' : 'x.txt' });
      expect(seen.problems.length + seen.messages.length).toBeGreaterThan(0);
    }
  }, 30_000);

  it('does not take a zone that does not exist, nor more than 100 MB', async () => {
    await expect(server.call(readChat, { file: bytes(PASTE), timeZone: 'Mars/Base' })).rejects.toMatchObject({
      code: 'bad-input',
    });
    const refused = await server
      .request('/api/v1/chat/read?timeZone=UTC', { method: 'POST', body: new Uint8Array(101 * 1024 * 1024) })
      .then(({ status }) => status)
      .catch(() => 413);
    expect(refused).toBe(413);
  });
});

describe('adding a conversation', () => {
  const messagesOf = async (text = PASTE) =>
    (await read(bytes(text), { date: '2026-03-04' })).messages.map(
      ({ id, at, author, text: said, kind, thread, reactions, key }) => ({
        id,
        at: at as string,
        author,
        text: said,
        kind,
        thread,
        reactions,
        key,
      }),
    );

  it('puts it on the timeline with its people, reactions and key messages', async () => {
    const id = await makeIncident();
    const added = await server.call(addChat, { id, source: 'slack', messages: await messagesOf() });
    expect(added).toMatchObject({ accepted: 3, duplicates: 0, rejected: [] });
    const said = (await server.call(listEvents, { id, limit: 50 })).items.filter(({ source }) => source === 'slack');
    expect(said.map(({ text, actor, key }) => [text, actor, key])).toEqual([
      ['checkout is down for everyone', 'Priya Nair', false],
      ['looking at the last deploy', 'Jonas Weber', true],
      ['rolled back, orders are coming in again', 'Priya Nair', false],
    ]);
    expect(said[1]?.reactions).toEqual([{ name: 'pushpin', count: 1 }]);
    const people = (await server.call(getIncident, { id })).participants.map(({ person }) => person.name);
    expect(people.sort()).toEqual(['Jonas Weber', 'Priya Nair']);
  });

  it('twice adds it once, and a longer copy adds what is new', async () => {
    const id = await makeIncident();
    await server.call(addChat, { id, messages: await messagesOf() });
    expect(await server.call(addChat, { id, messages: await messagesOf() })).toMatchObject({
      accepted: 0,
      duplicates: 3,
    });
    const longer = `${PASTE}Jonas Weber  10:30 AM\nall clear\n`;
    expect(await server.call(addChat, { id, messages: await messagesOf(longer) })).toMatchObject({
      accepted: 1,
      duplicates: 3,
    });
    const twice = await Promise.all([0, 1].map(async () => server.call(addChat, { id, messages: await messagesOf() })));
    expect(twice.map(({ accepted }) => accepted)).toEqual([0, 0]);
  });

  it('takes corrections of what was added before', async () => {
    const id = await makeIncident();
    const messages = await messagesOf();
    await server.call(addChat, { id, messages });
    const corrected = messages.map((message, index) =>
      index === 0 ? { ...message, at: '2026-03-04T09:04:00Z' } : message,
    );
    expect(await server.call(addChat, { id, messages: corrected })).toMatchObject({ edited: 1, duplicates: 2 });
  });

  it('refuses single messages with reasons and stores the others', async () => {
    const id = await makeIncident();
    const added = await server.call(addChat, {
      id,
      messages: [
        { id: '1', at: '2026-03-04T09:04:00Z', text: '  ' },
        { id: '2', at: '1815-06-18T09:04:00Z', text: 'too early' },
        { id: '3', at: '2026-03-04T09:04:00Z', text: '<img src=x onerror=alert(1)> \u0000' },
      ],
    });
    expect(added.accepted).toBe(1);
    expect(added.rejected.map(({ index }) => index)).toEqual([0, 1]);
    await expect(server.call(addChat, { id, messages: [{ id: '1', at: 'soon', text: 'x' }] })).rejects.toMatchObject({
      code: 'bad-input',
      problems: [{ path: 'messages.0.at' }],
    });
  });

  it('needs an editor who may see the incident', async () => {
    const { id } = await server.call(createIncident, { title: 'Quiet matter', private: true });
    const [editor, viewer] = [await server.as('editor'), await server.as('viewer')];
    await expect(editor(addChat, { id, messages: [] })).rejects.toMatchObject({ code: 'not-found' });
    await expect(viewer(addChat, { id, messages: [] })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
