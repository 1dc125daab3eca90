import { randomUUID } from 'node:crypto';
import { access, constants, type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import { UsageError } from './command.ts';

/** The place of a file that is written whole or not at all. Refuses with a UsageError what cannot be written. */
export type Target = {
  /** Whether there is a file already, which will be replaced. */
  isThere: boolean;
  /** The file has its name when `write` is through, and what stood there is untouched until then. */
  fill: <T>(write: (file: FileHandle) => Promise<T>) => Promise<T>;
};

/** `mode`: whom a new file is for, as `chmod` has it. */
export async function openTarget(path: string, mode = 0o666): Promise<Target> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new UsageError(`cannot write ${path}: it is a folder`);
  // A device or a pipe is written to as it is: nothing can take its place.
  const isPlain = there === undefined || there.isFile();
  const draft = isPlain ? `${path}.${randomUUID().slice(0, 8)}.part` : path;
  const fill = async <T>(write: (file: FileHandle) => Promise<T>): Promise<T> => {
    let file: FileHandle | undefined;
    try {
      if (there?.isFile()) await access(path, constants.W_OK);
      file = await open(draft, 'w', mode);
      const result = await write(file);
      await file.close();
      if (isPlain) await rename(draft, path);
      return result;
    } catch (error) {
      await file?.close().catch(() => {});
      if (isPlain) await rm(draft, { force: true });
      throw asRefusal(error, path);
    }
  };
  return { isThere: there?.isFile() === true, fill };
}

const OF_THE_FILE = ['access', 'open', 'write', 'fsync', 'close', 'rename'];

function asRefusal(error: unknown, path: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new UsageError(`cannot write ${path}: the disk is full`);
  return syscall !== undefined && OF_THE_FILE.includes(syscall)
    ? new UsageError(`cannot write ${path}: ${code}`)
    : error;
}
