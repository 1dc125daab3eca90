import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import type { Role } from '#shared/rules/access.ts';
import { type App, openContext, startApp } from './app.ts';
import { type Config, ConfigError, readConfig } from './config.ts';
import { makeKey } from './features/people/index.ts';
import { examine, type Finding } from './platform/examine.ts';
import { findRunningPostgres } from './platform/postgres/start.ts';
import { StartError } from './platform/postgres/start-error.ts';

const STOP_WITHIN = 9500;

/** Reads the environment, starts, prints where it is, and stops on SIGTERM or SIGINT. Answers the exit code. */
export async function serve(): Promise<number> {
  let app: App;
  // Heard from the first moment: a signal while it starts must not leave the database running behind it.
  const asked = stopSignal().then(() => {
    // What does not stop by itself is cut off: an operator's process manager waits ten seconds.
    setTimeout(() => process.exit(0), STOP_WITHIN).unref();
  });
  try {
    const config = readConfig(process.env);
    const log = pino(
      { level: config.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
      pino.destination({ dest: 2, sync: true }),
    );
    app = await startApp(config, log, (error) => {
      console.error(`debrief: ${error.message}`);
      process.exit(1);
    });
  } catch (error) {
    const line = startProblem(error);
    if (line === undefined) throw error;
    console.error(`debrief: ${line}`);
    return 2;
  }
  const signUp = app.firstAdminLink && `\nNobody has signed up yet. Become the first admin:\n  ${app.firstAdminLink}`;
  // In one piece: who reads this over a pipe has the link when they have the address.
  console.log(`Debrief is ready at ${app.url}${signUp ?? ''}`);
  await asked;
  await app.stop();
  return 0;
}

function stopSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
  });
}

/** What an operator can mend, in one line; anything else is a fault of ours and shows its trace. */
export function startProblem(error: unknown): string | undefined {
  if (error instanceof ConfigError || error instanceof StartError) return error.message;
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') return `port ${port} is in use. Stop what listens there, or set PORT to another one.`;
  if (code === 'EACCES' && port !== undefined)
    return `port ${port} may not be opened by this user. Set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL') return 'HOST is not an address of this machine. Set it to 127.0.0.1 or 0.0.0.0.';
  if (error instanceof Error && 'code' in error && error.name === 'AppError') return error.message;
  return undefined;
}

/**
 * One API key of the installation that the environment names: over the database of a running server, or by starting it for this
 * moment. Answers the secret.
 */
export async function createKeyOnInstallation(name: string, role: Role): Promise<string> {
  const config = readConfig(process.env);
  const { ctx, close } = await openBeside(config);
  try {
    return (await makeKey(ctx, { name, role, createdBy: 'command line' })).secret;
  } finally {
    await close();
  }
}

/** What is wrong with the installation that the environment names. `recordHead`: a hash that its record must hold. */
export async function examineInstallation(recordHead: string | undefined): Promise<Finding[]> {
  const { ctx, close } = await openBeside(readConfig(process.env));
  try {
    return await examine(ctx.db, recordHead);
  } finally {
    await close();
  }
}

/** A server that is just starting holds the data directory before its database answers: that moment is waited for. */
async function openBeside(config: Config): ReturnType<typeof openContext> {
  const until = Date.now() + 10_000;
  for (;;) {
    const running = config.databaseUrl ?? (await findRunningPostgres(config.dataDir));
    try {
      return await openContext({ ...config, databaseUrl: running }, pino({ level: 'silent' }));
    } catch (error) {
      if (!(error instanceof StartError && /already uses/.test(error.message)) || Date.now() > until) throw error;
      await sleep(200);
    }
  }
}
