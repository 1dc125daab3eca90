import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../log.ts';
import { readPostmasterFile } from './postmaster-file.ts';
import { isPostgresOn, isRunning } from './processes.ts';
import { StartError } from './start-error.ts';

const FAST_STOP_MS = 8_000;
const HARD_STOP_MS = 5_000;

/**
 * Stops the PostgreSQL that a killed Debrief left running on this cluster. Stopped, not adopted: an adopted one is no child
 * of ours (its end goes unnoticed, its log is lost) and may run older binaries and settings. Costs about 50 ms.
 * Returns the process id in a lock file that belongs to no PostgreSQL of ours, if there is one.
 */
export async function stopOrphan(clusterDir: string, log: Log): Promise<number | undefined> {
  const file = await readPostmasterFile(clusterDir);
  if (!file) return undefined;
  if (!isPostgresOn(file.pid, clusterDir)) return file.pid;
  log.warn({ pid: file.pid }, 'stopping the PostgreSQL that a killed Debrief left running');
  if (
    !(await stopProcess(file.pid, 'SIGINT', FAST_STOP_MS)) &&
    !(await stopProcess(file.pid, 'SIGQUIT', HARD_STOP_MS))
  ) {
    throw new StartError(
      `A PostgreSQL left behind by a killed Debrief (process ${file.pid}) does not end. Stop it with "kill -QUIT ${file.pid}" and start again.`,
    );
  }
  return file.pid;
}

async function stopProcess(pid: number, signal: NodeJS.Signals, patience: number): Promise<boolean> {
  try {
    process.kill(pid, signal);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ESRCH') return true;
    throw new StartError(
      `A PostgreSQL left behind by a killed Debrief (process ${pid}) runs as another user. Stop it as that user or as root, then start again.`,
      { cause: error },
    );
  }
  for (const end = Date.now() + patience; Date.now() < end; await sleep(5)) {
    if (!isRunning(pid)) return true;
  }
  return false;
}
