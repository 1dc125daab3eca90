import type { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { count } from '#shared/rules/plain-words.ts';
import { type CommandIo, UsageError } from '../command.ts';
import { makeProgress } from '../progress.ts';
import { sayBytes } from '../say-bytes.ts';
import { openTarget } from '../write-whole.ts';

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
    const { isThere, fill } = await openTarget(path, 0o600);
    if (isThere && !values.force) throw new UsageError(`${path} is there already. Choose another name, or add --force`);
    const { written, bytes } = await fill(async (file) => {
      const out = file.createWriteStream({ flush: true });
      return { written: await write(out, true), bytes: out.bytesWritten };
    });
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
