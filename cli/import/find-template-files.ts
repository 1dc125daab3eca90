import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError } from '../command.ts';

/** The files behind the paths: those named, and the Markdown in folders, by name. */
export async function findTemplateFiles(paths: readonly string[]): Promise<string[]> {
  if (paths.length === 0) throw new UsageError('which files? Name template files, or a folder of them.');
  const found: string[] = [];
  for (const path of paths) {
    const about = await stat(path).catch(() => undefined);
    if (!about) throw new UsageError(`cannot read ${path}: there is no such file.`);
    if (about.isDirectory()) {
      const names = await readdir(path, { recursive: true });
      found.push(
        ...names
          .filter((name) => /\.(?:md|markdown)$/i.test(name))
          .sort()
          .map((name) => join(path, name)),
      );
    } else found.push(path);
  }
  if (found.length === 0) throw new UsageError('there is no Markdown file there.');
  return found;
}
