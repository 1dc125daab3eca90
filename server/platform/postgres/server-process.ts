import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { type Binaries, executable } from './binaries.ts';
import { type Cluster, serverEnvironment } from './cluster.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import type { SocketDirectory } from './socket-directory.ts';
import { explainServerOutput } from './start-error.ts';

const KEPT_LINES = 40;
const WRITTEN_WITHIN_MS = 2_000;

/** Modest on purpose: Debrief shares its machine. Of the shared buffers only what data has filled is ever taken. */
const SETTINGS: Record<string, string> = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  max_connections: '50',
  shared_buffers: '128MB',
  max_wal_size: '256MB',
  io_method: 'sync',
  max_logical_replication_workers: '0',
  max_parallel_workers_per_gather: '0',
  jit: 'off',
  fsync: 'on',
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_checkpoints: 'off',
  lc_messages: 'C',
  timezone: 'UTC',
  log_timezone: 'UTC',
};

export type ServerProcess = {
  pid: number;
  /** Settles when the process has ended, with its last words. */
  ended: Promise<string>;
  signal: (name: 'SIGINT' | 'SIGQUIT' | 'SIGKILL') => void;
};

export type LaunchOptions = {
  binaries: Binaries;
  cluster: Cluster;
  socket: SocketDirectory;
  settings: Record<string, string>;
  /** A process id in postmaster.pid that is known to be no PostgreSQL of ours. */
  staleOwner: number | undefined;
  log: Log;
};

/** Starts PostgreSQL and waits until it accepts connections; refuses with one clear line when it ends before that. */
export async function launchServer(options: LaunchOptions): Promise<ServerProcess> {
  const { binaries, cluster, socket, log } = options;
  const settings = { ...SETTINGS, ...options.settings, unix_socket_directories: socket.argument };
  const child = spawn(
    executable(binaries, 'postgres'),
    ['-D', cluster.dataArgument, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      cwd: cluster.dir,
      env: {
        ...serverEnvironment(),
        // PostgreSQL takes a lock file naming this process for stale, yet still checks for surviving shared memory.
        ...(options.staleOwner && { PG_GRANDPARENT_PID: String(options.staleOwner) }),
      },
      ...(cluster.account && { uid: cluster.account.uid, gid: cluster.account.gid }),
      // Ctrl-C at a terminal reaches the whole process group: PostgreSQL must outlive the requests that still run.
      detached: true,
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  );
  // Where this process ends without stopping PostgreSQL, it at least asks it to: that is all an ending process can do.
  const ask = () => child.kill('SIGINT');
  process.once('exit', ask);
  child.once('close', () => process.off('exit', ask));
  const lines: string[] = [];
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`error while loading ${binaries.nativeDir}: ${error.message}`));
    child.once('close', () => resolve(lines.join('\n')));
  });
  const ready = new Promise<'ready'>((resolve) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      lines.push(line);
      if (lines.length > KEPT_LINES) lines.shift();
      log.debug({ postgres: line }, 'PostgreSQL says');
      if (line.includes('database system is ready to accept connections')) resolve('ready');
    });
  });
  const patience = setInterval(
    () => log.warn('PostgreSQL is still starting: it may be recovering after a crash'),
    10_000,
  );
  const first = await Promise.race([ready, ended]).finally(() => clearInterval(patience));
  if (first !== 'ready') throw explainServerOutput(first, cluster.dir);
  await untilItIsWritten(cluster.dir);
  return { pid: child.pid!, ended, signal: (name) => void child.kill(name) };
}

/** PostgreSQL says that it is ready a moment before it writes so into the file by which commands beside it find it. */
async function untilItIsWritten(dir: string): Promise<void> {
  const until = performance.now() + WRITTEN_WITHIN_MS;
  while (!(await readPostmasterFile(dir))?.isReady && performance.now() < until) await sleep(2);
}
