import { sql } from 'kysely';
import type { Db } from './context.ts';
import { checkRecord } from './record.ts';

export type Finding = {
  name: string;
  ok: boolean;
  /** In one line: what is there, or what is wrong and what to do. */
  says: string;
};

/** What is wrong with this installation's data. Only reads. */
export async function examine(db: Db, recordHead: string | undefined): Promise<Finding[]> {
  return [
    await examineDatabase(db),
    await examineRecord(db, recordHead),
    await examineDocuments(db),
    await examineDeliveries(db),
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
