import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createIncident, listEvents, listIncidents } from '#shared/contracts/incidents.ts';
import { listPostMortems } from '#shared/contracts/post-mortems.ts';
import { CHECKOUT } from '#shared/drafting/sample-records.ts';
import { eventually, startTestServer, type TestServer } from '#tests/support/server.ts';
import { runCommand } from './main.ts';

let server: TestServer;
let folder: string;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server?.stop());
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'debrief-import-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
};

const debrief = async (args: string[], env: Record<string, string> = {}) => {
  const out = { stdout: '', stderr: '' };
  const sink = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(chunk, _encoding, done) {
        out[name] += String(chunk);
        done();
      },
    });
  const code = await runCommand(args, {
    stdin: Readable.from([]),
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    env: { DEBRIEF_URL: server.url, DEBRIEF_API_KEY: server.adminKey, ...env },
    isTty: false,
  });
  return { code, ...out };
};

const WRITTEN = (title: string) => `# ${title}

Date: 2026-02-03. Severity: SEV2. All times in UTC.

## Summary

Uploads failed for forty minutes.

## Timeline

- 10:02 uploads begin to fail
- 10:14 Petra Lindholm finds the full disk
- 10:41 the disk is enlarged and uploads work

## Action items

- [ ] Alert at 80 % of the disk (Petra Lindholm)
`;

describe('debrief import', () => {
  it('brings records and post-mortems in, says what it made, and the second time changes nothing', async () => {
    const record = file('checkout.json', JSON.stringify(CHECKOUT));
    file('written/uploads.md', WRITTEN('Uploads failed'));
    file('written/deeper/index.md', WRITTEN('Uploads failed again'));
    file('written/deeper/node_modules/x/README.md', '# not ours');
    const first = await debrief(['import', record, join(folder, 'written')]);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toMatch(/^\+ .*checkout\.json: INC-\d+, \d+ events/m);
    expect(first.stdout).toMatch(/^\+ .*uploads\.md: PM-\d+ “Uploads failed”, 3 timeline rows, 1 follow-up$/m);
    expect(first.stdout).toMatch(/3 imported, 0 there already, 0 not readable\n$/);

    const count = async () => [
      (await server.call(listIncidents, { limit: 500 })).items.length,
      (await server.call(listPostMortems, { limit: 500 })).items.length,
    ];
    // The record is of a resolved incident: its draft follows by itself.
    const before = await eventually(async () => {
      const counted = await count();
      return counted[1] === 3 ? counted : null;
    });
    const second = await debrief(['import', record, join(folder, 'written')]);
    expect(second.stdout).toMatch(/0 imported, 3 there already, 0 not readable\n$/);
    expect(await count()).toEqual(before);
  });

  it('tells documents apart that bear one name', async () => {
    file('2026-01/index.md', WRITTEN('The lift stopped'));
    file('2026-02/index.md', WRITTEN('The door stayed open'));
    const { stdout } = await debrief(['import', folder]);
    expect(stdout).toMatch(/2 imported, 0 there already/);
    const other = await debrief(['import', file('elsewhere/2026-02/index.md', WRITTEN('A third one'))]);
    expect(other.stdout).toContain('this file says “A third one”');
  });

  it('says what it could not read, and takes the rest', async () => {
    file('broken.json', '{"format": ');
    file('package.json', '{"name": "x"}');
    file('export.zip', 'PK');
    file('good.md', WRITTEN('Queues grew'));
    const { code, stdout } = await debrief(['import', folder]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^! .*broken\.json: not valid JSON$/m);
    expect(stdout).toMatch(/^! .*package\.json: not an incident record/m);
    expect(stdout).toMatch(/^! .*export\.zip: a chat export belongs to an incident: add --incident REF$/m);
    expect(stdout).toMatch(/1 imported, 0 there already, 3 not readable\n$/);
  });

  it('reads without sending when asked to', async () => {
    const path = file('dry.md', WRITTEN('Only tried'));
    const { code, stdout } = await debrief(['import', path, '--dry-run'], { DEBRIEF_API_KEY: '' });
    expect(code).toBe(0);
    expect(stdout).toContain('“Only tried”, 3 timeline rows, 1 follow-up');
    expect(JSON.stringify(await server.call(listPostMortems, {}))).not.toContain('Only tried');
  });

  it('adds a conversation to an incident, once', async () => {
    const { reference, id } = await server.call(createIncident, { title: 'Lights went out' });
    const log = file(
      'chat.log',
      '2026-03-04T10:05:12Z Petra: the lights are out\n2026-03-04T10:06:12Z Aron: replaced the fuse\n',
    );
    const first = await debrief(['import', log, '--incident', reference]);
    expect(first.stdout).toContain(`2 messages into ${reference}`);
    await debrief(['import', log, '--incident', reference]);
    const { items } = await server.call(listEvents, { id });
    expect(items.filter((event) => event.source === 'chat').map((event) => event.text)).toEqual([
      'the lights are out',
      'replaced the fuse',
    ]);
  });

  it.each([
    [['import'], {}, /what should be imported/],
    [['import', '/no/such/file'], {}, /there is no \/no\/such\/file/],
    [['import', 'X'], { DEBRIEF_API_KEY: '' }, /DEBRIEF_API_KEY is not set/],
    [['import', 'X'], { DEBRIEF_API_KEY: 'debrief_wrong' }, /API key is unknown/],
    [['import', 'X', '--server', 'http://127.0.0.1:9'], {}, /cannot reach http:\/\/127\.0\.0\.1:9/],
    [['import', 'X', '--server', 'ftp://x'], {}, /is not an address/],
  ])('%j is refused in one line', async (args, env, message) => {
    const path = file('some.md', WRITTEN('Some'));
    const result = await debrief(
      args.map((arg) => (arg === 'X' ? path : arg)),
      env as Record<string, string>,
    );
    expect(result.code).toBe(2);
    expect(result.stdout).toBe('');
    expect(result.stderr).toMatch(message);
    expect(result.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('debrief export', () => {
  const reference = async () => (await server.call(listPostMortems, {})).items[0]?.reference ?? '';
  beforeAll(async () => {
    const path = mkdtempSync(join(tmpdir(), 'debrief-export-'));
    writeFileSync(join(path, 'exported.md'), WRITTEN('To be exported'));
    await debrief(['import', path]);
    rmSync(path, { recursive: true });
  });

  it.each([
    ['md', /^# /],
    ['html', /^<!doctype html>/i],
    ['json', /^\{/],
  ])('writes one as %s', async (format, begins) => {
    const printed = await debrief(['export', await reference(), '--format', format]);
    expect(printed).toMatchObject({ code: 0, stderr: '' });
    expect(printed.stdout).toMatch(begins);
    const path = join(folder, `one.${format}`);
    expect(await debrief(['export', await reference(), '--format', format, '-o', path])).toMatchObject({
      code: 0,
      stdout: '',
    });
    expect(readFileSync(path, 'utf8').trim()).toBe(printed.stdout.trim());
  });

  it('writes all, one file each', async () => {
    const { items } = await server.call(listPostMortems, { limit: 500 });
    const all = join(folder, 'all');
    const { code, stdout } = await debrief(['export', '--all', all]);
    expect(code).toBe(0);
    expect(stdout).toContain(`${items.length} post-mortem`);
    expect(readdirSync(all).sort()).toEqual(items.map((item) => `${item.reference}.md`).sort());
  });

  it.each([
    [['export'], /which one/],
    [['export', 'PM-99999'], /There is no post-mortem PM-99999/],
    [['export', 'PM-1', '--format', 'pages'], /--format must be one of/],
    [['export', 'PM-1', '-o', '/no/such/folder/x.md'], /cannot write/],
  ])('%j is refused in one line', async (args, message) => {
    const result = await debrief(args);
    expect(result).toMatchObject({ code: 2, stdout: '' });
    expect(result.stderr).toMatch(message);
    expect(result.stderr.trim().split('\n')).toHaveLength(1);
  });
});
