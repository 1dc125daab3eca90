import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  closedDataDirectory,
  clusterIn,
  isRoot,
  openedBy,
  openPostgres,
  ordinaryUser,
  ownerOf,
  query,
  spawnHolder,
  temporaryDirectory,
} from '#tests/support/postgres-processes.ts';
import { isRunning } from './processes.ts';
import { findRunningPostgres } from './start.ts';
import { StartError } from './start-error.ts';

async function refusal(dataDir: string): Promise<string> {
  const outcome = await openPostgres(dataDir).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(StartError);
  return (outcome as StartError).message;
}

describe('the bundled PostgreSQL', () => {
  it('keeps what was stored from one start to the next', async () => {
    const dataDir = path.join(temporaryDirectory(), 'made', 'on', 'demand');
    const first = await openPostgres(dataDir);
    await query(first.connectionString, 'create table kept as select 42 as answer');
    const pid = first.pid!;
    await first.stop();
    expect(isRunning(pid)).toBe(false);
    expect(readdirSync(path.join(dataDir, 'postgres'))).toEqual(['18']);
    const second = await openPostgres(dataDir);
    expect(await query(second.connectionString, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('syncs every commit, listens on no network address, and lets nobody else into its directory', async () => {
    const dataDir = await closedDataDirectory();
    const { connectionString } = await openPostgres(dataDir);
    const settings = `select name, setting from pg_settings where name in ('fsync', 'listen_addresses', 'synchronous_commit') order by name`;
    expect(await query(connectionString, settings)).toEqual([
      { name: 'fsync', setting: 'on' },
      { name: 'listen_addresses', setting: '' },
      { name: 'synchronous_commit', setting: 'on' },
    ]);
    expect(statSync(clusterIn(dataDir)).mode & 0o777).toBe(0o700);
  });

  it('knows letters beyond ASCII and sorts the same everywhere', async () => {
    const { connectionString } = await openPostgres(await closedDataDirectory());
    expect(await query(connectionString, `select lower('ÉŁΩ') as low, 'a' < 'B' as by_language`)).toEqual([
      { low: 'éłω', by_language: false },
    ]);
  });

  it('works in a directory whose path is too long for a socket, and tidies up', async () => {
    const dataDir = await closedDataDirectory(path.join(temporaryDirectory(), 'long-'.repeat(24)));
    const { connectionString, stop } = await openPostgres(dataDir);
    expect(await query(connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(await findRunningPostgres(dataDir)).toBe(connectionString);
    await stop();
    const socketDir = new URL(connectionString.replace('@/', '@socket/')).searchParams.get('host')!;
    expect(socketDir.length).toBeLessThan(60);
    expect(existsSync(socketDir)).toBe(false);
  });

  it('works behind a symbolic link, and is found by commands beside it', async () => {
    const base = temporaryDirectory();
    await closedDataDirectory(path.join(base, 'real'));
    symlinkSync('real', path.join(base, 'link'));
    expect(await findRunningPostgres(path.join(base, 'link'))).toBeUndefined();
    const { connectionString, stop } = await openPostgres(path.join(base, 'link'));
    expect(await findRunningPostgres(path.join(base, 'real'))).toBe(connectionString);
    await stop();
    expect(await findRunningPostgres(path.join(base, 'real'))).toBeUndefined();
  });

  it('runs as another user when Debrief is root, even below a directory closed to that user', {
    skip: !isRoot,
  }, async () => {
    const closed = temporaryDirectory();
    chmodSync(closed, 0o700);
    const dataDir = path.join(closed, 'data');
    const { connectionString, pid, stop } = await openPostgres(dataDir);
    expect(ownerOf(pid!)).not.toBe(0);
    expect(statSync(clusterIn(dataDir)).uid).toBe(ownerOf(pid!));
    await query(connectionString, 'create table kept as select 1 as one');
    await stop();
    expect(statSync(closed).mode & 0o777).toBe(0o700);
    expect(await query((await openPostgres(dataDir)).connectionString, 'select * from kept')).toEqual([{ one: 1 }]);
  });

  it('runs as the same user when Debrief is not root', async ({ skip }) => {
    const ordinary = ordinaryUser();
    if ('why' in ordinary) return skip(ordinary.why);
    const dataDir = temporaryDirectory();
    chmodSync(dataDir, 0o777);
    const { connectionString, pid } = await openedBy(spawnHolder(dataDir, ordinary.user));
    expect(await query(connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
    expect(ownerOf(pid)).toBe(ordinary.user?.uid ?? process.getuid!());
  });
});

describe('what it refuses, with one line', () => {
  it('a data directory that is a file', async () => {
    const file = path.join(temporaryDirectory(), 'data');
    writeFileSync(file, 'not a directory');
    expect(await refusal(file)).toMatch(/cannot be used as data directory: a file stands in the way/);
  });

  it('a data directory it may not write to', async ({ skip }) => {
    const ordinary = ordinaryUser();
    if ('why' in ordinary) return skip(ordinary.why);
    const dataDir = temporaryDirectory();
    chmodSync(dataDir, 0o555);
    const holder = spawnHolder(dataDir, ordinary.user);
    expect(await holder.opened).toEqual({
      refusal: `Cannot write to ${dataDir}: permission denied. Give it to the user Debrief runs as, or set DATA_DIR to a directory that user may write to.`,
    });
    expect(await holder.exited).toBe(1);
  });

  it('a database of another PostgreSQL, left as it is', async () => {
    const dataDir = temporaryDirectory();
    mkdirSync(path.join(dataDir, 'postgres', '17'), { recursive: true });
    expect(await refusal(dataDir)).toMatch(/holds a PostgreSQL 17 database and this Debrief brings PostgreSQL 18/);
    expect(readdirSync(path.join(dataDir, 'postgres'))).toEqual(['17']);
  });

  it.each([
    ['an emptied control file', 'global/pg_control', (file: string) => truncateSync(file, 0)],
    ['a missing transaction log', 'pg_wal', (dir: string) => rmSync(dir, { recursive: true })],
    ['a missing version file', 'PG_VERSION', (file: string) => rmSync(file)],
  ])('a damaged database: %s', async (_name, victim, damage) => {
    const dataDir = await closedDataDirectory();
    damage(path.join(clusterIn(dataDir), victim));
    const line = await refusal(dataDir);
    expect(line).toMatch(/is damaged \(.+\)\. Nothing was changed: move that directory aside/);
    expect(line).not.toContain('\n');
    expect(existsSync(path.join(dataDir, 'postgres', 'debrief.lock'))).toBe(false);
  });

  it('a full disk, before the first start and after it', { skip: !isRoot }, async ({ skip }) => {
    const disk = temporaryDirectory();
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=100m', 'tmpfs', disk], { encoding: 'utf8' });
    if (mounted.status !== 0) skip(`no small disk can be mounted here: ${mounted.stderr.trim()}`);
    onTestFinished(() => void spawnSync('umount', [disk]));
    const filling = path.join(disk, 'filling');
    const fill = () => spawnSync('dd', ['if=/dev/zero', `of=${filling}`, 'bs=64k']);

    fill();
    expect(await refusal(path.join(disk, 'data'))).toMatch(
      /^The disk that holds .+ is full\. Free some space and start again/,
    );
    truncateSync(filling, 80 * 2 ** 20);
    expect(await refusal(path.join(disk, 'data'))).toMatch(
      /^The disk that holds .+ is full\. Free some space and start again/,
    );
    rmSync(filling);

    const { connectionString, stop } = await openPostgres(path.join(disk, 'data'));
    await query(connectionString, 'create table kept as select 42 as answer');
    await stop();
    fill();
    expect(await refusal(path.join(disk, 'data'))).toMatch(
      /^The disk that holds .+ is full\. Free some space and start again/,
    );
    rmSync(filling);
    const again = await openPostgres(path.join(disk, 'data'));
    expect(await query(again.connectionString, 'select answer from kept')).toEqual([{ answer: 42 }]);
    await again.stop();
  });
});
