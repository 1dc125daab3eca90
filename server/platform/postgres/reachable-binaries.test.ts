import { execFileSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { account, isRoot, temporaryDirectory } from '#tests/support/postgres-processes.ts';
import { mayReach } from './account.ts';
import { type Binaries, executable, findBinaries, linkLibraries } from './binaries.ts';
import { reachableBinaries } from './reachable-binaries.ts';

/** The real binaries below a directory that only root may enter, as in a clone below /root. */
async function hiddenBinaries(): Promise<Binaries> {
  const found = await findBinaries();
  const closed = temporaryDirectory();
  execFileSync('cp', ['-a', found.nativeDir, path.join(closed, 'native')]);
  chmodSync(closed, 0o700);
  return { ...found, nativeDir: path.join(closed, 'native') };
}

function run(binaries: Binaries): string {
  const { uid, gid } = account!;
  return execFileSync(executable(binaries, 'postgres'), ['--version'], { uid, gid, cwd: '/', encoding: 'utf8' });
}

describe('linkLibraries', () => {
  it('makes the links that an install without scripts left out', async () => {
    const { nativeDir } = await hiddenBinaries();
    const lib = path.join(nativeDir, 'lib');
    const links = readdirSync(lib).filter((name) => lstatSync(path.join(lib, name)).isSymbolicLink());
    for (const link of links) rmSync(path.join(lib, link));
    const postgres = path.join(nativeDir, 'bin', 'postgres');
    expect(() => execFileSync(postgres, ['--version'], { stdio: 'pipe' })).toThrow('shared libraries');
    await linkLibraries(nativeDir);
    expect(execFileSync(postgres, ['--version'], { encoding: 'utf8' })).toContain('(PostgreSQL)');
    expect(links.filter((link) => !lstatSync(path.join(lib, link)).isSymbolicLink())).toEqual([]);
  });
});

describe('reachableBinaries', () => {
  it('are used in place when Debrief is not root', async () => {
    const found = await findBinaries();
    expect(await reachableBinaries(found, undefined)).toBe(found);
  });

  it('are copied once to where their user can run them', { skip: !isRoot }, async () => {
    const hidden = await hiddenBinaries();
    expect(() => run(hidden)).toThrow('EACCES');
    const base = path.join(temporaryDirectory(), 'cache');
    chmodSync(path.dirname(base), 0o755);
    const copied = await reachableBinaries(hidden, account, [base]);
    expect(run(copied)).toContain(`(PostgreSQL) ${copied.major}.`);
    expect(statSync(copied.nativeDir).uid).toBe(0);
    expect(await reachableBinaries(hidden, account, [base])).toEqual(copied);
  });

  it('are copied with readable modes even from a clone made under a strict umask', { skip: !isRoot }, async () => {
    const hidden = await hiddenBinaries();
    execFileSync('chmod', ['-R', 'go-rwx', hidden.nativeDir]);
    const base = path.join(temporaryDirectory(), 'cache');
    chmodSync(path.dirname(base), 0o755);
    const copied = await reachableBinaries(hidden, account, [base]);
    expect(mayReach(account!, path.join(copied.nativeDir, 'share/postgresql/postgres.bki'))).toBe(true);
    expect(run(copied)).toContain('(PostgreSQL)');
  });

  it('are not put where somebody else could change them', { skip: !isRoot }, async () => {
    const hidden = await hiddenBinaries();
    const base = temporaryDirectory();
    chmodSync(base, 0o777);
    await expect(reachableBinaries(hidden, account, [base])).rejects.toThrow(
      `it cannot be copied to ${base}. Move Debrief`,
    );
  });
});
