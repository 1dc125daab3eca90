import { parseArgs } from 'node:util';
import { type CommandIo, UsageError } from '../command.ts';

const HELP = `debrief doctor [--record-head HASH] [--format text|json]

  Says what is wrong with this installation. Works beside a running server. DATA_DIR or DATABASE_URL say which
  installation, as for \`debrief serve\`.

  --record-head HASH  the head of the record as an earlier run printed it: tells whether entries were cut off since

Exit code: 0 nothing is wrong, 1 something is, 2 it could not be examined.
`;

export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      'record-head': { type: 'string' },
      format: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    io.stdout.write(HELP);
    return 0;
  }
  const head = values['record-head']?.toLowerCase();
  if (head !== undefined && !/^[0-9a-f]{64}$/.test(head))
    throw new UsageError('--record-head must be the 64 hexadecimal digits that an earlier run printed');
  const format = values.format ?? 'text';
  if (format !== 'text' && format !== 'json') throw new UsageError('--format must be text or json');
  const { examineInstallation, startProblem } = await import('#server/main.ts');
  try {
    const findings = await examineInstallation(head);
    io.stdout.write(
      format === 'json'
        ? `${JSON.stringify(findings, null, 2)}\n`
        : findings.map(({ name, ok, says }) => `${ok ? 'ok   ' : 'wrong'} ${name.padEnd(10)} ${says}\n`).join(''),
    );
    return findings.every(({ ok }) => ok) ? 0 : 1;
  } catch (error) {
    const line = startProblem(error);
    throw line === undefined ? error : new UsageError(line);
  }
}
