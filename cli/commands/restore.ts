import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { count } from '#shared/rules/plain-words.ts';
import { type CommandIo, UsageError } from '../command.ts';
import { makeProgress } from '../progress.ts';

const HELP = `debrief restore FILE [--replace]
    puts a backup into an installation that nobody has used yet; - is stdin
debrief restore FILE --check
    reads a backup to its end and says whether all of it is there; needs no installation and changes nothing

  DATA_DIR or DATABASE_URL say which installation, as for \`debrief serve\`. Stop its server first. A backup of an older release is
  brought forward. It comes whole or not at all: what fails leaves everything as it was. Everybody has to sign in again.

  --replace  put it in place of all that is in an installation in use

Exit code: 0 done, 2 not, and nothing was changed.
`;

type Contents = {
  opening: { takenAt: string; release: string; tables: unknown[] };
  rows: number;
  closing: { files: number; missingFiles: { name: string }[] };
};

export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      replace: { type: 'boolean' },
      check: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    io.stdout.write(HELP);
    return 0;
  }
  const [path, ...more] = positionals;
  if (path === undefined || more.length > 0) throw new UsageError('from which file? Write `debrief restore FILE`');
  if (values.check && values.replace) throw new UsageError('write either --check or --replace, not both');
  const progress = makeProgress(io);
  const { checkBackup, restoreInstallation, startProblem } = await import('#server/main.ts');
  try {
    const { input, share } = await openBackup(path, io);
    const onProgress = (words: string) => progress.show(`${share()}${words}`);
    if (values.check) {
      const found = await checkBackup(input);
      io.stdout.write(`${path} is whole: ${describe(found)}\n`);
      return 0;
    }
    const done = await restoreInstallation(input, { replace: values.replace === true, onProgress });
    progress.clear();
    io.stdout.write(`restored ${describe(done)}\n`);
    for (const line of remarks(done)) io.stdout.write(`${line}\n`);
    return 0;
  } catch (error) {
    progress.clear();
    const line = startProblem(error);
    throw line === undefined ? error : new UsageError(`${path === '-' ? 'the backup' : path}: ${line}`);
  }
}

async function openBackup(path: string, io: CommandIo): Promise<{ input: Readable; share: () => string }> {
  if (path === '-') return { input: io.stdin, share: () => '' };
  const there = await stat(path).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(error.code === 'ENOENT' ? `there is no file ${path}` : `cannot read ${path}: ${error.code}`);
  });
  if (there.isDirectory()) throw new UsageError(`cannot read ${path}: it is a folder`);
  const input = createReadStream(path, { highWaterMark: 256 * 1024 });
  return { input, share: () => `${Math.floor((100 * input.bytesRead) / Math.max(1, there.size))} %, ` };
}

function describe({ opening, closing, rows }: Contents): string {
  const taken = `${opening.takenAt.slice(0, 16).replace('T', ' ')} UTC`;
  return `${count(opening.tables.length, 'table')}, ${count(rows, 'row')}, ${count(closing.files, 'file')}, taken ${taken} with release ${opening.release}`;
}

function* remarks(done: {
  closing: Contents['closing'];
  broughtForward: string[];
  secrets: 'none' | 'open' | 'locked';
  keyPath: string | undefined;
}): Generator<string> {
  if (done.broughtForward.length > 0) yield `brought forward by ${count(done.broughtForward.length, 'migration')}`;
  if (done.keyPath) yield `the key that came with it is in ${done.keyPath}`;
  if (done.secrets === 'locked')
    yield 'tokens of other services were sealed under another key: set SECRET_KEY, or put back secret.key in DATA_DIR, as it was there; or enter them again';
  for (const { name } of done.closing.missingFiles) yield `"${name}" is attached, but was not in the backup`;
}
