import { readdir, stat } from 'node:fs/promises';
import { basename, extname, join, resolve, sep } from 'node:path';
import { UsageError } from '../command.ts';

/** A file to read, and the name by which Debrief recognises it when it comes again. */
export type Importable = { path: string; name: string };

const KNOWN = new Set([
  '.json',
  '.md',
  '.markdown',
  '.qmd',
  '.mdx',
  '.erb',
  '.txt',
  '.text',
  '.html',
  '.htm',
  '.mediawiki',
  '.wiki',
  '.log',
  '.zip',
]);
const PASSED_OVER = new Set(['node_modules', '.git', '.obsidian']);
/** Names that a folder of its own tells apart: without that, the second `index.md` would pass for the first. */
const TELLS_NOTHING =
  /^(?:index|readme|main|report|incident|document|notes|post-?mortem|retro(?:spective)?|debrief)\.\w+$/i;

/** Every file to read: those named, whatever they are called, and below folders those of a kind we know, in order. */
export async function findImportable(paths: readonly string[]): Promise<Importable[]> {
  const found: string[] = [];
  for (const path of paths) {
    const info = await stat(path).catch(() => undefined);
    if (!info) throw new UsageError(`there is no ${path}`);
    if (info.isDirectory()) found.push(...(await below(path)));
    else found.push(path);
  }
  return nameApart([...new Map(found.map((path) => [resolve(path), path])).values()]);
}

/** The file's own name, with as many of its folders in front as it takes to tell it from the others. */
function nameApart(paths: readonly string[]): Importable[] {
  const files = paths.map((path) => ({
    path,
    parts: resolve(path).split(sep),
    length: TELLS_NOTHING.test(basename(path)) ? 2 : 1,
  }));
  const nameOf = (file: (typeof files)[number]) => file.parts.slice(-file.length).join('/');
  for (;;) {
    const alike = [...Map.groupBy(files, nameOf).values()].filter((group) => group.length > 1).flat();
    if (alike.length === 0) return files.map((file) => ({ path: file.path, name: nameOf(file) }));
    for (const file of alike) file.length += 1;
  }
}

async function below(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.toSorted((a, b) => a.name.localeCompare(b.name, 'en'))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !PASSED_OVER.has(entry.name)) found.push(...(await below(path)));
    else if (entry.isFile() && KNOWN.has(extname(entry.name).toLowerCase())) found.push(path);
  }
  return found;
}
