import { chmod, copyFile, lstat, mkdir, readdir, readlink, rename, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Account, mayReach } from './account.ts';
import type { Binaries } from './binaries.ts';
import { StartError } from './start-error.ts';

const UNNEEDED = /\.a$|^pkgconfig$|^pgxs$|^doc$|^man$/;

/**
 * The binaries as the account can run them: in place where it may, else copied once to a directory that root owns and
 * everybody may read. A clone below /root is the usual reason.
 */
export async function reachableBinaries(
  binaries: Binaries,
  account: Account | undefined,
  bases = ['/var/cache/debrief', path.join(tmpdir(), 'debrief-postgres')],
): Promise<Binaries> {
  if (!account) return binaries;
  const { nativeDir } = binaries;
  const samples = ['bin/postgres', 'bin/initdb', 'lib', 'lib/libpq.so.5', 'share/postgresql/postgres.bki'];
  if (samples.every((sample) => mayReach(account, path.join(nativeDir, sample)))) return binaries;

  const problems: unknown[] = [];
  for (const base of bases) {
    try {
      return { ...binaries, nativeDir: await copyOnce(nativeDir, base, `postgres-${binaries.version}`) };
    } catch (error) {
      problems.push(error);
    }
  }
  throw new StartError(
    `PostgreSQL runs as the user "${account.name}", who may not read ${nativeDir}, and it cannot be copied to ${bases[0]}. Move Debrief to a directory everybody may read, such as /opt, or start it as an ordinary user.`,
    { cause: problems[0] },
  );
}

async function copyOnce(from: string, base: string, name: string): Promise<string> {
  await mkdir(base, { recursive: true, mode: 0o755 });
  const owner = await lstat(base);
  // In a shared temporary directory somebody else may have been there first.
  if (!owner.isDirectory() || owner.uid !== 0 || (owner.mode & 0o022) !== 0)
    throw new Error(`${base} is not root's own`);
  await chmod(base, 0o755);
  const target = path.join(base, name);
  if (await lstat(target).then(Boolean, () => false)) return target;
  const unfinished = `${target}.${process.pid}.unfinished`;
  try {
    await copyTree(from, unfinished);
    await rename(unfinished, target).catch(async (error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
  return target;
}

async function copyTree(from: string, to: string): Promise<void> {
  await mkdir(to, { mode: 0o755 });
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    if (UNNEEDED.test(entry.name)) continue;
    const source = path.join(from, entry.name);
    const target = path.join(to, entry.name);
    if (entry.isDirectory()) await copyTree(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else {
      await copyFile(source, target);
      await chmod(target, (await lstat(source)).mode & 0o100 ? 0o755 : 0o644);
    }
  }
}
