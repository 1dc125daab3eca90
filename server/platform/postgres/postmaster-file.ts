import { readFile } from 'node:fs/promises';
import path from 'node:path';

/** What a running PostgreSQL writes into postmaster.pid; the file outlives it after a kill. */
export type PostmasterFile = { pid: number; socketDir: string | undefined; isReady: boolean };

export async function readPostmasterFile(clusterDir: string): Promise<PostmasterFile | undefined> {
  const text = await readFile(path.join(clusterDir, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid, , , , socketDir, , , status] = text.split('\n').map((line) => line.trim());
  const number = Number(pid);
  if (!Number.isSafeInteger(number) || number <= 0) return undefined;
  return {
    pid: number,
    socketDir: socketDir ? path.resolve(clusterDir, socketDir) : undefined,
    isReady: status === 'ready',
  };
}
