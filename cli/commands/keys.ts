import { parseArgs } from 'node:util';
import { ROLES, type Role } from '#shared/rules/access.ts';
import { type CommandIo, UsageError } from '../command.ts';

const HELP = `debrief keys create --name N [--role admin|editor|viewer]

  Prints one API key on stdout. Works beside a running server, and before its first start. The secret is shown this once.
  DATA_DIR or DATABASE_URL say which installation, as for \`debrief serve\`. The role is admin unless said.
`;

export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { name: { type: 'string' }, role: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
  });
  if (values.help) {
    io.stdout.write(HELP);
    return 0;
  }
  if (positionals.join(' ') !== 'create') throw new UsageError('write `debrief keys create --name N`');
  const name = values.name?.trim();
  if (!name) throw new UsageError('--name is missing: what is the key for?');
  const role = values.role ?? 'admin';
  if (!isRole(role)) throw new UsageError(`--role must be one of ${ROLES.join(', ')}`);
  const { createKeyOnInstallation, startProblem } = await import('#server/main.ts');
  try {
    io.stdout.write(`${await createKeyOnInstallation(name, role)}\n`);
    return 0;
  } catch (error) {
    const line = startProblem(error);
    throw line === undefined ? error : new UsageError(line);
  }
}

function isRole(role: string): role is Role {
  return (ROLES as readonly string[]).includes(role);
}
