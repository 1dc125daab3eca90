import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Call } from '#shared/client.ts';
import {
  EXPORT_FORMATS,
  type ExportFormat,
  exportPostMortem,
  listPostMortems,
} from '#shared/contracts/post-mortems.ts';
import { type CommandIo, UsageError } from '../command.ts';
import { asUsageError, CONNECTION_HELP, CONNECTION_OPTIONS, connect } from '../connection.ts';

const HELP = `debrief export REF --format md|html|json [-o FILE]    one post-mortem (PM-17), on stdout unless -o is given
debrief export --all DIR [--format md|html|json]      every post-mortem the key may see, one file each

${CONNECTION_HELP}
`;

export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...CONNECTION_OPTIONS,
      format: { type: 'string' },
      output: { type: 'string', short: 'o' },
      all: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    io.stdout.write(HELP);
    return 0;
  }
  const format = values.format ?? 'md';
  if (!isFormat(format)) throw new UsageError(`--format must be one of ${EXPORT_FORMATS.join(', ')}`);
  const [ref, ...more] = positionals;
  if (values.all === undefined && (ref === undefined || more.length > 0))
    throw new UsageError('which one? Write `debrief export PM-17`, or `--all DIR`');
  const call = connect(values.server, io);
  try {
    if (values.all !== undefined) return await exportAll(call, values.all, format, io);
    const text = await call(exportPostMortem, { id: ref ?? '', format });
    if (values.output) await write(values.output, text);
    else io.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    return 0;
  } catch (error) {
    throw asUsageError(error);
  }
}

async function exportAll(call: Call, folder: string, format: ExportFormat, io: CommandIo): Promise<number> {
  await mkdir(folder, { recursive: true });
  let count = 0;
  for (let after: string | undefined; ; ) {
    const page = await call(listPostMortems, { after, limit: 100 });
    for (const { id, reference } of page.items) {
      await write(join(folder, `${reference}.${format}`), await call(exportPostMortem, { id, format }));
      count += 1;
      if (io.isTty) io.stderr.write(`\r${count} written`);
    }
    if (page.next === null) break;
    after = page.next;
  }
  if (io.isTty && count > 0) io.stderr.write('\n');
  io.stdout.write(`${count} ${count === 1 ? 'post-mortem' : 'post-mortems'} in ${folder}\n`);
  return 0;
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (error) {
    throw new UsageError(`cannot write ${path}: ${(error as NodeJS.ErrnoException).code ?? 'unknown reason'}`);
  }
}

function isFormat(format: string): format is ExportFormat {
  return (EXPORT_FORMATS as readonly string[]).includes(format);
}
