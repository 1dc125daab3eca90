import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm, stat } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { count } from '#shared/rules/plain-words.ts';
import { type CommandIo, UsageError } from '../command.ts';
import { makeProgress } from '../progress.ts';
import { sayBytes } from '../say-bytes.ts';

const HELP = `debrief backup FILE [--force] [--include-key]

  Writes everything of this installation into one file: every table as of one moment, the record's chain, what waits to be done, and
  attached files. Works beside a running server and holds nobody up. FILE is a .tar.gz, readable by its owner alone; - is stdout.
  DATA_DIR or DATABASE_URL say which installation, as for \`debrief serve\`.

  --force        replace FILE where there is one
  --include-key  put in the key that tokens of other services are sealed under. Who has the file has those tokens then; without it
                 they can be brought back only where SECRET_KEY, or DATA_DIR/secret.key, is kept elsewhere

  debrief restore FILE --check reads a backup and says whether all of it is there.

Exit code: 0 all is in it, 1 it was written but some attached files were not to be had, 2 nothing was written.
`;

type Written = { rows: number; tables: number; files: number; missingFiles: { name: string }[] };

export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      force: { type: 'boolean' },
      'include-key': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    io.stdout.write(HELP);
    return 0;
  }
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('into which file? Write `debrief backup FILE`');
  const progress = makeProgress(io);
  const { backUpInstallation, startProblem } = await import('#server/main.ts');
  const write = (out: Writable, end: boolean) =>
    backUpInstallation(out, { withKey: values['include-key'] === true, end, onProgress: progress.show });
  try {
    if (path === '-') {
      if ('isTTY' in io.stdout && io.stdout.isTTY === true)
        throw new UsageError('a backup is not for a screen: name a file, or send it on through a pipe');
      return tell(await write(io.stdout, false), progress, io);
    }
    const target = await prepare(path, values.force === true);
    const { written, bytes } = await target.fill((out) => write(out, true));
    const code = tell(written, progress, io);
    const { tables, rows, files } = written;
    io.stdout.write(
      `${path}: ${count(tables, 'table')}, ${count(rows, 'row')}, ${count(files, 'file')}, ${sayBytes(bytes)}\n`,
    );
    return code;
  } catch (error) {
    progress.clear();
    const line = startProblem(error);
    throw line === undefined ? error : new UsageError(line);
  }
}

function tell({ missingFiles }: Written, progress: { clear: () => void }, io: CommandIo): number {
  progress.clear();
  for (const { name } of missingFiles)
    io.stderr.write(`debrief backup: "${name}" is attached, but its bytes are not to be had; it was left out\n`);
  return missingFiles.length > 0 ? 1 : 0;
}

/** The file is there when it is whole, and only then. */
async function prepare(path: string, force: boolean) {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new UsageError(`cannot write ${path}: it is a folder`);
  if (there?.isFile() && !force) throw new UsageError(`${path} is there already. Choose another name, or add --force`);
  // A device or a pipe is written to as it is: nothing can take its place.
  const isPlain = there === undefined || there.isFile();
  const draft = isPlain ? `${path}.${randomUUID().slice(0, 8)}.part` : path;
  const fill = async <T>(write: (out: Writable) => Promise<T>): Promise<{ written: T; bytes: number }> => {
    let file: FileHandle | undefined;
    try {
      file = await open(draft, 'w', 0o600);
      const out = file.createWriteStream({ flush: true });
      const written = await write(out);
      if (isPlain) await rename(draft, path);
      return { written, bytes: out.bytesWritten };
    } catch (error) {
      await file?.close().catch(() => {});
      if (isPlain) await rm(draft, { force: true });
      throw asRefusal(error, path);
    }
  };
  return { fill };
}

function asRefusal(error: unknown, path: string): unknown {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT') return new UsageError(`cannot write ${path}: the disk is full`);
  if (syscall === 'open' || syscall === 'write' || syscall === 'rename')
    return new UsageError(`cannot write ${path}: ${code}`);
  return error;
}
