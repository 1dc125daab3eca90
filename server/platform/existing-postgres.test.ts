import { execFileSync, spawn } from 'node:child_process';
import { chownSync, readdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import path from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { account, quiet, temporaryDirectory } from '#tests/support/postgres-processes.ts';
import { inTransaction, openDatabase } from './db.ts';
import { migrate } from './migrate.ts';
import { createQueue } from './queue.ts';

const MIGRATIONS = path.join(import.meta.dirname, 'migrations');
const INSTALLED = '/usr/lib/postgresql';

/** Programs of the oldest PostgreSQL this system has that Debrief supports. */
function findInstalled(): string | undefined {
  try {
    const versions = readdirSync(INSTALLED)
      .map(Number)
      .sort((a, b) => a - b);
    const oldest = versions.find((version) => version >= 15);
    return oldest === undefined ? undefined : path.join(INSTALLED, String(oldest), 'bin');
  } catch {
    return undefined;
  }
}

/** A server as an operator would have it: over the network, with a password, and with a language of its own. */
async function startInstalled(programs: string): Promise<string> {
  const user = account && { uid: account.uid, gid: account.gid };
  const dir = temporaryDirectory();
  const password = path.join(dir, 'password');
  writeFileSync(password, 'a secret/with:odd@characters');
  if (account) for (const entry of [dir, password]) chownSync(entry, account.uid, account.gid);
  const cluster = path.join(dir, 'cluster');
  const login = ['--username=operator', `--pwfile=${password}`, '--auth=scram-sha-256'];
  const options = { cwd: dir, ...user, stdio: 'ignore' } as const;
  execFileSync(
    path.join(programs, 'initdb'),
    [`--pgdata=${cluster}`, ...login, '--encoding=UTF8', '--locale=C.UTF-8', '--no-sync'],
    options,
  );
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    `unix_socket_directories=${dir}`,
    'fsync=off',
    'TimeZone=Asia/Tokyo',
  ];
  const server = spawn(
    path.join(programs, 'postgres'),
    ['-D', cluster, ...settings.flatMap((setting) => ['-c', setting])],
    options,
  );
  onTestFinished(async () => {
    server.kill('SIGINT');
    await new Promise((resolve) => server.once('close', resolve));
  });
  const secret = encodeURIComponent('a secret/with:odd@characters');
  return `postgres://operator:${secret}@127.0.0.1:${port}/postgres?sslmode=disable`;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

describe('a PostgreSQL that is there already', () => {
  it('is brought forward, stores, and carries events', async ({ skip }) => {
    const programs = findInstalled();
    if (!programs) return skip(`no PostgreSQL 15 or newer in ${INSTALLED}`);
    const connectionString = await startInstalled(programs);
    const { db, pool, close } = openDatabase(connectionString, { log: quiet, max: 4 });
    onTestFinished(close);
    await vi.waitFor(() => pool.query('select 1'), { timeout: 15_000 });

    expect(await migrate(db, MIGRATIONS)).toContain('0001-spine');
    expect(await migrate(db, MIGRATIONS)).toEqual([]);
    const { rows } = await pool.query(
      `select current_setting('TimeZone') as zone, count(*) as tables from pg_tables where schemaname = 'public'`,
    );
    expect(rows[0]).toMatchObject({ zone: 'UTC', tables: expect.any(Number) });

    const queue = createQueue<{ type: 'rang'; bell: number }>({ connectionString, log: quiet });
    const heard: number[] = [];
    queue.on('rang', 'listen', async (event) => void heard.push(event.bell));
    await queue.start();
    await inTransaction(db, (tx) => queue.emit(tx, { type: 'rang', bell: 7 }));
    await vi.waitFor(() => expect(heard).toEqual([7]), { timeout: 5_000 });
    await queue.stop();
  });

  it('says what is wrong with DATABASE_URL', async ({ skip }) => {
    const programs = findInstalled();
    if (!programs) return skip(`no PostgreSQL 15 or newer in ${INSTALLED}`);
    const right = await startInstalled(programs);
    const first = openDatabase(right, { log: quiet });
    await vi.waitFor(() => first.pool.query('select 1'), { timeout: 15_000 });
    await first.close();
    const complaint = async (connectionString: string) => {
      const { db, close } = openDatabase(connectionString, { log: quiet });
      onTestFinished(close);
      return await migrate(db, MIGRATIONS).catch((error: Error) => `${error.name}: ${error.message}`);
    };
    expect(await complaint(right.replace('a%20secret', 'wrong'))).toBe(
      'StartError: The database cannot be opened (password authentication failed for user "operator"). Check the user and the password in DATABASE_URL.',
    );
    expect(await complaint(right.replace('/postgres?', '/nothing?'))).toMatch(
      /database "nothing" does not exist\)\. Create that/,
    );
    const nowhere = `127.0.0.1:${await freePort()}`;
    expect(await complaint(`postgres://operator@${nowhere}/postgres`)).toBe(
      `StartError: The database cannot be opened (connect ECONNREFUSED ${nowhere}). Check that the server runs and that DATABASE_URL names its address.`,
    );
    expect(await complaint(`postgres://operator@${nowhere.replace('127.0.0.1', 'localhost')}/postgres`)).toContain(
      'ECONNREFUSED',
    );
  });
});
