import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHECKOUT } from '#shared/drafting/sample-records.ts';
import { runCommand } from './main.ts';

let folder: string;
let record: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'debrief-cli-'));
  record = file('record.json', JSON.stringify(CHECKOUT));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

const debrief = async (args: string[], input = '') => {
  const out: Record<'stdout' | 'stderr', string> = { stdout: '', stderr: '' };
  const sink = (name: 'stdout' | 'stderr') =>
    new Writable({
      write(chunk, _encoding, done) {
        out[name] += String(chunk);
        done();
      },
    });
  const code = await runCommand(args, {
    stdin: Readable.from([Buffer.from(input)]),
    stdout: sink('stdout'),
    stderr: sink('stderr'),
    env: {},
    isTty: false,
  });
  return { code, ...out };
};

describe('debrief draft', () => {
  test('writes Markdown unless asked for something else', async () => {
    const { code, stdout, stderr } = await debrief(['draft', record]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^# Checkout errors after config push\n/);
    expect(stdout).toContain('## Contributing factors');
  });

  test('reads standard input', async () => {
    const { code, stdout } = await debrief(['draft', '-', '--format', 'json'], `\uFEFF${JSON.stringify(CHECKOUT)}`);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).sections.map(({ key }: { key: string }) => key)).toEqual([
      'key-information',
      'summary',
      'timeline',
      'contributing-factors',
      'mitigators',
      'learnings-and-risks',
      'follow-ups',
      'debrief-notes',
    ]);
  });

  test('writes a whole HTML page', async () => {
    const { stdout } = await debrief(['draft', record, '--format=html']);
    expect(stdout).toMatch(/^<!doctype html>[\s\S]*<\/html>\n$/);
  });

  test('shows times in the zone asked for', async () => {
    const { stdout } = await debrief(['draft', record, '--time-zone', 'America/New_York']);
    expect(stdout).toContain('05:05');
    expect(stdout).toContain('times in America/New\\_York'.replace('\\', ''));
  });

  test('the light template puts what was learned first and leaves sections out', async () => {
    const { stdout } = await debrief(['draft', record, '--template', 'light', '--format', 'json']);
    const keys = JSON.parse(stdout).sections.map(({ key }: { key: string }) => key);
    expect(keys[0]).toBe('learnings-and-risks');
    expect(keys).not.toContain('debrief-notes');
  });
});

describe('what cannot be used is refused in one line, with exit code 2', () => {
  const refusals: [string, () => string[], RegExp][] = [
    ['no file', () => ['draft'], /name the file/],
    ['a file that is not there', () => ['draft', join(folder, 'none.json')], /there is no such file/],
    ['a directory', () => ['draft', folder], /directory/],
    [
      'a broken file',
      () => ['draft', file('broken.json', '{\n  "format": "debrief.incident/v1",\n  "title": oops\n}')],
      /not JSON: line 3, column 12/,
    ],
    ['a file cut short', () => ['draft', file('cut.json', '{"format": "debrief.incident/v1"')], /not JSON: line 1/],
    ['an empty file', () => ['draft', file('empty.json', '')], /it is empty/],
    ['a list', () => ['draft', file('list.json', '[]')], /must be a JSON object/],
    [
      'another format',
      () => ['draft', file('other.json', '{"format":"other/v1","title":"x"}')],
      /format: must be "debrief.incident\/v1"/,
    ],
    ['a record without a title', () => ['draft', file('untitled.json', '{"format":"debrief.incident/v1"}')], /title/],
    [
      'a field of the wrong kind',
      () => [
        'draft',
        file('wrong.json', '{"format":"debrief.incident/v1","title":"x","events":[{"id":"a","text":7}]}'),
      ],
      /events\[0\]\.text/,
    ],
    ['an unknown format', () => ['draft', record, '--format', 'pdf'], /unknown format "pdf"/],
    ['an unknown template', () => ['draft', record, '--template', 'huge'], /unknown template "huge"/],
    ['an unknown zone', () => ['draft', record, '--time-zone', 'Mars/Olympus'], /unknown time zone "Mars\/Olympus"/],
    ['an unknown option', () => ['draft', record, '--nope'], /nope/],
    ['two files', () => ['draft', record, record], /one record at a time/],
    ['an unknown command', () => ['dance'], /no command "dance"/],
  ];

  test.each(refusals)('%s', async (_, args, line) => {
    const { code, stdout, stderr } = await debrief(args());
    expect(code).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toMatch(line);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('the program', () => {
  const bin = fileURLToPath(new URL('../bin/debrief.js', import.meta.url));
  const start = (args: string[], input?: string) =>
    spawnSync(process.execPath, [bin, ...args], {
      encoding: 'utf8',
      env: { ...process.env, DEBRIEF_SOURCE: '1' },
      input,
    });

  test('starts from its file, and its exit code is the command’s', () => {
    const done = start(['draft', '-'], JSON.stringify(CHECKOUT));
    expect(done.stderr).toBe('');
    expect(done.status).toBe(0);
    expect(done.stdout).toContain('# Checkout errors after config push');
    expect(start(['draft', join(folder, 'none.json')]).status).toBe(2);
  });

  test('says its version and its commands', () => {
    expect(start(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(start(['help']).stdout).toContain('debrief draft');
  });
});
