import { readdir, realpath, stat } from 'node:fs/promises';
import { extname, join, normalize, resolve } from 'node:path';
import { type Fault, faultOf } from './fault.ts';

const MARKDOWN = new Set(['.md', '.markdown', '.mdx']);

/**
 * The files to read, in order, each once: those named, whatever they are called, and the Markdown below the folders named.
 * Passes over `node_modules` and what is hidden. A folder that a link leads back to is read once. `-` stays as it is.
 */
export async function findMarkdown(paths: readonly string[]): Promise<{ files: string[]; faults: Fault[] }> {
  const files = new Map<string, string>();
  const faults: Fault[] = [];
  const walked = new Set<string>();

  /** Whether there was something to find. */
  const walk = async (folder: string): Promise<boolean> => {
    const place = await realpath(folder);
    if (walked.has(place)) return true;
    walked.add(place);
    const before = files.size + faults.length;
    const entries = await readdir(folder, { withFileTypes: true });
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = join(folder, entry.name);
      try {
        const { isFolder, isFile } = entry.isSymbolicLink() ? await followed(path) : kindOf(entry);
        if (isFolder) await walk(path);
        else if (isFile && MARKDOWN.has(extname(entry.name).toLowerCase())) files.set(resolve(path), path);
      } catch (error) {
        faults.push(faultOf(path, error));
      }
    }
    return files.size + faults.length > before;
  };

  for (const path of paths) {
    if (path === '-') {
      files.set('-', '-');
      continue;
    }
    try {
      if (!(await stat(path)).isDirectory()) files.set(resolve(path), normalize(path));
      else if (!(await walk(path)))
        faults.push({ path, message: `there is no Markdown in ${path} (${[...MARKDOWN].join(', ')}).` });
    } catch (error) {
      faults.push(faultOf(path, error));
    }
  }
  return { files: [...files.values()], faults };
}

type Kind = { isFolder: boolean; isFile: boolean };
const kindOf = (entry: { isDirectory(): boolean; isFile(): boolean }): Kind => ({
  isFolder: entry.isDirectory(),
  isFile: entry.isFile(),
});
/** A link that leads nowhere below a folder is nobody's fault: it is passed over. */
const followed = async (path: string): Promise<Kind> =>
  stat(path).then(kindOf, () => ({ isFolder: false, isFile: false }));
