import { type Command, type CommandIo, UsageError } from './command.ts';
import { version } from './version.ts';

const COMMANDS: Record<string, { summary: string; load: () => Promise<Command> }> = {
  serve: { summary: 'run the server', load: () => import('./commands/serve.ts') },
  draft: { summary: 'an incident record in, a drafted post-mortem out', load: () => import('./commands/draft.ts') },
  lint: { summary: 'ask of Markdown what a good facilitator would', load: () => import('./commands/lint.ts') },
  import: { summary: 'bring incident records into a running server', load: () => import('./commands/import.ts') },
  export: { summary: 'write a post-mortem to a file', load: () => import('./commands/export.ts') },
  templates: {
    summary: 'templates as files: list, export, import, check',
    load: () => import('./commands/templates.ts'),
  },
  backup: { summary: 'everything of this installation in one file', load: () => import('./commands/backup.ts') },
  restore: { summary: 'and back', load: () => import('./commands/restore.ts') },
  doctor: { summary: 'what is wrong with this installation', load: () => import('./commands/doctor.ts') },
  keys: { summary: 'create an API key', load: () => import('./commands/keys.ts') },
};

const help = (): string =>
  [
    'debrief: post-mortems, drafted from the record',
    '',
    ...Object.entries(COMMANDS).map(([name, { summary }]) => `  debrief ${name.padEnd(9)} ${summary}`),
    '',
    'debrief COMMAND --help says more.',
    '',
  ].join('\n');

/** Runs one command line and answers with its exit code. Refusals are one line on stderr. */
export const runCommand = async (argv: string[], io: CommandIo): Promise<number> => {
  const [name, ...args] = argv;
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
    (name === undefined ? io.stderr : io.stdout).write(help());
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v' || name === 'version') {
    io.stdout.write(`${version()}\n`);
    return 0;
  }
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    io.stderr.write(`debrief: there is no command "${name}". Known: ${Object.keys(COMMANDS).join(', ')}.\n`);
    return 2;
  }
  try {
    return await (await command.load()).run(args, io);
  } catch (error) {
    if (error instanceof UsageError || isArgumentError(error)) {
      io.stderr.write(`debrief ${name}: ${oneLine(error.message)}\n`);
      return 2;
    }
    throw error;
  }
};

const isArgumentError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');

const oneLine = (text: string): string => text.replace(/\s*\n\s*/g, ' ');

/** The process's own entry, called by `bin/debrief.js`. */
export const main = async (): Promise<void> => {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  const { stdin, stdout, stderr, env } = process;
  process.exitCode = await runCommand(process.argv.slice(2), {
    stdin,
    stdout,
    stderr,
    env,
    isTty: stderr.isTTY === true,
  });
};
