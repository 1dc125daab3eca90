import { UsageError } from '../command.ts';

/** Why something could not be read, as one line that names it. `path` is the file that was to be linted, null for a configuration. */
export type Fault = { path: string | null; message: string };

const READ_ERRORS: Record<string, string> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'that is a folder',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
};

/** Why a file could not be read, in a few words. What is no failure of reading is thrown on. */
export function sayReadError(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === undefined) throw error;
  return READ_ERRORS[code] ?? message;
}

export const faultOf = (path: string, error: unknown): Fault => ({
  path,
  message: `cannot read ${path}: ${sayReadError(error)}.`,
});
