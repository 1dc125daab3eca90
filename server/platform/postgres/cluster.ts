import { spawn } from 'node:child_process';
import { chown, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { platform } from 'node:os';
import path from 'node:path';
import { type Account, mayReach } from './account.ts';
import { type Binaries, executable } from './binaries.ts';
import { explainFileError, explainServerOutput, StartError } from './start-error.ts';

export const DATABASE_NAME = 'debrief';
export const DATABASE_USER = 'debrief';

/**
 * How to run a program of PostgreSQL on a cluster. `dataArgument` is the directory as that program is told it: inside a
 * parent its account may not pass through (such as /root), the way in is the working directory it was started in.
 */
export type Cluster = { dir: string; dataArgument: string; account: Account | undefined };

export function describeCluster(dir: string, account: Account | undefined): Cluster {
  if (!account || mayReach(account, path.dirname(dir))) return { dir, dataArgument: dir, account };
  if (platform() === 'linux') return { dir, dataArgument: '/proc/self/cwd', account };
  throw new StartError(
    `PostgreSQL runs as the user "${account.name}", who may not pass through to ${dir}. Set DATA_DIR to a directory everybody may enter, or start Debrief as an ordinary user.`,
  );
}

/** Creates the cluster and its empty database when there is none. Either all of it comes to be, or nothing. */
export async function createClusterIfMissing(
  dir: string,
  account: Account | undefined,
  binaries: Binaries,
): Promise<void> {
  await refuseOtherMajor(path.dirname(dir), binaries.major);
  if (await stat(path.join(dir, 'PG_VERSION')).then(Boolean, () => false)) return await checkOwner(dir, account);
  await refuseLeftovers(dir);

  const unfinished = `${dir}.unfinished`;
  try {
    await rm(unfinished, { recursive: true, force: true });
    await mkdir(unfinished, { mode: 0o700 });
    if (account) await chown(unfinished, account.uid, account.gid);
    const cluster = describeCluster(unfinished, account);
    const password = ['--auth=trust', '--no-instructions', '--no-sync'];
    const language = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    await run(
      executable(binaries, 'initdb'),
      [`--pgdata=${cluster.dataArgument}`, `--username=${DATABASE_USER}`, ...password, ...language],
      cluster,
      dir,
    );
    const single = ['--single', '-D', cluster.dataArgument, 'postgres'];
    await run(executable(binaries, 'postgres'), single, cluster, dir, `CREATE DATABASE ${DATABASE_NAME}\n`);
    await run(executable(binaries, 'initdb'), [`--pgdata=${cluster.dataArgument}`, '--sync-only'], cluster, dir);
    await rename(unfinished, dir);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true }).catch(() => {});
    throw explainFileError(error, dir);
  }
}

async function refuseOtherMajor(parent: string, major: number): Promise<void> {
  const names = await readdir(parent);
  const majors = names.filter((name) => /^\d+$/.test(name)).map(Number);
  if (majors.length === 0 || majors.includes(major)) return;
  const found = Math.max(...majors);
  throw new StartError(
    `${parent} holds a PostgreSQL ${found} database and this Debrief brings PostgreSQL ${major}. Start the Debrief that wrote it, run "debrief backup", move ${path.join(parent, String(found))} aside, and restore that file here.`,
  );
}

async function refuseLeftovers(dir: string): Promise<void> {
  const names = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw explainFileError(error, dir);
  });
  if (!names) return;
  if (names.length === 0) return await rm(dir, { recursive: true });
  throw new StartError(
    `The database in ${dir} is damaged (it has no PG_VERSION file). Nothing was changed: move that directory aside and bring back your last backup with "debrief restore".`,
  );
}

async function checkOwner(dir: string, account: Account | undefined): Promise<void> {
  const { uid } = await stat(dir);
  const expected = account?.uid ?? process.getuid?.();
  if (expected === undefined || uid === expected) {
    await readFile(path.join(dir, 'PG_VERSION')).catch((error) => Promise.reject(explainFileError(error, dir)));
    return;
  }
  throw new StartError(
    uid === 0
      ? `The database in ${dir} belongs to root, and PostgreSQL refuses to run as root. Give it to an ordinary user: chown -R postgres ${dir}`
      : `The database in ${dir} belongs to another user (id ${uid}). Start Debrief as that user or as root, or give the directory to the user it runs as now.`,
  );
}

async function run(program: string, args: string[], cluster: Cluster, shownDir: string, input = ''): Promise<void> {
  const child = spawn(program, args, {
    cwd: cluster.dir,
    env: serverEnvironment(),
    ...(cluster.account && { uid: cluster.account.uid, gid: cluster.account.gid }),
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) =>
      reject(explainServerOutput(`error while loading ${program}: ${error.message}`, shownDir)),
    );
    child.once('close', resolve);
  });
  // The single-user server reports a failed statement and still ends with 0.
  if (code !== 0 || /\b(?:FATAL|PANIC|ERROR):/.test(output)) throw explainServerOutput(output, shownDir);
}

/** Messages are read by this program: they must be in English. Nothing of our own environment is PostgreSQL's business. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  return { LC_ALL: 'C', TZ: 'UTC', PATH: '/usr/local/bin:/usr/bin:/bin' };
}
