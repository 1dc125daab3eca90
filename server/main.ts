import { addAbortSignal, type Readable, type Writable } from 'node:stream';
import { pino } from 'pino';
import type { Role } from '#shared/rules/access.ts';
import { type App, startApp } from './app.ts';
import { ConfigError, readConfig } from './config.ts';
import {
  type BackUpOptions,
  backUp,
  createKeyOn,
  examineOn,
  type PutBackOptions,
  type PutBackSummary,
  putBack,
} from './installation.ts';
import { BackupFault } from './platform/backup/backup-fault.ts';
import { checkBackup } from './platform/backup/check-backup.ts';
import type { BackupSummary } from './platform/backup/take-backup.ts';
import type { Finding } from './platform/examine.ts';
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
  if (error instanceof ConfigError || error instanceof StartError || error instanceof BackupFault) return error.message;
  const { code, port } = error as { code?: string; port?: number };
  if (code === 'EADDRINUSE') return `port ${port} is in use. Stop what listens there, or set PORT to another one.`;
  if (code === 'EACCES' && port !== undefined)
    return `port ${port} may not be opened by this user. Set PORT to one above 1023.`;
  if (code === 'EADDRNOTAVAIL') return 'HOST is not an address of this machine. Set it to 127.0.0.1 or 0.0.0.0.';
  if (error instanceof Error && 'code' in error && error.name === 'AppError') return error.message;
  return undefined;
}

/** One API key of the installation that the environment names. Answers the secret. */
export const createKeyOnInstallation = (name: string, role: Role): Promise<string> =>
  createKeyOn(readConfig(process.env), name, role);

/** What is wrong with the installation that the environment names. `recordHead`: a hash that its record must hold. */
export const examineInstallation = (recordHead: string | undefined): Promise<Finding[]> =>
  examineOn(readConfig(process.env), recordHead);

/** Everything of the installation that the environment names, into `out`. Ctrl-C ends it, and it throws then. */
export const backUpInstallation = (out: Writable, options: BackUpOptions): Promise<BackupSummary> =>
  untilStopped((signal) => backUp(readConfig(process.env), out, { ...options, signal }));

/** The other way. Until it is through nothing is changed, Ctrl-C included. */
export const restoreInstallation = (input: Readable, options: PutBackOptions): Promise<PutBackSummary> =>
  untilStopped((signal) => putBack(readConfig(process.env), addAbortSignal(signal, input), options));

export { checkBackup };

async function untilStopped<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const stop = new AbortController();
  const ask = () => stop.abort(new BackupFault('stopped; nothing was changed'));
  process.once('SIGINT', ask).once('SIGTERM', ask);
  try {
    return await work(stop.signal);
  } catch (error) {
    throw stop.signal.aborted ? stop.signal.reason : error;
  } finally {
    process.off('SIGINT', ask).off('SIGTERM', ask);
  }
}
