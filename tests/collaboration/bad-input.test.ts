import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { applyUpdate, Doc, encodeStateAsUpdate, encodeStateVector, XmlElement, XmlText, Map as YMap } from 'yjs';
import { createPostMortem, getPostMortem } from '#shared/contracts/post-mortems.ts';
import { readYjsDocument, sectionElements } from '#shared/document/live/read-yjs.ts';
import { eventually, startTestServer, type TestServer } from '../support/server.ts';
import { converged, Editor } from './editor.ts';

let server: TestServer;
let id: string;
let witness: Editor;
const open: Editor[] = [];
beforeAll(async () => {
  server = await startTestServer();
});
afterEach(() => {
  for (const editor of open.splice(0)) editor.close();
});
afterAll(() => server.stop());

async function enter(): Promise<Editor> {
  const editor = await Editor.open({ url: server.url, postMortemId: id, token: server.adminKey });
  open.push(editor);
  return editor;
}
/** A document in which somebody writes who must not notice anything. */
async function begin(): Promise<void> {
  id = (await server.call(createPostMortem, { title: 'Attacked', incidents: [] })).id;
  witness = await enter();
  witness.paragraph('summary', 'Before.');
  await witness.saved();
}
async function expectUnharmed(): Promise<void> {
  const keys = readYjsDocument(witness.doc).children.map((section) => section.attrs.key);
  witness.paragraph('summary', 'After.');
  await witness.saved();
  const fresh = await enter();
  await converged(witness, fresh);
  const { sections } = await server.call(getPostMortem, { id });
  expect(fresh.markdown('summary')).toMatch(/Before\.[\s\S]*After\./);
  expect(sections.find((one) => one.key === 'summary')?.markdown).toMatch(/Before\.[\s\S]*After\./);
  expect(keys).toEqual(sections.map((one) => one.key));
  const elements = fresh.doc.getXmlFragment('document').toArray() as XmlElement[];
  expect(elements.map((one) => one.getAttribute('key'))).toEqual(sections.map((one) => one.key));
  readYjsDocument(fresh.doc).check();
}

/** A socket that has come in properly, and then says what it wants. */
async function intruder(): Promise<{
  send: (payload: Uint8Array) => void;
  socket: WebSocket;
  closed: Promise<number>;
  state: Doc;
}> {
  const name = `post-mortem/${id}`;
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}/collaboration`);
  socket.on('error', () => {});
  await new Promise((resolve) => socket.once('open', resolve));
  const state = new Doc();
  applyUpdate(state, encodeStateAsUpdate(witness.doc));
  const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)));
  const welcomed = new Promise((resolve) => socket.once('message', resolve));
  socket.send(Buffer.concat([head(name, 2), Buffer.from([0]), text(server.adminKey), text('4.7.0')]));
  await welcomed;
  return {
    socket,
    closed,
    state,
    send: (payload) => socket.send(Buffer.concat([head(name, 0), Buffer.from([2]), bytes(payload)])),
  };
}
const varint = (number: number): number[] =>
  number < 128 ? [number] : [(number & 127) | 128, ...varint(Math.floor(number / 128))];
const bytes = (payload: Uint8Array) => Buffer.concat([Buffer.from(varint(payload.byteLength)), payload]);
const text = (words: string) => bytes(Buffer.from(words));
const head = (name: string, type: number) => Buffer.concat([text(name), Buffer.from([type])]);

describe('what no editor of ours sends', () => {
  const attacks: Record<string, (state: Doc) => Uint8Array> = {
    'bytes that are no update': () => Buffer.from('this is no update at all, and it is long enough to be one'),
    'half an update': (state) => encodeStateAsUpdate(state).slice(0, 60),
    'another root': (state) => changed(state, () => void state.getMap('settings').set('theme', 'dark')),
    'a node nobody knows': (state) => changed(state, () => section(state).insert(0, [new XmlElement('script')])),
    'a type that is no text': (state) => changed(state, () => section(state).insert(0, [new YMap() as never])),
    'a mark nobody knows': (state) =>
      changed(state, () => {
        const line = new XmlText();
        const paragraph = new XmlElement('paragraph');
        section(state).insert(0, [paragraph]);
        paragraph.insert(0, [line]);
        line.insert(0, 'x', { blink: {} });
      }),
    'a huge attribute': (state) =>
      changed(state, () => {
        const raw = new XmlElement('rawBlock');
        section(state).insert(0, [raw]);
        raw.setAttribute('source', 'x'.repeat(1_000_000));
      }),
    'a section taken away': (state) =>
      changed(state, () => {
        const fragment = state.getXmlFragment('document');
        fragment.delete((fragment.toArray() as unknown[]).indexOf(section(state)), 1);
      }),
    'nesting without end': (state) =>
      changed(state, () => {
        let at = section(state);
        for (let depth = 0; depth < 5000; depth += 1) {
          const quote = new XmlElement('blockquote');
          at.insert(0, [quote]);
          at = quote;
        }
      }),
  };
  for (const [name, attack] of Object.entries(attacks)) {
    it(`is refused, and nobody else notices: ${name}`, async () => {
      await begin();
      const { send, closed, state } = await intruder();
      send(attack(state));
      expect(await closed).toBe(4400);
      expect(witness.ended).toBe(0);
      await expectUnharmed();
    });
  }

  it('a message of 100 MB', async () => {
    await begin();
    const { send, closed } = await intruder();
    send(new Uint8Array(100 * 1024 * 1024));
    expect([1006, 1009]).toContain(await closed);
    await expectUnharmed();
  });

  it('words that are no message, and text where bytes belong', async () => {
    await begin();
    for (const nonsense of [Buffer.from([255, 255, 255, 255]), Buffer.alloc(0), 'hello']) await expectClosed(nonsense);
    await expectUnharmed();
  });
});

async function expectClosed(message: Buffer | string): Promise<void> {
  const { socket, closed } = await intruder();
  socket.send(message);
  expect(await closed).toBe(4400);
}

function changed(state: Doc, change: () => void): Uint8Array {
  const before = encodeStateVector(state);
  state.transact(change);
  return encodeStateAsUpdate(state, before);
}
const section = (state: Doc, key = 'summary') =>
  sectionElements(state).find((one) => one.getAttribute('key') === key) as XmlElement;

describe('what is mended', () => {
  const breaks: Record<string, (state: Doc) => void> = {
    'a foreign section': (state) => {
      const foreign = new XmlElement('section');
      foreign.setAttribute('key', 'mine');
      state.getXmlFragment('document').insert(1, [foreign]);
    },
    'a section with another name': (state) => section(state).setAttribute('key', 'mine'),
    'an empty section that is gone': (state) => state.getXmlFragment('document').delete(2, 1),
    'text right in a section': (state) => section(state).insert(0, [new XmlText('Bare words.') as never]),
    'an empty list and an empty table': (state) =>
      section(state).insert(0, [new XmlElement('bulletList'), new XmlElement('table')]),
    'a citation without its number': (state) =>
      (section(state).get(0) as XmlElement).insert(0, [new XmlElement('citation')]),
    'a heading of level 9000': (state) => {
      const heading = new XmlElement('heading');
      heading.setAttribute('level', 9000 as never);
      section(state).insert(0, [heading]);
    },
    'a table row in a quote': (state) => {
      const [quote, row] = [new XmlElement('blockquote'), new XmlElement('tableRow')];
      quote.insert(0, [row]);
      section(state).insert(0, [quote]);
    },
  };
  for (const [name, make] of Object.entries(breaks)) {
    it(name, async () => {
      await begin();
      const before = readYjsDocument(witness.doc).children.length;
      const { send, state } = await intruder();
      const update = changed(state, () => make(state));
      send(update);
      await settled(id);
      const node = readYjsDocument(witness.doc);
      node.check();
      expect(node.children.length).toBe(before);
      await expectUnharmed();
    });
  }

  it('keeps the words of two who fill one cell at once', async () => {
    await begin();
    const cell = new XmlElement('tableCell');
    const [table, row] = [new XmlElement('table'), new XmlElement('tableRow')];
    table.insert(0, [row]);
    row.insert(0, [cell]);
    for (const words of ['one', 'two']) {
      const paragraph = new XmlElement('paragraph');
      paragraph.insert(0, [new XmlText(words)]);
      cell.insert(cell.length, [paragraph]);
    }
    witness.section('summary').insert(0, [table]);
    await witness.saved();
    await eventually(async () => (cell.length === 1 ? true : undefined));
    expect(cell.toString()).toMatch(/one.*two/);
  });
});

describe('what comes late or twice', () => {
  it('updates out of order wait for what comes before them, and are kept', async () => {
    await begin();
    const { send, socket, state } = await intruder();
    const [first, second] = ['First.', 'Second.'].map((words) =>
      changed(state, () => {
        const paragraph = new XmlElement('paragraph');
        section(state).insert(section(state).length, [paragraph]);
        paragraph.insert(0, [new XmlText(words)]);
      }),
    ) as [Uint8Array, Uint8Array];
    send(second);
    await eventually(async () => {
      const { rows } = await server.database.pool.query('select 1 from document_updates where post_mortem_id = $1', [
        id,
      ]);
      return rows.length >= 2 ? true : undefined;
    });
    socket.close();
    witness.close();
    await eventually(async () => (isOpen() ? undefined : true));
    witness = await enter();
    expect(witness.markdown('summary')).not.toContain('Second.');
    const again = await intruder();
    again.send(first);
    await eventually(async () => (witness.markdown('summary').includes('Second.') ? true : undefined));
    again.send(first);
    again.send(second);
    await expectUnharmed();
  });

  it('a client that opens 10,000 documents is sent away, and others go on', async () => {
    await begin();
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/collaboration`);
    socket.on('error', () => {});
    await new Promise((resolve) => socket.once('open', resolve));
    const closed = new Promise<number>((resolve) => socket.on('close', (code) => resolve(code)));
    for (let index = 0; index < 10_000 && socket.readyState === WebSocket.OPEN; index += 1) {
      const name = `post-mortem/01a20000-0000-7000-8000-${String(index).padStart(12, '0')}`;
      socket.send(Buffer.concat([head(name, 2), Buffer.from([0]), text(server.adminKey)]));
    }
    expect([4205, 4429]).toContain(await closed);
    await expectUnharmed();
  });
});

/** Until what was sent has arrived everywhere. */
async function settled(postMortemId: string): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 100));
  await server.app.ctx.documents.settle(postMortemId);
}

const isOpen = () => (server.app.ctx.documents as unknown as { open: Map<string, unknown> }).open.has(id);
