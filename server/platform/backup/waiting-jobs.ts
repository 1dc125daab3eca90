import type pg from 'pg';
import { QUEUE_SCHEMA } from '../queue-tables.ts';
import type { Part } from './parts.ts';

/**
 * What was emitted and has not been reacted to, and what was given up: rows as JSON, so that they fit a queue of another version.
 * Work by the clock stays behind: it comes round again.
 */
const NOT_BY_THE_CLOCK = "name not like 'schedule/%' and name not like '\\_\\_pgboss\\_\\_%'";

/** How a queue is to work; the rest of its row is what it counts. */
const QUEUE_COLUMNS = [
  'name',
  'policy',
  'retry_limit',
  'retry_delay',
  'retry_backoff',
  'retry_delay_max',
  'expire_seconds',
  'retention_seconds',
  'deletion_seconds',
  'dead_letter',
  'partition',
  'table_name',
  'heartbeat_seconds',
  'notify',
].join(', ');

export const QUEUES: Part = {
  name: 'queue/queues',
  // A queue comes after the one that its dead go to.
  sql: `(select to_jsonb(q) from (select ${QUEUE_COLUMNS} from ${QUEUE_SCHEMA}.queue
    where not partition and ${NOT_BY_THE_CLOCK} order by dead_letter nulls first, name) q)`,
};

/** What ran at that moment was not done: it begins anew. */
export const JOBS: Part = {
  name: 'queue/jobs',
  sql: `(select to_jsonb(j) || case when state = 'active' then '{"state": "retry", "started_on": null, "heartbeat_on": null}'::jsonb else '{}' end
    from ${QUEUE_SCHEMA}.job j where (state < 'completed') and ${NOT_BY_THE_CLOCK} order by created_on, id)`,
};

export async function hasQueue(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query(`select to_regclass('${QUEUE_SCHEMA}.version') is not null as has`);
  return rows[0].has;
}

/** Makes the place that a part of these is copied into. Answers what to copy into. */
export async function makeWaitingRoom(client: pg.ClientBase, { name }: Part): Promise<string> {
  const table = roomOf(name);
  await client.query(
    `create temporary table ${table} (number bigint generated always as identity, line jsonb) on commit drop`,
  );
  return `${table} (line)`;
}

/** Puts what was copied there into the queue, in place of what waits in it. */
export async function admitWaiting(client: pg.ClientBase): Promise<void> {
  await client.query(`delete from ${QUEUE_SCHEMA}.job where ${NOT_BY_THE_CLOCK}`);
  await admit(client, 'queue', QUEUES, 'on conflict do nothing');
  await admit(client, 'job', JOBS, '');
}

async function admit(client: pg.ClientBase, table: string, { name }: Part, otherwise: string): Promise<void> {
  const room = roomOf(name);
  const { rows } = await client.query(
    `select quote_ident(attname) as name from pg_attribute
     where attrelid = '${QUEUE_SCHEMA}.${table}'::regclass and attnum > 0 and not attisdropped
       and attname in (select jsonb_object_keys(line) from ${room})`,
  );
  if (rows.length === 0) return;
  const columns = rows.map((row) => row.name).join(', ');
  await client.query(
    `insert into ${QUEUE_SCHEMA}.${table} (${columns})
     select ${columns} from (select (jsonb_populate_record(null::${QUEUE_SCHEMA}.${table}, line)).* from ${room} order by number) r ${otherwise}`,
  );
}

const roomOf = (name: string): string => `restored_${name.replace('/', '_')}`;
