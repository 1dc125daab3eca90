import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type pg from 'pg';
import type { FileStore } from '../files/file-store.ts';
import type { Migration } from '../migrate.ts';
import type { Vault } from '../vault.ts';
import { type Entry, writeArchive } from './archive.ts';
import { BackupFault } from './backup-fault.ts';
import {
  type Closing,
  countRows,
  FILES,
  FORMAT,
  type Opening,
  SECRET,
  type Tally,
  writeClosing,
  writeOpening,
} from './contents.ts';
import { copyOut, type Part, tablePart } from './parts.ts';
import { hasTable, listSequences, listTables, ownTables } from './tables.ts';
import { hasQueue, JOBS, QUEUES } from './waiting-jobs.ts';

export type BackupOptions = {
  client: pg.ClientBase;
  files: FileStore;
  vault: Vault | undefined;
  /** The key of the vault, where it is to travel along. */
  secret: string | undefined;
  release: string;
  /** All that this release knows: what they have made is what is taken. */
  migrations: readonly Migration[];
  now: Date;
  /** Called often, with words such as `12 of 99 tables`. */
  onProgress?: ((words: string) => void) | undefined;
  signal?: AbortSignal | undefined;
  /** Whether `out` ends with it. */
  end?: boolean;
};

export type BackupSummary = {
  tables: number;
  rows: number;
  files: number;
  /** Attached, but without bytes in the file store, or with others than were put there. */
  missingFiles: { id: string; name: string }[];
  /** How many had made the database what it was. */
  migrations: number;
};

/**
 * Writes everything of one installation to `out`: all tables, the record's chain and what waits in the queue as of one moment, and the
 * bytes of attached files. Works beside a running server and holds nobody up. Throws BackupFault for what an operator can mend.
 */
export async function takeBackup(out: Writable, options: BackupOptions): Promise<BackupSummary> {
  const { client, signal, end = true } = options;
  await client.query(`begin isolation level repeatable read read only;
    set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0;
    set local timezone = 'UTC'; set local datestyle = 'ISO'; set local client_encoding = 'UTF8'`);
  try {
    const opening = await open(options);
    const closing: Closing = { parts: {}, files: 0, missingFiles: [], record: await readRecordHead(client) };
    await writeArchive(everything(options, opening, closing), out, { signal, end });
    return {
      tables: opening.tables.length,
      rows: countRows(closing),
      files: closing.files,
      missingFiles: closing.missingFiles,
      migrations: opening.migrations.length,
    };
  } finally {
    await client.query('rollback').catch(() => {});
  }
}

async function open({ client, vault, release, migrations: known, now }: BackupOptions): Promise<Opening> {
  if (!(await hasTable(client, 'schema_migrations')))
    throw new BackupFault('there is nothing to back up: this database holds no Debrief yet');
  const { rows: migrations } = await client.query(
    'select version, name, checksum from schema_migrations order by version',
  );
  if (migrations.length > known.length)
    throw new BackupFault(
      `the database is newer than this Debrief: it is at migration ${migrations.length}, release ${release} knows ${known.length}. Use the release that serves it`,
    );
  const tables = await listTables(client, ownTables(known));
  const { rows: sizes } = (await hasTable(client, 'files'))
    ? await client.query(
        'select count(*)::int as count, coalesce(sum(size), 0)::float8 as bytes from files where removed_at is null',
      )
    : { rows: [{ count: 0, bytes: 0 }] };
  const { rows: server } = await client.query("select current_setting('server_version') as version");
  return {
    format: FORMAT,
    takenAt: now.toISOString(),
    release,
    postgres: server[0].version,
    migrations,
    tables,
    sequences: await listSequences(
      client,
      tables.map(({ name }) => name),
    ),
    files: sizes[0],
    sealed: vault ? vault.seal(FORMAT).toString('base64') : null,
  };
}

async function* everything(options: BackupOptions, opening: Opening, closing: Closing): AsyncGenerator<Entry> {
  const { client, secret, onProgress } = options;
  yield writeOpening(opening);
  const parts: Part[] = opening.tables.map(({ name, columns }) => tablePart(name, columns));
  if (await hasQueue(client)) parts.push(QUEUES, JOBS);
  for (const [index, part] of parts.entries()) {
    onProgress?.(`${index} of ${parts.length} tables`);
    yield* copyOut(client, part, (tally: Tally) => {
      closing.parts[part.name] = tally;
    });
  }
  yield* attached(options, opening.files.count, closing);
  if (secret !== undefined) yield { name: SECRET, bytes: Buffer.from(`${secret}\n`) };
  yield writeClosing(closing);
}

async function* attached(
  { client, files, onProgress }: BackupOptions,
  total: number,
  closing: Closing,
): AsyncGenerator<Entry> {
  if (total === 0) return;
  const { rows } = await client.query('select id, name, sha256 from files where removed_at is null order by id');
  for (const { id, name, sha256 } of rows) {
    onProgress?.(`${closing.files} of ${total} files`);
    const found = await files.find(id);
    const bytes = found && (await buffer(found));
    if (!bytes || !createHash('sha256').update(bytes).digest().equals(sha256)) {
      closing.missingFiles.push({ id, name });
      continue;
    }
    closing.files += 1;
    yield { name: FILES + id, bytes };
  }
}

async function readRecordHead(client: pg.ClientBase): Promise<Closing['record']> {
  if (!(await hasTable(client, 'record_entries'))) return { entries: 0, head: null };
  const { rows } = await client.query(
    "select count(*)::int as entries, encode((array_agg(hash order by number desc))[1], 'hex') as head from record_entries",
  );
  return rows[0];
}
