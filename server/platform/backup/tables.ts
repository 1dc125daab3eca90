import type pg from 'pg';
import type { Migration } from '../migrate.ts';
import type { Opening } from './contents.ts';

/** What these migrations have made: in a database that others use as well, nothing else is ours to read, or to empty. */
export const ownTables = (migrations: readonly Migration[]): string[] => [
  ...new Set(['schema_migrations', ...namesIn(migrations, /create table (?:if not exists )?(\w+)/gi)]),
];
export const ownFunctions = (migrations: readonly Migration[]): string[] =>
  namesIn(migrations, /create (?:or replace )?function (\w+)/gi);

function namesIn(migrations: readonly Migration[], pattern: RegExp): string[] {
  return migrations.flatMap(({ text }) => [...text.matchAll(pattern)].map((match) => match[1]!));
}

/** A database of an older release lacks what came later. */
export async function hasTable(client: pg.ClientBase, name: string): Promise<boolean> {
  const { rows } = await client.query('select to_regclass($1) is not null as has', [`public.${name}`]);
  return rows[0].has;
}

/** Those of the tables that are there, with the columns that hold something of their own; what is computed is computed again. */
export async function listTables(client: pg.ClientBase, names: readonly string[]): Promise<Opening['tables']> {
  const { rows } = await client.query(
    `
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = any($1)
    group by c.relname order by c.relname`,
    [names],
  );
  return rows;
}

/** Where each numbered column stands. Not part of a snapshot: at most a number is left out, none is given twice. */
export async function listSequences(client: pg.ClientBase, tables: readonly string[]): Promise<Opening['sequences']> {
  const { rows } = await client.query(
    `
    select t.relname as table, a.attname as column, s.last_value::float8 as last
    from pg_sequences s
    join pg_class c on c.relname = s.sequencename and c.relnamespace = 'public'::regnamespace
    join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype in ('a', 'i')
    join pg_class t on t.oid = d.refobjid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
    where s.schemaname = 'public' and t.relname = any($1) order by 1, 2`,
    [tables],
  );
  return rows;
}

export async function setSequences(client: pg.ClientBase, sequences: Opening['sequences']): Promise<void> {
  for (const { table, column, last } of sequences)
    await client.query(
      'select setval(pg_get_serial_sequence(format($1, $2::text), $3), coalesce($4::bigint, 1), $4::bigint is not null)',
      ['public.%I', table, column, last],
    );
}

/**
 * Takes foreign keys, indexes and triggers off these tables, and answers what puts them back. Rows can then come in any order, and an
 * index over all of them is built in a fraction of the time that adding them one by one takes.
 */
export async function liftGuards(client: pg.ClientBase, tables: readonly string[]): Promise<() => Promise<void>> {
  const foreign = await statements(client, FOREIGN_KEYS, tables);
  const indexes = await statements(client, INDEXES, tables);
  const triggers = await statements(client, TRIGGERS, tables);
  await client.query([...foreign, ...indexes, ...triggers].map(({ off }) => off).join(';\n'));
  return async () => {
    for (const { on } of [...indexes, ...foreign, ...triggers]) await client.query(on);
  };
}

async function statements(
  client: pg.ClientBase,
  query: string,
  tables: readonly string[],
): Promise<{ off: string; on: string }[]> {
  return (await client.query(query, [tables])).rows;
}

const FOREIGN_KEYS = `
  select format('alter table %s drop constraint %I', conrelid::regclass, conname) as off,
    format('alter table %s add constraint %I %s', conrelid::regclass, conname, pg_get_constraintdef(pg_constraint.oid)) as on
  from pg_constraint join pg_class c on c.oid = conrelid
  where contype = 'f' and connamespace = 'public'::regnamespace and c.relname = any($1)
  order by conrelid::regclass::text, conname`;

const INDEXES = `
  select format('drop index %s', i.indexrelid::regclass) as off, pg_get_indexdef(i.indexrelid) as on
  from pg_index i join pg_class c on c.oid = i.indrelid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname = any($1)
    and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by i.indexrelid::regclass::text`;

const TRIGGERS = `
  select distinct format('alter table %s disable trigger user', tgrelid::regclass) as off,
    format('alter table %s enable trigger user', tgrelid::regclass) as on
  from pg_trigger t join pg_class c on c.oid = t.tgrelid
  where c.relnamespace = 'public'::regnamespace and c.relname = any($1) and not t.tgisinternal`;
