import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, onTestFinished } from 'vitest';
import { type Account, chooseAccount, mayReach } from '#server/platform/postgres/account.ts';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '#server/platform/postgres/start.ts';
import { runOn } from './database-server.ts';

const SCRIPT = path.join(import.meta.dirname, 'postgres-child.ts');

/** The user PostgreSQL runs as for this process; undefined unless it is root. */
export const account: Account | undefined = chooseAccount('/nonexistent', process.getuid?.());
export const isRoot = account !== undefined;

/**
 * An ordinary user to start Debrief as: undefined means the one who runs the tests. When that is root and the clone is
 * closed to everybody else, there is none, and `why` says so.
 */
export function ordinaryUser(): { user: { uid: number; gid: number } | undefined } | { why: string } {
  if (!isRoot) return { user: undefined };
  const nobody = { uid: 65534, gid: 65534, name: 'nobody' };
  const closed = [process.execPath, SCRIPT].find((file) => !mayReach(nobody, file));
  return closed ? { why: `only root may read ${closed}` } : { user: { uid: nobody.uid, gid: nobody.gid } };
}

/** A directory of the test's own, removed after it. */
export function temporaryDirectory(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'debrief-pg-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

export const quiet = { debug() {}, info() {}, warn() {}, error() {} };

/** Opens a data directory in this process; closed after the test unless the test stopped it. */
export async function openPostgres(dataDir: string): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, log: quiet });
  onTestFinished(() => postgres.stop());
  return postgres;
}

let seed: Promise<string> | undefined;
afterAll(async () => {
  if (seed) rmSync(await seed, { recursive: true, force: true });
});

/** A data directory whose empty database was closed properly: copied, because making one takes ten times as long. */
export async function closedDataDirectory(dataDir = path.join(temporaryDirectory(), 'data')): Promise<string> {
  seed ??= makeSeed();
  execFileSync('cp', ['-a', await seed, dataDir]);
  return dataDir;
}

async function makeSeed(): Promise<string> {
  const dir = mkdtempSync(path.join(tmpdir(), 'debrief-pg-seed-'));
  await (await startEmbeddedPostgres({ dataDir: dir, log: quiet })).stop();
  return dir;
}

/** Where the database of a data directory is. */
export function clusterIn(dataDir: string): string {
  return path.join(dataDir, 'postgres', '18');
}

export type Holder = {
  process: ChildProcess;
  /** What it opened, or the one line it refused with. */
  opened: Promise<{ connectionString: string; pid: number } | { refusal: string }>;
  exited: Promise<number | null>;
};

/** Another process with the data directory open; ended after the test, its PostgreSQL with it. */
export function spawnHolder(dataDir: string, user?: { uid: number; gid: number }): Holder {
  const child = spawn(process.execPath, [SCRIPT, dataDir], { ...user, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  let errors = '';
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const opened = new Promise<{ connectionString: string; pid: number } | { refusal: string }>((resolve) => {
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.endsWith('\n')) resolve(JSON.parse(output));
    });
    child.stderr.on('data', (chunk) => (errors += chunk));
    void exited.then(() => resolve({ refusal: errors.trim() }));
  });
  onTestFinished(async () => {
    child.kill('SIGTERM');
    await exited;
  });
  return { process: child, opened, exited };
}

export async function openedBy(holder: Holder): Promise<{ connectionString: string; pid: number }> {
  const opened = await holder.opened;
  if ('refusal' in opened) throw new Error(`it refused: ${opened.refusal}`);
  return opened;
}

export async function query(connectionString: string, statement: string): Promise<unknown[]> {
  return await runOn(connectionString, statement);
}

/** User id a process runs as. */
export function ownerOf(pid: number): number {
  return statSync(`/proc/${pid}`).uid;
}
