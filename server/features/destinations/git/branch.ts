import fs from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import git, { type TreeEntry } from 'isomorphic-git';
import type { SettingsOf } from '#shared/contracts/destinations.ts';
import { cleanLine } from '#shared/drafting/safe-text.ts';
import { DestinationFault } from '../fault.ts';
import type { Line } from '../line.ts';
import { gitHttp } from './git-http.ts';

export type GitSettings = SettingsOf<'git'>;
const AUTHOR = { name: 'Debrief', email: 'debrief@localhost' };

/** The newest commit of a branch, and what can be done on it. Files are never laid out on disk: none of theirs can lead anywhere. */
export type Branch = {
  isEmpty: boolean;
  /** The blob at this path, null where there is none. */
  find: (path: string) => Promise<string | null>;
  read: (oid: string) => Promise<string>;
  /** Commits the file, or its absence, on top and sends that. Answers its blob; null when somebody was faster. */
  write: (path: string, content: string | null, message: string) => Promise<{ blob: string | null } | null>;
};

/** Fetches the branch into a folder of its own, which is gone afterwards. */
export async function onBranch<T>(
  settings: GitSettings,
  token: string,
  line: Line,
  work: (branch: Branch) => Promise<T>,
): Promise<T> {
  const dir = await mkdtemp(join(tmpdir(), 'debrief-git-'));
  try {
    return await work(await openBranch(dir, settings, token, line));
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function openBranch(dir: string, settings: GitSettings, token: string, line: Line): Promise<Branch> {
  const { address: url, branch, userName } = settings;
  const repo = { fs, dir, gitdir: join(dir, 'git') };
  // Of more than one sign-in a server has no use: a second try would only lock an account.
  const remote = {
    ...repo,
    http: gitHttp(line),
    url,
    onAuth: () => ({ username: userName || 'x-access-token', password: token }),
    onAuthFailure: () => ({ cancel: true }),
  };
  await git.init({ ...repo, bare: true, defaultBranch: branch });
  await git.addRemote({ ...repo, remote: 'origin', url });
  const listRefs = () => git.listServerRefs({ ...remote, prefix: 'refs/heads/', protocolVersion: 1 });
  const headOf = async () => (await listRefs()).find(({ ref }) => ref === `refs/heads/${branch}`)?.oid ?? null;
  const refs = await listRefs();
  const head = refs.find(({ ref }) => ref === `refs/heads/${branch}`)?.oid ?? null;
  if (!head && refs.length > 0)
    throw new DestinationFault(`There is no branch “${branch}” in this repository. Make it there, or name another.`);
  if (head) await git.fetch({ ...remote, ref: branch, singleBranch: true, depth: 1, tags: false });
  const tree = head && (await git.readCommit({ ...repo, oid: head })).commit.tree;

  const entriesOf = async (oid: string): Promise<TreeEntry[]> => (await git.readTree({ ...repo, oid })).tree;
  const withFile = async (oid: string | null, path: readonly string[], blob: string | null): Promise<string | null> => {
    const [name, ...below] = path as [string, ...string[]];
    const entries = oid ? await entriesOf(oid) : [];
    const there = entries.find((entry) => entry.path === name);
    if (below.length > 0 && there && there.type !== 'tree')
      throw new DestinationFault(`“${name}” is a file in this repository, and is to be a folder. Name another folder.`);
    const inner = below.length > 0 ? await withFile(there?.oid ?? null, below, blob) : blob;
    const others = entries.filter((entry) => entry.path !== name);
    if (inner) {
      const kind =
        below.length > 0 ? { mode: '040000', type: 'tree' as const } : { mode: '100644', type: 'blob' as const };
      others.push({ path: name, oid: inner, ...kind });
    }
    return others.length === 0 ? null : git.writeTree({ ...repo, tree: others });
  };

  return {
    isEmpty: head === null,
    find: async (path) => {
      const parts = path.split('/');
      let oid = tree;
      for (const [index, part] of parts.entries()) {
        const entry = oid && (await entriesOf(oid)).find((one) => one.path === part);
        const wanted = index === parts.length - 1 ? 'blob' : 'tree';
        if (!entry || entry.type !== wanted) return null;
        oid = entry.oid;
      }
      return oid || null;
    },
    read: async (oid) => Buffer.from((await git.readBlob({ ...repo, oid })).blob).toString('utf8'),
    write: async (path, content, message) => {
      const blob = content === null ? null : await git.writeBlob({ ...repo, blob: Buffer.from(content) });
      const changed =
        (await withFile(tree || null, path.split('/'), blob)) ?? (await git.writeTree({ ...repo, tree: [] }));
      await git.commit({
        ...repo,
        tree: changed,
        parent: head ? [head] : [],
        ref: `refs/heads/${branch}`,
        message,
        author: AUTHOR,
        committer: AUTHOR,
      });
      try {
        await git.push({ ...remote, ref: branch, remoteRef: `refs/heads/${branch}` });
      } catch (error) {
        const { refusal, fault } = line;
        if (fault) throw error;
        // Whether the branch has moved on since it was fetched; each server says that in its own words.
        if ((await headOf()) !== head) return null;
        line.refusal = refusal;
        throw error instanceof git.Errors.GitPushError ? refused(error) : error;
      }
      return { blob };
    },
  };
}

/** By a hook or a rule of theirs, in its words. */
function refused({ data }: InstanceType<typeof git.Errors.GitPushError>): DestinationFault {
  const why = Object.values(data.result.refs).flatMap(({ error }) => error ?? []);
  return new DestinationFault(`The repository did not take it: ${cleanLine(why.join('; ') || 'it says no more', 200)}`);
}
