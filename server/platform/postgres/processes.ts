import { execFileSync } from 'node:child_process';
import { readFileSync, readlinkSync } from 'node:fs';
import { platform } from 'node:os';

/** What tells one life of a process id from the next. Undefined when no such process runs; a zombie does not run. */
export function findProcessStart(pid: number): string | undefined {
  if (platform() === 'linux') {
    const fields = readProcessStat(pid);
    const state = fields?.[0];
    return state === undefined || state === 'Z' || state === 'X' ? undefined : fields?.[19];
  }
  const [state, ...started] = ps(pid, 'stat=,lstart=').trim().split(/\s+/);
  return !state || state.startsWith('Z') ? undefined : started.join(' ');
}

export function isRunning(pid: number): boolean {
  return findProcessStart(pid) !== undefined;
}

/** Whether `pid` is a PostgreSQL server working in `clusterDir`: a reused process id is somebody else's. */
export function isPostgresOn(pid: number, clusterDir: string): boolean {
  if (!isRunning(pid)) return false;
  if (platform() !== 'linux') return ps(pid, 'command=').includes(clusterDir);
  try {
    // A postmaster works inside its data directory, whatever path it was given.
    return (
      readlinkSync(`/proc/${pid}/cwd`) === clusterDir && /postgres/.test(readFileSync(`/proc/${pid}/comm`, 'utf8'))
    );
  } catch {
    return false;
  }
}

/** Fields of /proc/<pid>/stat from the third (state) on; the second may itself contain spaces and brackets. */
function readProcessStat(pid: number): string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function ps(pid: number, columns: string): string {
  try {
    return execFileSync('ps', ['-o', columns, '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}
