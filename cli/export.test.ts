import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { createPostMortem } from '#shared/contracts/post-mortems.ts';
import { startTestServer, type TestServer } from '#tests/support/server.ts';
import { runCommand } from './main.ts';

let server: TestServer;
let folder: string;
let references: string[];
beforeAll(async () => {
  server = await startTestServer();
  const made = [];
  for (const title of ['../../etc/passwd', 'Checkout failed'])
    made.push(await server.call(createPostMortem, { title }));
  references = made.map(({ reference }) => reference);
});
afterAll(() => server?.stop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'debrief-export-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const debrief = async (args: string[], options: { url?: string; isTty?: boolean; isScreen?: boolean } = {}) => {
  const out = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  const sink = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(chunk, _encoding, done) {
        out[name].push(Buffer.from(chunk));
        done();
      },
    });
  const code = await runCommand(['export', ...args], {
    stdin: Readable.from([]),
    stdout: Object.assign(sink('stdout'), { isTTY: options.isScreen ?? false }),
    stderr: sink('stderr'),
    env: { DEBRIEF_URL: options.url ?? server.url, DEBRIEF_API_KEY: server.adminKey },
    isTty: options.isTty ?? false,
  });
  const stdout = Buffer.concat(out.stdout);
  return { code, bytes: stdout, stdout: String(stdout), stderr: String(Buffer.concat(out.stderr)) };
};

it('writes each format to a file, bytes as they came', async () => {
  const starts = {
    md: '# ',
    html: '<!doctype html>',
    json: '{',
    pdf: '%PDF-',
    docx: 'PK\u0003\u0004',
    confluence: '<',
  };
  for (const [format, start] of Object.entries(starts)) {
    const path = join(folder, `out.${format}`);
    expect(await debrief([references[1]!, '--format', format, '-o', path])).toMatchObject({
      code: 0,
      stdout: '',
      stderr: '',
    });
    expect(readFileSync(path).subarray(0, start.length).toString('latin1')).toBe(start);
  }
  expect(readFileSync(join(folder, 'out.pdf')).subarray(-6).toString('latin1')).toContain('%%EOF');
  expect(readdirSync(folder)).toHaveLength(6);
});

it('goes through a pipe, but puts no PDF on a screen', async () => {
  const piped = await debrief([references[1]!, '--format', 'pdf']);
  expect(piped.bytes.subarray(0, 5).toString()).toBe('%PDF-');
  const shown = await debrief([references[1]!, '--format', 'pdf'], { isScreen: true });
  expect(shown).toMatchObject({ code: 2, stdout: '' });
  expect(shown.stderr).toContain('-o FILE');
});

it('says when it replaces a file, and leaves the old one where it cannot write', async () => {
  const path = join(folder, 'out.md');
  writeFileSync(path, 'old');
  expect((await debrief([references[1]!, '-o', path])).stderr).toBe(`replaced ${path}\n`);
  expect(readFileSync(path, 'utf8')).toContain('# Checkout failed');
  expect(await debrief(['PM-99', '-o', path])).toMatchObject({ code: 2 });
  expect(readFileSync(path, 'utf8')).toContain('# Checkout failed');
  mkdirSync(join(folder, 'taken'));
  expect(await debrief([references[1]!, '-o', join(folder, 'taken')])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('it is a folder'),
  });
  expect(await debrief([references[1]!, '-o', join(folder, 'no/such/out.md')])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('ENOENT'),
  });
  expect(readdirSync(folder).sort()).toEqual(['out.md', 'taken']);
});

it('writes all, named by their references, and shows how far it is on a terminal alone', async () => {
  const target = join(folder, 'all');
  const quiet = await debrief(['--all', target, '--format', 'confluence']);
  expect(quiet).toMatchObject({ code: 0, stderr: '', stdout: `2 post-mortems in ${target}\n` });
  expect(readdirSync(target).sort()).toEqual(references.map((reference) => `${reference}.confluence.xml`).sort());
  const again = await debrief(['--all', target, '--format', 'confluence'], { isTty: true });
  expect(again.stdout).toContain('2 of them replaced');
  expect(again.stderr).toContain('1 written');
});

it('refuses what it cannot make sense of in one line', async () => {
  const wrong: [string[], string][] = [
    [[], 'which one?'],
    [['PM-1', '--format', 'exe'], 'md, html, json, pdf, docx, confluence'],
    [['PM-1', '--all', folder], 'not both'],
    [['--all', folder, '-o', 'x'], 'leave out -o'],
    [['not-a-reference'], 'PM-17'],
  ];
  for (const [args, words] of wrong) {
    const { code, stderr } = await debrief(args);
    expect([code, stderr]).toEqual([2, expect.stringContaining(words)]);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  }
});

it('lets no server choose where it writes', async () => {
  const liar = createServer((request, response) => {
    const isList = !request.url?.includes('/export');
    response.setHeader('content-type', isList ? 'application/json' : 'text/markdown');
    response.end(isList ? JSON.stringify({ items: [{ id: 'x', reference: '../escaped' }], next: null }) : '# x');
  });
  await new Promise<void>((resolve) => void liar.listen(0, '127.0.0.1', resolve));
  try {
    const url = `http://127.0.0.1:${(liar.address() as AddressInfo).port}`;
    const { code } = await debrief(['--all', join(folder, 'in')], { url });
    expect(code).toBe(2);
    expect(existsSync(join(folder, 'escaped.md'))).toBe(false);
  } finally {
    liar.close();
  }
});
