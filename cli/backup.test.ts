import { execFile, spawn } from 'node:child_process';
import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDataDir, removeDataDir, type ServerProcess, startProcess } from '#tests/support/process.ts';

const run = promisify(execFile);
const bin = join(import.meta.dirname, '../bin/debrief.js');

let folder: string;
let dataDir: string;
let otherDir: string;
let server: ServerProcess | undefined;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'debrief-cli-backup-'));
  [dataDir, otherDir] = await Promise.all([makeDataDir(), makeDataDir()]);
  server = await startProcess(dataDir);
}, 90_000);
afterAll(async () => {
  server?.child.kill('SIGTERM');
  await server?.ended;
  for (const one of [folder, dataDir, otherDir]) await removeDataDir(one);
});

const envOf = (dir: string) => ({
  ...process.env,
  DEBRIEF_SOURCE: '1',
  DATA_DIR: dir,
  DATABASE_URL: '',
  SECRET_KEY: '',
});
const debrief = (args: string[], dir = dataDir) =>
  run(process.execPath, [bin, ...args], { env: envOf(dir) }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
  );
const at = (name: string) => join(folder, name);

describe('debrief backup and restore', () => {
  it('go from a running server to an empty folder, by a file of their owner alone', { timeout: 120_000 }, async () => {
    const key = (await debrief(['keys', 'create', '--name', 'kept'])).stdout;
    const taken = await debrief(['backup', at('one.tar.gz')]);
    expect(taken).toMatchObject({ code: 0, stderr: '' });
    expect(taken.stdout).toMatch(/^\S+one\.tar\.gz: \d+ tables, [\d,]+ rows, 0 files, [\d.]+ kB\n$/);
    expect((await stat(at('one.tar.gz'))).mode & 0o777).toBe(0o600);
    expect((await debrief(['doctor'])).stdout).toMatch(/backup\s+the last was taken \d{4}-/);

    const checked = await debrief(['restore', at('one.tar.gz'), '--check']);
    expect(checked).toMatchObject({ code: 0, stdout: expect.stringContaining('is whole: ') });
    const restored = await debrief(['restore', at('one.tar.gz')], otherDir);
    expect(restored).toMatchObject({ code: 0, stderr: '', stdout: expect.stringMatching(/^restored \d+ tables/) });
    const again = await debrief(['restore', at('one.tar.gz')], otherDir);
    expect(again).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('say --replace') });
    expect((await debrief(['restore', at('one.tar.gz'), '--replace'], otherDir)).code).toBe(0);
    const other = await startProcess(otherDir);
    try {
      const answer = await fetch(`${other.url}/api/v1/incidents`, {
        headers: { authorization: `Bearer ${key.trim()}` },
      });
      expect(answer.status).toBe(200);
    } finally {
      other.child.kill('SIGTERM');
      await other.ended;
    }
  });

  it('go through a pipe, and say nothing in it', { timeout: 60_000 }, async () => {
    const child = spawn(process.execPath, [bin, 'backup', '-'], { env: envOf(dataDir) });
    const [bytes, words] = await Promise.all([buffer(child.stdout), buffer(child.stderr)]);
    expect(words.toString()).toBe('');
    await writeFile(at('piped.tar.gz'), bytes);
    expect(await debrief(['restore', at('piped.tar.gz'), '--check'])).toMatchObject({ code: 0 });
  });

  it('replace no file and no server unasked, and leave nothing half written', { timeout: 60_000 }, async () => {
    await writeFile(at('there'), 'of somebody');
    expect(await debrief(['backup', at('there')])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('--force'),
    });
    expect(await readFile(at('there'), 'utf8')).toBe('of somebody');
    expect(await debrief(['backup', at('there'), '--force'])).toMatchObject({ code: 0 });
    expect((await stat(at('there'))).mode & 0o777).toBe(0o600);
    expect(await debrief(['restore', at('there'), '--replace'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('already uses the data directory'),
    });
    expect(await debrief(['backup', at('no/such/folder')])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('ENOENT'),
    });
    const nowhere = join(folder, 'nowhere');
    expect(await debrief(['backup', at('empty')], nowhere)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('nothing to back up'),
    });
    await expect(stat(nowhere)).rejects.toThrow('ENOENT');
    const { stdout } = await run('ls', [folder]);
    expect(stdout.trim().split('\n').toSorted()).toEqual(['one.tar.gz', 'piped.tar.gz', 'there']);
  });

  it('stopped in the middle it says so, and leaves what was there', { timeout: 60_000 }, async () => {
    const whole = await readFile(at('one.tar.gz'));
    const child = spawn(process.execPath, [bin, 'restore', '-', '--replace'], { env: envOf(otherDir) });
    const words = buffer(child.stderr);
    child.stdin.on('error', () => {});
    child.stdin.write(whole.subarray(0, whole.length / 2));
    await sleep(4_000);
    child.kill('SIGINT');
    const code = await new Promise((resolve) => child.on('exit', resolve));
    expect({ code, words: (await words).toString() }).toEqual({
      code: 2,
      words: 'debrief restore: the backup: stopped; nothing was changed\n',
    });
    expect((await debrief(['doctor'], otherDir)).code).toBe(0);
  });

  it.each([
    [['backup'], 'into which file?'],
    [['restore'], 'from which file?'],
    [['restore', 'no-such-file'], 'there is no file no-such-file'],
    [['restore', '.', '--check'], 'it is a folder'],
    [['restore', 'x', '--check', '--replace'], 'not both'],
  ])('%j is refused in one line', async (args, message) => {
    const { code, stdout, stderr } = await debrief(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
