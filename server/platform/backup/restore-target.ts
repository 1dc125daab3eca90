import type pg from 'pg';
import type { Migration } from '../migrate.ts';
import { BackupFault } from './backup-fault.ts';
import { quote } from './parts.ts';
import { ownFunctions, ownTables } from './tables.ts';

/** Tables whose rows somebody would miss. A server that was started and never used has none in them. */
const MISSED = ['incidents', 'post_mortems', 'members', 'api_keys'];

/** Refuses while a server is at work on this database, on this machine or another: each holds the queue open as long as it runs. */
export async function refuseInUse(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query(
    `select count(*)::int as others from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid() and application_name = 'debrief-queue'`,
  );
  if (rows[0].others > 0)
    throw new BackupFault('a Debrief server is at work on this database. Stop it first; nothing was changed');
}

/** Empties the database of all that is Debrief's, in the caller's transaction. Without `replace` only where nobody would miss it. */
export async function clearTarget(
  client: pg.ClientBase,
  migrations: readonly Migration[],
  replace: boolean,
): Promise<void> {
  const { rows } = await client.query(
    `select c.relname as name from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname = any($1)`,
    [ownTables(migrations)],
  );
  const found: string[] = rows.map(({ name }) => name);
  if (found.length === 0) return;
  if (!found.includes('schema_migrations'))
    throw new BackupFault(
      `the database has a table "${found[0]}" that is not Debrief's. Give Debrief a database of its own; nothing was changed`,
    );
  if (!replace) await refuseMissed(client, found);
  await drop(client, found, ownFunctions(migrations));
}

async function refuseMissed(client: pg.ClientBase, found: string[]): Promise<void> {
  for (const table of MISSED.filter((name) => found.includes(name))) {
    const { rows } = await client.query(`select exists (select from ${quote(table)}) as used`);
    if (rows[0].used)
      throw new BackupFault(
        'this installation is in use. Take a backup of it, then say --replace to put the other in place of all that is here; nothing was changed',
      );
  }
}

async function drop(client: pg.ClientBase, tables: string[], functions: string[]): Promise<void> {
  try {
    await client.query(`drop table ${tables.map(quote).join(', ')}`);
    for (const name of functions) await client.query(`drop function if exists ${quote(name)}`);
  } catch (error) {
    if ((error as { code?: string }).code !== '2BP01') throw error;
    throw new BackupFault(
      `something else in this database depends on Debrief's tables (${(error as { detail?: string }).detail?.split('\n')[0]}); nothing was changed`,
    );
  }
}
