import { sql } from 'kysely';
import type { Context, Db } from './context.ts';
import { checkRecord } from './record.ts';
import { canOpen } from './vault.ts';

export type Finding = {
  name: string;
  ok: boolean;
  /** In one line: what is there, or what is wrong and what to do. */
  says: string;
};

/** What is wrong with this installation's data. Only reads. */
export async function examine(
  ctx: Pick<Context, 'db' | 'files' | 'vault'>,
  recordHead: string | undefined,
): Promise<Finding[]> {
  const { db } = ctx;
  return [
    await examineDatabase(db),
    await examineRecord(db, recordHead),
    await examineDocuments(db),
    await examineFiles(ctx),
    await examineSecrets(ctx),
    await examineDeliveries(db),
    await examineBackups(db),
  ];
}

async function examineDatabase(db: Db): Promise<Finding> {
  const { rows } = await sql<{ version: string; size: string; schema: number }>`
    select current_setting('server_version') as version, pg_size_pretty(pg_database_size(current_database())) as size,
      (select max(version) from schema_migrations) as schema`.execute(db);
  const { version, size, schema } = rows[0]!;
  return { name: 'database', ok: true, says: `PostgreSQL ${version}, schema ${schema}, ${size}` };
}

/** The chain alone does not show that its end was cut off: a head kept elsewhere does. */
async function examineRecord(db: Db, expected: string | undefined): Promise<Finding> {
  const check = await checkRecord(db);
  if (!check.ok) return { name: 'record', ok: false, says: `${check.why}. Compare with a backup from before.` };
  if (expected !== undefined && !(await holdsEntry(db, expected)))
    return { name: 'record', ok: false, says: `no entry has the hash ${expected}: entries were taken away` };
  const head = check.head === null ? '' : `, its head is ${check.head}`;
  return { name: 'record', ok: true, says: `${check.entries} entries, unbroken${head}` };
}

async function holdsEntry(db: Db, hash: string): Promise<boolean> {
  const found = await db
    .selectFrom('record_entries')
    .select('number')
    .where('hash', '=', Buffer.from(hash, 'hex'))
    .executeTakeFirst();
  return found !== undefined;
}

async function examineDocuments(db: Db): Promise<Finding> {
  const kept = await db
    .selectFrom('document_states as state')
    .innerJoin('post_mortems as pm', 'pm.id', 'state.post_mortem_id')
    .select(['pm.number', 'state.quarantined_why as why'])
    .where('state.quarantined_at', 'is not', null)
    .orderBy('pm.number')
    .execute();
  const says = kept.map(({ number, why }) => `PM-${number} cannot be written in: ${why}`).join('; ');
  return { name: 'documents', ok: kept.length === 0, says: says || 'all can be opened' };
}

async function examineDeliveries(db: Db): Promise<Finding> {
  const { count } = await db
    .selectFrom('deliveries')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('outcome', 'in', ['unreadable', 'failed'])
    .executeTakeFirstOrThrow();
  if (count === 0) return { name: 'webhooks', ok: true, says: 'all that arrived were read' };
  return { name: 'webhooks', ok: false, says: `${count} could not be read; see Settings, Deliveries` };
}

const NAMED = 5;

/** Whether the bytes are there; what they are is looked at by a backup. */
async function examineFiles({ db, files }: Pick<Context, 'db' | 'files'>): Promise<Finding> {
  const rows = await db
    .selectFrom('files')
    .innerJoin('post_mortems as pm', 'pm.id', 'files.post_mortem_id')
    .select(['files.id', 'files.name', 'pm.number'])
    .where('removed_at', 'is', null)
    .orderBy('files.id')
    .execute();
  const missing: string[] = [];
  for (const { id, name, number } of rows) {
    const bytes = await files.find(id);
    if (bytes) bytes.destroy();
    else missing.push(`"${name}" of PM-${number}`);
  }
  if (missing.length === 0) return { name: 'files', ok: true, says: `${rows.length} attached, all there` };
  const more = missing.length > NAMED ? ` and ${missing.length - NAMED} more` : '';
  const says = `not in the file store: ${missing.slice(0, NAMED).join(', ')}${more}. Bring them back from a backup.`;
  return { name: 'files', ok: false, says };
}

/** Where tokens and secrets of other services are kept, sealed: a column of each table is enough, one key seals them all. */
const SEALED = { channels: 'address', destinations: 'secret', slack_app: 'token', trackers: 'token' } as const;
export const SEALED_TABLES = Object.keys(SEALED) as (keyof typeof SEALED)[];

async function examineSecrets({ db, vault }: Pick<Context, 'db' | 'vault'>): Promise<Finding> {
  let opened = 0;
  const locked: string[] = [];
  for (const table of SEALED_TABLES) {
    const { rows } = await sql<{ sealed: Buffer }>`
      select ${sql.ref(SEALED[table])} as sealed from ${sql.table(table)}`.execute(db);
    for (const { sealed } of rows) {
      if (canOpen(vault, sealed)) opened += 1;
      else locked.push(table.replace('_', ' '));
    }
  }
  if (locked.length === 0)
    return { name: 'secrets', ok: true, says: opened === 0 ? 'none are kept' : `${opened} kept, all can be read` };
  const says = `${locked.length} were sealed under another key (${[...new Set(locked)].join(', ')}). Put back SECRET_KEY or secret.key as it was, or enter them again.`;
  return { name: 'secrets', ok: false, says };
}

/** Never wrong by itself: there are other ways to keep a database safe. */
async function examineBackups(db: Db): Promise<Finding> {
  const last = await db
    .selectFrom('record_entries')
    .select('at')
    .where('action', '=', 'installation.backed-up')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const says = last
    ? `the last was taken ${last.at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
    : 'none was taken yet with `debrief backup`';
  return { name: 'backup', ok: true, says };
}
