import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import type { Role } from '#shared/rules/access.ts';
import { MIGRATIONS, openContext, openStorage, secretPath } from './app.ts';
import type { Config } from './config.ts';
import { makeKey } from './features/people/index.ts';
import { packageVersion } from './package-root.ts';
import { BackupFault } from './platform/backup/backup-fault.ts';
import { type RestoreSummary, restoreBackup } from './platform/backup/restore-backup.ts';
import { type BackupSummary, takeBackup } from './platform/backup/take-backup.ts';
import type { Context } from './platform/context.ts';
import { inTransaction } from './platform/db.ts';
import { examine, type Finding, SEALED_TABLES } from './platform/examine.ts';
import { migrate, readMigrations } from './platform/migrate.ts';
import { findRunningPostgres } from './platform/postgres/start.ts';
import { StartError } from './platform/postgres/start-error.ts';
import { addRecordEntry } from './platform/record.ts';
import { canOpen, findSecret, openVault, replaceSecret } from './platform/vault.ts';

const QUIET = pino({ level: 'silent' });
const INSTALLATION = { kind: 'installation', id: null, name: 'the installation' };

/** One API key: over the database of a running server, or by starting it for this moment. Answers the secret. */
export async function createKeyOn(config: Config, name: string, role: Role): Promise<string> {
  const { ctx, close } = await beside(config, (found) => openContext(found, QUIET));
  try {
    return (await makeKey(ctx, { name, role, createdBy: 'command line' })).secret;
  } finally {
    await close();
  }
}

/** What is wrong with this installation. `recordHead`: a hash that its record must hold. */
export async function examineOn(config: Config, recordHead: string | undefined): Promise<Finding[]> {
  const { ctx, close } = await beside(config, (found) => openContext(found, QUIET));
  try {
    return await examine(ctx, recordHead);
  } finally {
    await close();
  }
}

export type BackUpOptions = {
  /** Whether the key of what is sealed travels along. */
  withKey: boolean;
  end: boolean;
  onProgress?: (words: string) => void;
};

/** Everything of this installation into `out`, beside a running server or without one. Brings nothing forward. */
export async function backUp(
  config: Config,
  out: Writable,
  { withKey, signal, ...options }: BackUpOptions & { signal: AbortSignal },
): Promise<BackupSummary> {
  await refuseNothing(config);
  const secret = await secretOf(config);
  if (withKey && secret === undefined)
    throw new BackupFault('there is no key to include: nothing has been sealed here');
  const { database, files, close } = await beside(config, (found) => openStorage(found, QUIET));
  try {
    const client = await database.pool.connect();
    const migrations = await readMigrations(MIGRATIONS);
    const summary = await takeBackup(out, {
      ...options,
      client,
      files,
      vault: secret === undefined ? undefined : openVault(secret),
      secret: withKey ? secret : undefined,
      release: packageVersion(),
      migrations,
      now: new Date(),
      signal,
    }).finally(() => client.release());
    // The record of an older release is left as it is: this one may write entries that it does not know.
    if (summary.migrations === migrations.length)
      await note(database.db, 'installation.backed-up', { files: summary.files, rows: summary.rows, withKey });
    return summary;
  } finally {
    await close();
  }
}

export type PutBackOptions = { replace: boolean; onProgress?: (words: string) => void };

export type PutBackSummary = Pick<RestoreSummary, 'opening' | 'closing' | 'rows'> & {
  /** Names of the migrations that brought it to this release. */
  broughtForward: string[];
  /** Of what other services are reached by: nothing was sealed, it can be opened, or it needs the key it was sealed under. */
  secrets: 'none' | 'open' | 'locked';
  /** Where the key that came with it was put. */
  keyPath: string | undefined;
};

/** A backup in place of what is here. Until all of it is in, nothing is changed. No server may run. */
export async function putBack(
  config: Config,
  input: Readable,
  { replace, onProgress }: PutBackOptions,
): Promise<PutBackSummary> {
  const { database, files, close } = await openStorage(config, QUIET);
  try {
    const client = await database.pool.connect();
    const release = packageVersion();
    const { opening, closing, rows, secret, leftFiles } = await restoreBackup(input, {
      client,
      files,
      migrations: await readMigrations(MIGRATIONS),
      release,
      replace,
      onProgress,
    }).finally(() => client.release());
    const keyPath = await keepSecret(config, secret);
    const broughtForward = await migrate(database.db, MIGRATIONS, { release });
    await note(database.db, 'installation.restored', { takenAt: opening.takenAt, release: opening.release });
    onProgress?.('statistics');
    await database.pool.query('analyze');
    for (const id of leftFiles) await files.remove(id).catch(() => {});
    const here = await secretOf(config);
    return { opening, closing, rows, broughtForward, keyPath, secrets: tryKey({ opening, closing }, here) };
  } finally {
    await close();
  }
}

/** A folder that is mistyped must not become an installation. */
async function refuseNothing({ databaseUrl, dataDir }: Config): Promise<void> {
  if (databaseUrl === undefined && !(await stat(join(dataDir, 'postgres')).catch(() => undefined)))
    throw new BackupFault(
      `there is nothing to back up in ${dataDir}. Set DATA_DIR, or DATABASE_URL, as for \`debrief serve\``,
    );
}

async function note(db: Context['db'], action: string, after: Record<string, unknown>): Promise<void> {
  const entry = { action, subject: INSTALLATION, after: { by: 'command line', ...after } };
  await inTransaction(db, (tx) => addRecordEntry(tx, { kind: 'system' }, entry, new Date()));
}

const secretOf = async ({ secretKey, dataDir }: Config): Promise<string | undefined> =>
  secretKey ?? (await findSecret(secretPath(dataDir)));

/** What SECRET_KEY says is the operator's; the file is ours. */
async function keepSecret({ secretKey, dataDir }: Config, secret: string | undefined): Promise<string | undefined> {
  if (secret === undefined || secretKey) return undefined;
  await replaceSecret(secretPath(dataDir), secret);
  return secretPath(dataDir);
}

function tryKey(
  { opening, closing }: Pick<RestoreSummary, 'opening' | 'closing'>,
  secret: string | undefined,
): PutBackSummary['secrets'] {
  const hasSealed = SEALED_TABLES.some((name) => (closing.parts[`tables/${name}`]?.rows ?? 0) > 0);
  if (!hasSealed || opening.sealed === null) return 'none';
  return secret !== undefined && canOpen(openVault(secret), Buffer.from(opening.sealed, 'base64')) ? 'open' : 'locked';
}

/** A server that is just starting holds the data directory before its database answers: that moment is waited for. */
async function beside<T>(config: Config, openIt: (config: Config) => Promise<T>): Promise<T> {
  const until = Date.now() + 10_000;
  for (;;) {
    const running = config.databaseUrl ?? (await findRunningPostgres(config.dataDir));
    try {
      return await openIt({ ...config, databaseUrl: running });
    } catch (error) {
      if (!(error instanceof StartError && /already uses/.test(error.message)) || Date.now() > until) throw error;
      await sleep(200);
    }
  }
}
