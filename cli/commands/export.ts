import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Download } from '#shared/client.ts';
import {
  EXPORT_EXTENSIONS,
  EXPORT_FORMATS,
  type ExportFormat,
  exportPostMortem,
  listPostMortems,
} from '#shared/contracts/post-mortems.ts';
import { AppError } from '#shared/errors.ts';
import { count } from '#shared/rules/plain-words.ts';
import { type CommandIo, UsageError } from '../command.ts';
import { asUsageError, CONNECTION_HELP, CONNECTION_OPTIONS, connect, connectDownload } from '../connection.ts';
import { openTarget } from '../write-whole.ts';

const FORMAT_LIST = EXPORT_FORMATS.join('|');
const HELP = `debrief export REF [--format ${FORMAT_LIST}] [-o FILE]
    one post-mortem (PM-17), on stdout unless -o is given
debrief export --all DIR [--format ${FORMAT_LIST}]
    every post-mortem the key may see, one file each: PM-17.md, PM-17.pdf, PM-17.confluence.xml

  --format               md unless given
  A file that is there already is replaced, and that is said. It is never left half written.

${CONNECTION_HELP}
`;
const BINARY = new Set<ExportFormat>(['pdf', 'docx']);
/** What the server calls a post-mortem becomes the name of a file: nothing else may. */
const REFERENCE = /^PM-\d{1,9}$/;

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
  if (values.all !== undefined) {
    if (ref !== undefined) throw new UsageError('write either one reference or `--all DIR`, not both');
    if (values.output !== undefined) throw new UsageError('`--all DIR` names its files itself: leave out -o');
    return exportAll(values.server, values.all, format, io);
  }
  if (ref === undefined || more.length > 0)
    throw new UsageError('which one? Write `debrief export PM-17`, or `--all DIR`');
  return exportOne(connectDownload(values.server, io), ref, format, values.output, io);
}

async function exportOne(
  download: Download,
  ref: string,
  format: ExportFormat,
  output: string | undefined,
  io: CommandIo,
): Promise<number> {
  const isScreen = 'isTTY' in io.stdout && io.stdout.isTTY === true;
  if (output === undefined && isScreen && BINARY.has(format))
    throw new UsageError(
      `a ${format.toUpperCase()} is not for a screen: add \`-o FILE\`, or send it on through a pipe`,
    );
  const bytes = await download(exportPostMortem, { id: ref, format }).catch((error) => {
    throw asUsageError(error);
  });
  if (output === undefined) io.stdout.write(bytes);
  else if (await write(output, bytes)) io.stderr.write(`replaced ${output}\n`);
  return 0;
}

/** What cannot be exported is named and left out; the rest is written all the same. */
async function exportAll(
  server: string | undefined,
  folder: string,
  format: ExportFormat,
  io: CommandIo,
): Promise<number> {
  const [call, download] = [connect(server, io), connectDownload(server, io)];
  await mkdir(folder, { recursive: true }).catch((error) => {
    throw new UsageError(`cannot write to ${folder}: ${codeOf(error)}`);
  });
  const done = { written: 0, replaced: 0, failed: [] as string[] };
  try {
    for (let after: string | undefined; ; ) {
      const page = await call(listPostMortems, { after, limit: 100 });
      for (const { id, reference } of page.items) {
        if (io.isTty) io.stderr.write(`\r\u001B[K${done.written} written, now ${reference}`);
        await exportInto(folder, { id, reference, format }, download, done);
      }
      if (page.next === null) break;
      after = page.next;
    }
  } catch (error) {
    throw asUsageError(error);
  } finally {
    if (io.isTty) io.stderr.write('\r\u001B[K');
  }
  for (const line of done.failed) io.stderr.write(`debrief export: ${line}\n`);
  const replaced = done.replaced > 0 ? `, ${done.replaced} of them replaced` : '';
  io.stdout.write(`${count(done.written, 'post-mortem')} in ${folder}${replaced}\n`);
  return done.failed.length > 0 ? 2 : 0;
}

async function exportInto(
  folder: string,
  { id, reference, format }: { id: string; reference: string; format: ExportFormat },
  download: Download,
  done: { written: number; replaced: number; failed: string[] },
): Promise<void> {
  if (!REFERENCE.test(reference)) throw new UsageError(`the server named a post-mortem ${JSON.stringify(reference)}`);
  try {
    const bytes = await download(exportPostMortem, { id, format });
    if (await write(join(folder, `${reference}.${EXPORT_EXTENSIONS[format]}`), bytes)) done.replaced += 1;
    done.written += 1;
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'not-signed-in') throw error;
    done.failed.push(`${reference} was left out: ${error.message}`);
  }
}

/** Answers whether there was one before. */
async function write(path: string, bytes: Uint8Array): Promise<boolean> {
  const { isThere, fill } = await openTarget(path);
  await fill((file) => file.writeFile(bytes));
  return isThere;
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? 'unknown reason';

function isFormat(format: string): format is ExportFormat {
  return (EXPORT_FORMATS as readonly string[]).includes(format);
}
