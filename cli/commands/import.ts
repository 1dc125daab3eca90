import { parseArgs } from 'node:util';
import { type CommandIo, UsageError } from '../command.ts';
import { asUsageError, CONNECTION_HELP, CONNECTION_OPTIONS, connect } from '../connection.ts';
import { findImportable } from '../import/find-importable.ts';
import { type Imported, importFile } from '../import/import-file.ts';

const HELP = `debrief import PATH... [--dry-run] [--time-zone Z] [--incident REF]

  Brings files into a running server: incident records (.json), post-mortems written in Markdown (.md, .qmd, .txt ...), and, with
  --incident REF, chat exports and logs into that incident. Folders are read with what is below them. Importing twice imports once.

  --dry-run              read only, and say what would be made
  --time-zone Z          zone of times that name none (UTC)
${CONNECTION_HELP}
`;

export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      ...CONNECTION_OPTIONS,
      'dry-run': { type: 'boolean' },
      'time-zone': { type: 'string' },
      incident: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    io.stdout.write(HELP);
    return 0;
  }
  if (positionals.length === 0) throw new UsageError('what should be imported? Write `debrief import PATH...`');
  const files = await findImportable(positionals);
  if (files.length === 0) throw new UsageError('there is nothing to import there: no .json, .md or other text file');
  const call = values['dry-run'] ? undefined : connect(values.server, io);
  const options = { call, timeZone: values['time-zone'] ?? 'UTC', incident: values.incident };
  const outcomes: Imported[] = [];
  for (const [index, file] of files.entries()) {
    if (io.isTty) io.stderr.write(`\r\u001B[K${index + 1} of ${files.length}  ${file.path.slice(-60)}`);
    try {
      outcomes.push(await importFile(file, options));
    } catch (error) {
      throw asUsageError(error);
    }
  }
  if (io.isTty) io.stderr.write('\r\u001B[K');
  for (const outcome of outcomes) io.stdout.write(describe(outcome));
  const made = outcomes.filter((one) => one.state === 'made').length;
  const known = outcomes.filter((one) => one.state === 'known').length;
  const unreadable = outcomes.filter((one) => one.state === 'unreadable').length;
  io.stdout.write(
    `${made} ${values['dry-run'] ? 'would be imported' : 'imported'}, ${known} there already, ${unreadable} not readable\n`,
  );
  return unreadable > 0 && made + known === 0 ? 2 : 0;
}

function describe({ file, state, what, problems }: Imported): string {
  const mark = { made: '+', known: '=', unreadable: '!' }[state];
  return `${mark} ${file}: ${what}\n${problems.map((problem) => `    ${problem}\n`).join('')}`;
}
