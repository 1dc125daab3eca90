import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Cluster } from './cluster.ts';
import { StartError } from './start-error.ts';

/** The kernel's limit for a socket path is 108 bytes on Linux and 104 on macOS, the final NUL included. */
const LONGEST_PATH = 103;
const PORT = 5432;

/** `dir` is where clients find the socket; `argument` is how PostgreSQL is told it. */
export type SocketDirectory = { dir: string; argument: string; remove: () => Promise<void> };

/**
 * The socket lives in the data directory, which only its owner may enter. Where the path is too long, or the file system
 * knows no sockets (some network and shared folders), it lives in a private temporary directory.
 */
export async function prepareSocketDirectory(cluster: Cluster): Promise<SocketDirectory> {
  if (fits(cluster.dir) && (await holdsSockets(cluster.dir))) {
    return { dir: cluster.dir, argument: '.', remove: async () => {} };
  }
  const base = [tmpdir(), '/tmp'].find((candidate) => fits(path.join(candidate, 'debrief-123456')));
  if (!base) throw new StartError(`TMPDIR is too long for a socket (${tmpdir()}). Set it to a shorter path.`);
  const dir = await mkdtemp(path.join(base, 'debrief-'));
  if (cluster.account) await chown(dir, cluster.account.uid, cluster.account.gid);
  return { dir, argument: dir, remove: () => rm(dir, { recursive: true, force: true }) };
}

function fits(dir: string): boolean {
  return Buffer.byteLength(path.join(dir, `.s.PGSQL.${PORT}.lock`)) <= LONGEST_PATH;
}

async function holdsSockets(dir: string): Promise<boolean> {
  const probe = path.join(dir, `.probe.${process.pid}`);
  await rm(probe, { force: true });
  return await new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(probe, () => server.close(() => resolve(true)));
  });
}
