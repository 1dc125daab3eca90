import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createClient } from '#shared/client.ts';
import { acceptSignUp, createKey } from '#shared/contracts/people.ts';
import { createPostMortem, getPostMortem } from '#shared/contracts/post-mortems.ts';
import { freePort } from '../../bench/stage/server.ts';
import { makeDataDir, removeDataDir, type ServerProcess, startProcess } from '../support/process.ts';
import { converged, Editor } from './editor.ts';

const ROUNDS = 30;
let dataDir: string;
let port: string;
let running: ServerProcess | undefined;
let token: string;

beforeAll(async () => {
  dataDir = await makeDataDir();
  port = String(await freePort());
  running = await start();
  token = await signUp(running);
  // Ended in order it leaves its compiled modules behind: each of the many starts to come is quicker by a third.
  running.child.kill('SIGTERM');
  await running.ended;
  running = await start();
}, 90_000);
afterAll(async () => {
  running?.child.kill('SIGTERM');
  await running?.ended;
  await removeDataDir(dataDir);
});

const start = () => startProcess(dataDir, { PORT: port, NODE_COMPILE_CACHE: join(dataDir, 'compiled') });

async function signUp({ url, output }: ServerProcess): Promise<string> {
  const token = /sign-up\/(\S+)/.exec(output())?.[1] ?? '';
  let headers: Record<string, string> = {};
  const browser = createClient({
    baseUrl: url,
    headers: () => headers,
    fetch: async (...args) => {
      const response = await fetch(...args);
      const cookie = response.headers.get('set-cookie')?.split(';')[0];
      if (cookie) headers = { ...headers, cookie };
      return response;
    },
  });
  const { csrf } = await browser(acceptSignUp, {
    token,
    name: 'Ana Ruiz',
    email: 'ana@example.com',
    password: 'a long enough password',
  });
  headers = { ...headers, 'x-debrief-csrf': csrf ?? '' };
  return (await browser(createKey, { name: 'typing', role: 'admin' })).secret;
}

/** Types word after word into a line of its own, and notes how many were typed when everything was last shown as saved. */
class Typist {
  readonly editor: Editor;
  readonly name: string;
  typed = 0;
  saved = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(editor: Editor, name: string) {
    this.editor = editor;
    this.name = name;
    editor.provider.on('unsyncedChanges', () => this.#look());
  }
  word = (index: number) => `${this.name}${index}`;
  start(): void {
    const line = this.editor.paragraph('summary', this.name);
    this.#timer = setInterval(() => {
      line.insert(line.length, ` ${this.word(this.typed)}.`);
      this.typed += 1;
    }, 7);
  }
  stop(): void {
    clearInterval(this.#timer);
  }
  #look(): void {
    if (this.editor.isSaved) this.saved = this.typed;
  }
}

function findPostgres(): number {
  const cluster = readdirSync(dataDir, { recursive: true, withFileTypes: true }).find(
    (entry) => entry.name === 'postmaster.pid',
  );
  if (!cluster) throw new Error('there is no PostgreSQL');
  return Number(readFileSync(join(cluster.parentPath, cluster.name), 'utf8').split('\n')[0]);
}

it(`loses nothing that was shown as saved, killed ${ROUNDS} times`, { timeout: 400_000 }, async () => {
  const server = running as ServerProcess;
  const call = createClient({ baseUrl: server.url, headers: () => ({ authorization: `Bearer ${token}` }) });
  const { id } = await call(createPostMortem, { title: 'Killed while writing', incidents: [] });
  const where = { url: server.url, postMortemId: id, token };
  const typists = await Promise.all(['ana', 'ben'].map(async (name) => new Typist(await Editor.open(where), name)));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const typist of typists) typist.start();
    await new Promise((resolve) => setTimeout(resolve, 60 + ((round * 37) % 140)));
    const isDatabase = round % 6 === 5;
    if (isDatabase) process.kill(findPostgres(), 'SIGKILL');
    // With its database gone the server must hold "saved" back, and its own end then loses what waited.
    if (isDatabase) await new Promise((resolve) => setTimeout(resolve, 30));
    running?.child.kill('SIGKILL');
    for (const { editor } of typists) editor.socket.disconnect();
    const saved = typists.map((typist) => typist.saved);
    for (const typist of typists) typist.stop();
    await running?.ended;
    running = await start();
    const reader = await Editor.open(where);
    const text = reader.markdown('summary');
    for (const [index, typist] of typists.entries())
      for (let word = 0; word < (saved[index] as number); word += 1)
        if (!text.includes(` ${typist.word(word)}.`)) expect.fail(`round ${round} lost "${typist.word(word)}"`);
    reader.close();
    await Promise.all(
      typists.map(async ({ editor }) => {
        await editor.socket.connect();
        await editor.saved(15_000);
      }),
    );
  }
  const [ana, ben] = typists as [Typist, Typist];
  await converged(ana.editor, ben.editor);
  expect(Math.min(ana.saved, ben.saved)).toBeGreaterThan(ROUNDS);
  // What reads the rows sees all of it too, each word once.
  const { sections } = await call(getPostMortem, { id });
  const words = sections.find((one) => one.key === 'summary')?.markdown.match(/(ana|ben)\d+(?=\.)/g) ?? [];
  expect(new Set(words).size).toBe(ana.typed + ben.typed);
  expect(words).toHaveLength(ana.typed + ben.typed);
  for (const { editor } of typists) editor.close();
});

it('SIGTERM while two type: everything is stored and written out, and it is gone within ten seconds', {
  timeout: 60_000,
}, async () => {
  const call = createClient({ baseUrl: running?.url ?? '', headers: () => ({ authorization: `Bearer ${token}` }) });
  const { id } = await call(createPostMortem, { title: 'Stopped while writing', incidents: [] });
  const where = { url: running?.url ?? '', postMortemId: id, token };
  const typists = await Promise.all(['ana', 'ben'].map(async (name) => new Typist(await Editor.open(where), name)));
  for (const typist of typists) typist.start();
  await new Promise((resolve) => setTimeout(resolve, 300));
  const began = performance.now();
  running?.child.kill('SIGTERM');
  expect(await running?.ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(10_000);
  for (const typist of typists) typist.stop();
  const saved = typists.map((typist) => typist.saved);
  for (const { editor } of typists) editor.socket.disconnect();
  running = await start();
  const { sections } = await call(getPostMortem, { id });
  const text = sections.find((one) => one.key === 'summary')?.markdown ?? '';
  for (const [index, typist] of typists.entries())
    for (let word = 0; word < (saved[index] as number); word += 1) expect(text).toContain(` ${typist.word(word)}.`);
  expect(Math.min(...saved)).toBeGreaterThan(5);
  for (const { editor } of typists) editor.close();
});
