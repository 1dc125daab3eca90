import type pg from 'pg';
import { PEOPLE, SERVICES } from '../words.ts';
import { FILL_DOCUMENTS } from './documents-sql.ts';
import { FILL_INCIDENTS } from './incidents-sql.ts';

export type Sizes = { incidents: number; services: number; people: number };

/** Invented names: every first name with every last one. */
export function inventPeople(count: number): string[] {
  const names = PEOPLE.map((name) => name.split(' ') as [string, string]);
  return Array.from({ length: count }, (_, index) => {
    const [first] = names[index % names.length]!;
    const [, last] = names[(index + 1 + Math.floor(index / names.length)) % names.length]!;
    return `${first} ${last}`;
  });
}

/** `checkout`, `checkout-2`, …: as many as asked. */
export function inventServices(count: number): string[] {
  return Array.from({ length: count }, (_, index) => {
    const round = Math.floor(index / SERVICES.length);
    return `${SERVICES[index % SERVICES.length]}${round === 0 ? '' : `-${round + 1}`}`;
  });
}

/**
 * Fills a migrated, empty database with a year of an organisation, the same each time: a few services and people have most of
 * the incidents, most incidents are small and old, some are private, some have thousands of events, one in twelve a post-mortem.
 */
export async function fillDatabase(client: pg.Client, { incidents, services, people }: Sizes): Promise<void> {
  // Nobody needs these rows after a power cut.
  await client.query('set synchronous_commit = off');
  // What is generated fits together; asking each row whether it does would take longer than writing it.
  await client.query('set session_replication_role = replica');
  await client.query("set maintenance_work_mem = '128MB'");
  await client.query("set work_mem = '32MB'");
  await client.query('select setseed(0.42)');
  await client.query(`create function pg_temp.uuid7(at timestamptz) returns uuid language sql as
    $$ select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid $$`);
  await client.query('insert into people (id, name) select pg_temp.uuid7(now()), * from unnest($1::text[])', [
    inventPeople(people),
  ]);
  await client.query('insert into services (id, name) select pg_temp.uuid7(now()), * from unnest($1::text[])', [
    inventServices(services),
  ]);
  for (const [name, value] of Object.entries({ incidents, services, people }))
    await client.query('select set_config($1, $2, false)', [`bench.${name}`, String(value)]);
  for (const statement of [...FILL_INCIDENTS, ...FILL_DOCUMENTS]) await client.query(statement);
}
