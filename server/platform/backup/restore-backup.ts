import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import type pg from 'pg';
import type { FileStore } from '../files/file-store.ts';
import { buildSchema, type Migration, refuseOldVersion } from '../migrate.ts';
import { checkRecord } from '../record.ts';
import type { Tables } from '../tables.ts';
import { BackupFault } from './backup-fault.ts';
import { type Closing, type Opening, TABLES } from './contents.ts';
import { copyIn, tablePart } from './parts.ts';
import { receive } from './receive.ts';
import { clearTarget, refuseInUse } from './restore-target.ts';
import { hasTable, liftGuards, listTables, ownTables, setSequences } from './tables.ts';
import { admitWaiting, JOBS, makeWaitingRoom, QUEUES } from './waiting-jobs.ts';

export type RestoreOptions = {
  client: pg.ClientBase;
  files: FileStore;
  migrations: readonly Migration[];
  release: string;
  /** Whether what is there may go. */
  replace: boolean;
  onProgress?: ((words: string) => void) | undefined;
};

export type RestoreSummary = {
  opening: Opening;
  closing: Closing;
  /** Of all tables. */
  rows: number;
  /** The key that came with it. */
  secret: string | undefined;
  /** Files of the installation that was replaced, which nothing names any more. */
  leftFiles: string[];
};

/**
 * Puts a backup in place of what the database holds: all of it, or nothing is changed. The schema is that of the backup; bring it
 * forward afterwards. Who was signed in is not. Throws BackupFault for what an operator can mend.
 */
export async function restoreBackup(input: Readable, options: RestoreOptions): Promise<RestoreSummary> {
  const { client } = options;
  await client.query(`begin; set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
    set local timezone = 'UTC'; set local datestyle = 'ISO'; set local client_encoding = 'UTF8'`);
  const restoring = new Restoring(options);
  try {
    const { opening, closing, rows } = await receive(input, restoring);
    await restoring.complete(opening, closing);
    await client.query('commit');
    return { opening, closing, rows, secret: restoring.key, leftFiles: restoring.leftFiles() };
  } catch (error) {
    await client.query('rollback').catch(() => {});
    await restoring.takeBackFiles();
    throw explain(error);
  }
}

class Restoring {
  key: string | undefined;
  readonly #options: RestoreOptions;
  readonly #columns = new Map<string, string[]>();
  readonly #kept = new Set<string>();
  readonly #put = new Set<string>();
  #guard: () => Promise<void> = async () => {};

  constructor(options: RestoreOptions) {
    this.#options = options;
  }

  /** Makes the database what that of the backup was, without a row. */
  readonly open = async (opening: Opening): Promise<void> => {
    const { client, migrations, release, replace } = this.#options;
    refuseForeign(opening, migrations, release);
    await refuseOldServer(client);
    await refuseInUse(client);
    for (const id of await this.#listFiles()) this.#kept.add(id);
    await clearTarget(client, migrations, replace);
    await buildSchema(this.#transaction(), migrations.slice(0, opening.migrations.length), release);
    const tables = await listTables(client, ownTables(migrations));
    this.#guard = await liftGuards(
      client,
      tables.map(({ name }) => name),
    );
    await client.query(`truncate ${tables.map(({ name }) => `public."${name}"`).join(', ')}`);
    for (const { name, columns } of tables) this.#columns.set(TABLES + name, columns);
    for (const { name, columns } of opening.tables) this.#expect(name, columns);
    this.#rooms = new Map([
      [QUEUES.name, await makeWaitingRoom(client, QUEUES)],
      [JOBS.name, await makeWaitingRoom(client, JOBS)],
    ]);
  };
  #rooms = new Map<string, string>();

  /** The order of columns is the backup's; which there are is the migrations'. */
  #expect(name: string, columns: string[]): void {
    const known = this.#columns.get(TABLES + name);
    if (!known || known.length !== columns.length || !columns.every((column) => known.includes(column)))
      throw new BackupFault(`its table ${name} is not that of release ${this.#options.release}`);
    this.#columns.set(TABLES + name, columns);
  }

  readonly part = async (name: string, pieces: AsyncIterable<Uint8Array>) => {
    const { client, onProgress } = this.#options;
    onProgress?.(name.replace('/', ': '));
    const columns = this.#columns.get(name);
    const into = columns ? tablePart(name.slice(TABLES.length), columns).sql : this.#rooms.get(name);
    if (into === undefined) throw new BackupFault(`${name} is not one of its parts`);
    return copyIn(client, into, pieces);
  };

  /** Bytes are there before rows tell of them. What is not a file of this backup is not taken. */
  readonly file = async (id: string, bytes: Uint8Array): Promise<void> => {
    const { client, files, onProgress } = this.#options;
    const isId = this.#columns.has('tables/files') && /^[0-9a-f-]{36}$/.test(id);
    const { rows } = isId ? await client.query('select name, sha256 from files where id = $1', [id]) : { rows: [] };
    if (rows.length === 0) throw new BackupFault(`files/${id} belongs to nothing`);
    if (!createHash('sha256').update(bytes).digest().equals(rows[0].sha256))
      throw new BackupFault(`the file "${rows[0].name}" is not what was written`);
    onProgress?.(`files: ${this.#put.size + 1}`);
    this.#put.add(id);
    await files.put(id, bytes);
  };

  readonly secret = (text: string): void => {
    this.key = text;
  };

  /** What holds between rows is checked by PostgreSQL as it is put back, the chain of the record by us. */
  async complete(opening: Opening, closing: Closing): Promise<void> {
    const { client, onProgress } = this.#options;
    onProgress?.('indexes');
    await setSequences(client, opening.sequences);
    await this.#guard();
    await admitWaiting(client);
    // A cookie from before may be in the hands of somebody who has lost access since.
    await client.query('delete from sessions');
    if (!this.#columns.has('tables/record_entries')) return;
    onProgress?.('the record');
    const check = await checkRecord(this.#transaction());
    if (!check.ok) throw new BackupFault(`its record does not hold: ${check.why}`);
    if (check.head !== closing.record.head)
      throw new BackupFault(`its record ends with ${check.head}, and should with ${closing.record.head}`);
  }

  /** Of what was replaced; keys are ids, so what both have is the same. */
  leftFiles(): string[] {
    return [...this.#kept].filter((id) => !this.#put.has(id));
  }

  async takeBackFiles(): Promise<void> {
    for (const id of this.#put) if (!this.#kept.has(id)) await this.#options.files.remove(id).catch(() => {});
  }

  async #listFiles(): Promise<string[]> {
    const { client } = this.#options;
    if (!(await hasTable(client, 'schema_migrations')) || !(await hasTable(client, 'files'))) return [];
    const { rows } = await client.query('select id from files where removed_at is null');
    return rows.map(({ id }) => id);
  }

  /** The same transaction, for what is written with Kysely. */
  #transaction(): Transaction<Tables> {
    const { client: held } = this.#options;
    const client = { query: held.query.bind(held), release: () => {} };
    const pool = { connect: async () => client as unknown as pg.PoolClient, end: async () => {}, options: {} };
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }) as unknown as Transaction<Tables>;
  }
}

async function refuseOldServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version",
  );
  refuseOldVersion(rows[0].number, rows[0].version);
}

function refuseForeign(opening: Opening, migrations: readonly Migration[], release: string): void {
  const { length } = opening.migrations;
  if (length > migrations.length)
    throw new BackupFault(
      `it was taken with release ${opening.release} (migration ${length}), which is newer than this one, ${release} (migration ${migrations.length}). Restore it with release ${opening.release} or newer; nothing was changed`,
    );
  const other = opening.migrations.find(({ checksum }, index) => migrations[index]?.checksum !== checksum);
  if (other)
    throw new BackupFault(
      `its migration ${other.name} is not that of this Debrief. Restore it with release ${opening.release}, unmodified; nothing was changed`,
    );
}

/** What PostgreSQL will not take was not written so: the backup was changed, or another hand wrote it. */
function explain(error: unknown): unknown {
  const { code = '', message } = error as { code?: string; message?: string };
  if (/^(22|23)/.test(code)) return new BackupFault(`it does not fit together (${message}); nothing was changed`);
  return error;
}
