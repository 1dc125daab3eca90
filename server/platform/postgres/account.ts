import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { StartError } from './start-error.ts';

/** The system user PostgreSQL runs as when Debrief itself is root, which PostgreSQL refuses to be. */
export type Account = { uid: number; gid: number; name: string };

const PREFERRED = ['postgres', '_postgres', 'nobody'];

/** Undefined when Debrief is not root: then PostgreSQL simply runs as the same user. */
export function chooseAccount(clusterDir: string, ownUid: number | undefined): Account | undefined {
  if (ownUid !== 0) return undefined;
  const known = readAccounts();
  const owner = statSync(clusterDir, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) {
    // Data stays with the user who has it, even if a better one has appeared since.
    const name = known.find(({ uid }) => uid === owner.uid)?.name ?? String(owner.uid);
    return { uid: owner.uid, gid: owner.gid, name };
  }
  const account = PREFERRED.map((name) => known.find((candidate) => candidate.name === name)).find(Boolean);
  if (!account) {
    throw new StartError(
      'PostgreSQL refuses to run as root and there is no user "postgres" or "nobody" to run it as. Start Debrief as an ordinary user, or set DATABASE_URL.',
    );
  }
  return account;
}

/** Whether the account may reach `target` and read it, judged by mode bits of it and of every directory above. */
export function mayReach(account: Account, target: string): boolean {
  const chain = [];
  for (let at = path.resolve(target); ; at = path.dirname(at)) {
    chain.push(at);
    if (at === path.dirname(at)) break;
  }
  return chain.every((at, index) => {
    const entry = statSync(at, { throwIfNoEntry: false });
    if (!entry) return false;
    const mode = entry.uid === account.uid ? entry.mode >> 6 : entry.gid === account.gid ? entry.mode >> 3 : entry.mode;
    const needed = (entry.isDirectory() ? 0o1 : 0) | (index === 0 ? 0o4 : 0);
    return (mode & needed) === needed;
  });
}

function readAccounts(): Account[] {
  return readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
    .filter((fields) => fields.length >= 4)
    .map(([name, , uid, gid]) => ({ name: name!, uid: Number(uid), gid: Number(gid) }));
}
