import { chmod, mkdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Log } from '../log.ts';
import { chooseAccount } from './account.ts';
import { findBinaries } from './binaries.ts';
import { createClusterIfMissing, DATABASE_NAME, DATABASE_USER, describeCluster } from './cluster.ts';
import { lockDataDirectory } from './data-directory-lock.ts';
import { stopOrphan } from './orphan.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { isPostgresOn } from './processes.ts';
import { reachableBinaries } from './reachable-binaries.ts';
import { prepareSocketDirectory } from './socket-directory.ts';
import { explainFileError, type StartError } from './start-error.ts';
import { supervise } from './supervisor.ts';

export type EmbeddedPostgres = {
  connectionString: string;
  /** Of the PostgreSQL process; changes when it had to be started again, undefined while it is down. */
  readonly pid: number | undefined;
  /** Ends PostgreSQL cleanly and gives the data directory free. Close the pools first. */
  stop: () => Promise<void>;
  /** PostgreSQL ended and could not be brought back: the listener gets the reason. */
  onExit: (listener: (error: StartError) => void) => void;
};

export type StartOptions = {
  dataDir: string;
  log: Log;
  /** PostgreSQL settings on top of our own, for tests. */
  settings?: Record<string, string>;
};

/**
 * Starts the bundled PostgreSQL on `<dataDir>/postgres/<major>` as a child process, reachable by a private socket only.
 * Every refusal is a StartError with one line for the operator.
 */
export async function startEmbeddedPostgres({ dataDir, log, settings = {} }: StartOptions): Promise<EmbeddedPostgres> {
  const found = await findBinaries();
  const parent = await makeDirectory(path.join(path.resolve(dataDir), 'postgres'));
  const dir = path.join(parent, String(found.major));
  const lock = await lockDataDirectory(parent);
  try {
    const account = chooseAccount(dir, process.getuid?.());
    const binaries = await reachableBinaries(found, account);
    await createClusterIfMissing(dir, account, binaries);
    const staleOwner = await stopOrphan(dir, log);
    const cluster = describeCluster(dir, account);
    const socket = await prepareSocketDirectory(cluster);
    const supervisor = await supervise({ binaries, cluster, socket, settings, staleOwner, log });
    const stop = async (): Promise<void> => {
      await supervisor.stop();
      await socket.remove();
      lock.release();
    };
    let stopped: Promise<void> | undefined;
    return {
      connectionString: connectionString(socket.dir),
      get pid() {
        return supervisor.pid();
      },
      onExit: supervisor.onExit,
      stop: () => (stopped ??= stop()),
    };
  } catch (error) {
    lock.release();
    throw explainFileError(error, dir);
  }
}

/** The connection string of a PostgreSQL that a running Debrief has open on this data directory, for commands beside it. */
export async function findRunningPostgres(dataDir: string): Promise<string | undefined> {
  const { major } = await findBinaries();
  const parent = await realpath(path.join(dataDir, 'postgres')).catch(() => undefined);
  if (!parent) return undefined;
  const dir = path.join(parent, String(major));
  const file = await readPostmasterFile(dir);
  if (!file?.isReady || !file.socketDir || !isPostgresOn(file.pid, dir)) return undefined;
  return connectionString(file.socketDir);
}

/** Returns the directory's real path, by which processes that work inside it are recognised. */
async function makeDirectory(dir: string): Promise<string> {
  try {
    await mkdir(path.dirname(dir), { recursive: true });
    await mkdir(dir, { recursive: true, mode: 0o755 });
    // A strict umask must not keep PostgreSQL's own user out; the cluster inside is closed to everybody else.
    if (process.getuid?.() === 0) await chmod(dir, 0o755);
    return await realpath(dir);
  } catch (error) {
    throw explainFileError(error, path.dirname(dir));
  }
}

function connectionString(socketDir: string): string {
  return `postgresql://${DATABASE_USER}@/${DATABASE_NAME}?host=${encodeURIComponent(socketDir)}`;
}
