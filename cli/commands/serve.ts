import { parseArgs } from 'node:util';
import type { CommandIo } from '../command.ts';

const HELP = `debrief serve: the server

  PORT (4600), HOST (127.0.0.1), DATA_DIR (./data), DATABASE_URL, PUBLIC_URL, TRUST_PROXY, LOG_LEVEL and
  DATABASE_CONNECTIONS are read from the environment. SIGTERM finishes what runs and exits within 10 s.
`;

export async function run(args: string[], io: CommandIo): Promise<number> {
  const { values } = parseArgs({ args, options: { help: { type: 'boolean', short: 'h' } } });
  if (values.help) {
    io.stdout.write(HELP);
    return 0;
  }
  const { serve } = await import('#server/main.ts');
  return serve();
}
