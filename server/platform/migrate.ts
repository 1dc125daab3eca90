import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Kysely, sql, type Transaction } from 'kysely';
import { explainFirstContact } from './database-errors.ts';
import { StartError } from './postgres/start-error.ts';
import { installQueue } from './queue-tables.ts';

const OLDEST_POSTGRES = 15;
/** Any number, as long as every Debrief takes the same one. */
const ADVISORY_LOCK = 4_600_460_046;

export type Migration = { version: number; name: string; checksum: string; text: string };
type Applied = { version: number; name: string; checksum: string; applied_by: string };

export type MigrateOptions = {
  /** The release of Debrief that runs, named in what an older or newer one says about this database. */
  release?: string;
};

/**
 * Brings the database to the newest of the numbered .sql files in `folder`, with the tables of the job queue beside it,
 * and returns the names it applied. Safe when several processes start at once. Refuses with a StartError what cannot be brought forward.
 */
export async function migrate<Schema>(
  db: Kysely<Schema>,
  folder: string,
  { release = 'unknown' }: MigrateOptions = {},
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  await refuseOldPostgres(db);
  const names: string[] = [];
  // One transaction each: a failing migration leaves the ones before it in place, and nothing of itself.
  for (;;) {
    const name = await db.transaction().execute((tx) => applyNext(tx, migrations, release));
    if (name === undefined) break;
    names.push(name);
  }
  await db.transaction().execute(async (tx) => {
    await lockMigrations(tx);
    await installQueue(tx);
  });
  return names;
}

/** Reads `0001-first-words.sql`, `0002-….sql`: numbered without gaps, so that two branches cannot both add the same one. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const migrations: Migration[] = [];
  for (const [index, file] of files.entries()) {
    const version = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(file)?.[1]);
    if (version !== index + 1) {
      throw new StartError(`${path.join(folder, file)} should be number ${index + 1}, as in "0001-first.sql".`);
    }
    const text = (await readFile(path.join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
    const checksum = createHash('sha256').update(text).digest('hex');
    migrations.push({ version, name: file.replace(/\.sql$/, ''), checksum, text });
  }
  return migrations;
}

/** Brings the database to the last of these migrations in the caller's transaction, with the tables of the job queue beside it. */
export async function buildSchema<Schema>(
  tx: Transaction<Schema>,
  migrations: readonly Migration[],
  release: string,
): Promise<void> {
  while ((await applyNext(tx, migrations, release)) !== undefined);
  await installQueue(tx);
}

async function applyNext<Schema>(
  tx: Transaction<Schema>,
  migrations: readonly Migration[],
  release: string,
): Promise<string | undefined> {
  await lockMigrations(tx);
  const applied = await readApplied(tx);
  refuseForeign(applied, migrations, release);
  const next = migrations[applied.length];
  if (!next) return undefined;
  try {
    await sql.raw(next.text).execute(tx);
  } catch (error) {
    throw new StartError(`Migration ${next.name} failed and was undone: ${(error as Error).message}`, { cause: error });
  }
  await sql`insert into schema_migrations (version, name, checksum, applied_by)
    values (${next.version}, ${next.name}, ${next.checksum}, ${release})`.execute(tx);
  return next.name;
}

async function lockMigrations<Schema>(tx: Transaction<Schema>): Promise<void> {
  await sql`set local statement_timeout = 0`.execute(tx);
  await sql`select pg_advisory_xact_lock(${ADVISORY_LOCK})`.execute(tx);
}

async function readApplied<Schema>(tx: Transaction<Schema>): Promise<Applied[]> {
  const { rows: found } = await sql<{ exists: boolean }>`
    select to_regclass('schema_migrations') is not null as exists`.execute(tx);
  if (!found[0]?.exists) {
    await sql`create table schema_migrations (
      version integer primary key,
      name text not null,
      checksum text not null,
      applied_by text not null,
      applied_at timestamptz not null default now()
    )`.execute(tx);
    return [];
  }
  const { rows } = await sql<Applied>`
    select version, name, checksum, applied_by from schema_migrations order by version`.execute(tx);
  return rows;
}

function refuseForeign(applied: Applied[], migrations: readonly Migration[], release: string): void {
  const newest = applied.at(-1);
  if (newest && newest.version > migrations.length) {
    throw new StartError(
      `The database is newer than this Debrief: release ${newest.applied_by} brought it to migration ${newest.version}, this is release ${release} with ${migrations.length}. Start release ${newest.applied_by} or newer, or restore a backup from before the upgrade.`,
    );
  }
  const changed = applied.find((row) => migrations[row.version - 1]?.checksum !== row.checksum);
  if (changed) {
    throw new StartError(
      `Migration ${changed.name} is not the one this database was brought forward with (by release ${changed.applied_by}). Use an unmodified Debrief; while developing, start from an empty data directory.`,
    );
  }
}

async function refuseOldPostgres<Schema>(db: Kysely<Schema>): Promise<void> {
  const question = sql<{ number: number; version: string }>`
    select current_setting('server_version_num')::int as number, current_setting('server_version') as version`;
  const { rows } = await question.execute(db).catch((error: unknown) => {
    throw explainFirstContact(error);
  });
  refuseOldVersion(rows[0]!.number, rows[0]!.version);
}

/** `number` as PostgreSQL counts: 150004 is 15.4. */
export function refuseOldVersion(number: number, version: string): void {
  if (number >= OLDEST_POSTGRES * 10_000) return;
  throw new StartError(
    `Debrief needs PostgreSQL ${OLDEST_POSTGRES} or newer; the server in DATABASE_URL is ${version}. Upgrade it, or unset DATABASE_URL to use the bundled one.`,
  );
}
