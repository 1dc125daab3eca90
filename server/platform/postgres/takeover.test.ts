import { spawn } from 'node:child_process';
import { chownSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { AppError } from '#shared/errors.ts';
import {
  account,
  closedDataDirectory,
  clusterIn,
  openedBy,
  openPostgres,
  query,
  quiet,
  spawnHolder,
  temporaryDirectory,
} from '#tests/support/postgres-processes.ts';
import { inTransaction, openDatabase } from '../db.ts';
import { createQueue } from '../queue.ts';
import { installQueue } from '../queue-tables.ts';
import { isRunning } from './processes.ts';

describe('after a kill -9 of Debrief', () => {
  it('ends the PostgreSQL that stayed behind, and keeps every commit', async () => {
    const dataDir = await closedDataDirectory();
    const killed = spawnHolder(dataDir);
    const orphan = await openedBy(killed);
    await query(orphan.connectionString, 'create table kept as select 42 as answer');
    killed.process.kill('SIGKILL');
    await killed.exited;
    expect(isRunning(orphan.pid)).toBe(true);

    const { connectionString } = await openPostgres(dataDir);
    expect(isRunning(orphan.pid)).toBe(false);
    expect(await query(connectionString, 'select answer from kept')).toEqual([{ answer: 42 }]);
  });

  it('recovers when PostgreSQL was killed with it', async () => {
    const dataDir = await closedDataDirectory();
    const killed = spawnHolder(dataDir);
    const { connectionString, pid } = await openedBy(killed);
    await query(connectionString, 'create table kept as select 42 as answer');
    process.kill(pid, 'SIGKILL');
    killed.process.kill('SIGKILL');
    await killed.exited;
    expect(await query((await openPostgres(dataDir)).connectionString, 'select answer from kept')).toEqual([
      { answer: 42 },
    ]);
  });
});

describe('a lock file of PostgreSQL', () => {
  it('that names another program does not stop it, nor that program', async () => {
    const dataDir = await closedDataDirectory();
    const user = account && { uid: account.uid, gid: account.gid };
    const stranger = spawn('sleep', ['60'], { ...user, stdio: 'ignore' });
    onTestFinished(() => void stranger.kill());
    writePostmasterFile(dataDir, stranger.pid!);
    await openPostgres(dataDir);
    expect(isRunning(stranger.pid!)).toBe(true);
  });

  it('that names a zombie does not stop it', async () => {
    const dataDir = await closedDataDirectory();
    // The shell becomes `sleep`, which never asks how its child ended.
    const careless = spawn('sh', ['-c', 'sh -c "echo \\$\\$" & exec sleep 60'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    onTestFinished(() => void careless.kill());
    const zombie = Number(await new Promise((resolve) => careless.stdout.once('data', resolve)));
    await vi.waitFor(() => expect(readFileSync(`/proc/${zombie}/stat`, 'utf8')).toContain(') Z'));
    writePostmasterFile(dataDir, zombie);
    await openPostgres(dataDir);
  });
});

describe('when PostgreSQL ends while Debrief runs', () => {
  it('says unavailable, brings it back, and the same pool goes on', async () => {
    const postgres = await openPostgres(await closedDataDirectory());
    const { pool, close } = openDatabase(postgres.connectionString, { log: quiet });
    onTestFinished(close);
    await pool.query('create table kept as select 42 as answer');
    const first = postgres.pid!;
    const cutOff = pool.query('select pg_sleep(20)').catch((error: unknown) => error);
    await pool.query('select 1');
    process.kill(first, 'SIGKILL');
    expect(await cutOff).toMatchObject({ code: 'unavailable' });
    expect(await cutOff).toBeInstanceOf(AppError);
    // A session that has not yet noticed its postmaster's death still answers: first see the new one.
    await vi.waitFor(() => expect(postgres.pid ?? first).not.toBe(first), { timeout: 10_000 });
    await vi.waitFor(async () => expect((await pool.query('select answer from kept')).rows).toEqual([{ answer: 42 }]), {
      timeout: 10_000,
    });
  });

  it('goes on reacting to events', async () => {
    const postgres = await openPostgres(await closedDataDirectory());
    const { db, close } = openDatabase(postgres.connectionString, { log: quiet });
    onTestFinished(close);
    await inTransaction(db, installQueue);
    const queue = createQueue<{ type: 'rang'; bell: number }>({
      connectionString: postgres.connectionString,
      log: quiet,
    });
    const heard: number[] = [];
    queue.on('rang', 'listen', async (event, { attempt }) => {
      heard.push(event.bell);
      if (event.bell === 1 && attempt === 1) process.kill(postgres.pid!, 'SIGKILL');
    });
    await queue.start();
    onTestFinished(() => queue.stop(1_000));
    await inTransaction(db, (tx) => queue.emit(tx, { type: 'rang', bell: 1 }));
    await vi.waitFor(() => expect(heard).toEqual([1]));
    await vi.waitFor(() => inTransaction(db, (tx) => queue.emit(tx, { type: 'rang', bell: 2 })), { timeout: 10_000 });
    await vi.waitFor(() => expect(heard).toContain(2), { timeout: 10_000 });
  });
});

describe('two Debriefs on one data directory', () => {
  it('the second says so and ends, the first goes on', async () => {
    const dataDir = await closedDataDirectory();
    const { connectionString } = await openPostgres(dataDir);
    const second = spawnHolder(dataDir);
    expect(await second.opened).toEqual({
      refusal: `Another Debrief (process ${process.pid}) already uses the data directory ${dataDir}. Stop it first, or give this one a DATA_DIR of its own.`,
    });
    expect(await second.exited).toBe(1);
    expect(await query(connectionString, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('started at once on a new directory: one of them wins', async () => {
    const dataDir = temporaryDirectory();
    const outcomes = await Promise.all([1, 2, 3].map(() => spawnHolder(dataDir).opened));
    expect(outcomes.filter((outcome) => 'pid' in outcome)).toHaveLength(1);
    expect(
      outcomes.filter((outcome) => 'refusal' in outcome && outcome.refusal.startsWith('Another Debrief')),
    ).toHaveLength(2);
  });
});

function writePostmasterFile(dataDir: string, pid: number): void {
  const cluster = clusterIn(dataDir);
  const file = path.join(cluster, 'postmaster.pid');
  writeFileSync(
    file,
    [pid, cluster, Math.floor(Date.now() / 1000), 5432, '.', '', ' 5432001  32768', 'ready', ''].join('\n'),
  );
  const { uid, gid } = statSync(cluster);
  chownSync(file, uid, gid);
}
