import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';
import type { NamedPair } from '#shared/rules/value/join-named.ts';
import { inScope, ofScope, type Scope } from './value-store.ts';

export type NamedRow = { kind: string; title: string; words: string; before: number; now: number };
export type Named = { kind: string; words: readonly string[] };

/** The equal span before a period. */
const startBefore = ({ from, to }: Scope): Date => new Date(2 * from.getTime() - to.getTime());

/** A factor `f` by its words: case, and what stands around them, make no difference. */
const WORDS = sql<string>`lower(btrim(f.title, ' .'))`;

/** Confirmed factors `f` of incidents `i` of the period and of the span before it. */
const found = (scope: Scope): RawBuilder<unknown> => sql`
  factors f join post_mortems pm on pm.id = f.post_mortem_id join post_mortem_incidents pi on pi.post_mortem_id = pm.id
  join incidents i on i.id = pi.incident_id
  where i.started_at >= ${startBefore(scope)} and i.started_at < ${scope.to}
    and f.state = 'confirmed' and f.role <> 'limited-the-damage' and f.removed_at is null and ${ofScope(scope)} and ${inScope(scope)}`;

const sides = ({ from }: Scope) => sql`
  count(distinct i.id) filter (where i.started_at < ${from})::int as before, count(distinct i.id) filter (where i.started_at >= ${from})::int as now`;

/** Factors that two incidents or more have in the same words, those that came back most first. */
export async function countNamed(db: Db, scope: Scope): Promise<NamedRow[]> {
  const { rows } = await sql<NamedRow>`
    select f.kind, min(f.title) as title, ${WORDS} as words, ${sides(scope)} from ${found(scope)}
    group by f.kind, ${WORDS} having count(distinct i.id) > 1
    order by least(count(*) filter (where i.started_at < ${scope.from}), count(*) filter (where i.started_at >= ${scope.from})) desc, count(*) desc, 3
    limit 60`.execute(db);
  return rows;
}

const PAIRS = 2000;

/** Factors of one kind in other words, of an incident of the period and one that it repeats: the newest. */
export async function listRepeatedPairs(db: Db, scope: Scope): Promise<NamedPair[]> {
  const { rows } = await sql<NamedPair>`
    with again as materialized (
      select r.incident_id, r.earlier_id from incidents i join incident_repeats r on r.incident_id = i.id
      join incidents e on e.id = r.earlier_id and not e.private and e.started_at >= ${startBefore(scope)}
      where i.started_at >= ${startBefore(scope)} and i.started_at < ${scope.to} and ${inScope(scope)} order by i.started_at desc limit ${PAIRS})
    select distinct a.kind, a.words as one, b.words as other from again
    cross join lateral (${ofIncident(sql`again.incident_id`, scope)}) a cross join lateral (${ofIncident(sql`again.earlier_id`, scope)}) b
    where a.kind = b.kind and a.words <> b.words`.execute(db);
  return rows;
}

const ofIncident = (id: RawBuilder<unknown>, scope: Scope) => sql`
  select f.kind, ${WORDS} as words from post_mortem_incidents pi join post_mortems pm on pm.id = pi.post_mortem_id join factors f on f.post_mortem_id = pm.id
  where pi.incident_id = ${id} and f.state = 'confirmed' and f.role <> 'limited-the-damage' and f.removed_at is null and ${ofScope(scope)}`;

/** One factor under several names: each incident counts once. */
export async function countJoined(db: Db, scope: Scope, { kind, words }: Named): Promise<NamedRow | undefined> {
  const { rows } = await sql<NamedRow>`
    select f.kind, min(f.title) as title, min(${WORDS}) as words, ${sides(scope)} from ${found(scope)}
      and f.kind = ${kind} and ${WORDS} = any(${[...words]}::text[]) group by f.kind`.execute(db);
  return rows[0];
}

export type FactorIncident = {
  id: string;
  number: number;
  title: string;
  startedAt: Date;
  factor: string;
  postMortemNumber: number;
};
/** A kind at a service, or one named factor. */
export type Behind = { kind: string; service: string | null; words: readonly string[] | null };

/** The incidents that a number of factors counts, newest first. */
export async function listFactorIncidents(
  db: Db,
  scope: Scope,
  { kind, service, words }: Behind,
  limit: number,
): Promise<FactorIncident[]> {
  const { rows } = await sql<FactorIncident>`
    select i.id, i.number, i.title, i.started_at as "startedAt", min(f.title) as factor, min(pm.number) as "postMortemNumber" from ${found(scope)}
      and f.kind = ${kind} ${words ? sql`and ${WORDS} = any(${[...words]}::text[])` : sql``}
      ${service ? sql`and exists (select from incident_services x join services s on s.id = x.service_id where x.incident_id = i.id and s.name = ${service})` : sql``}
    group by i.id order by i.started_at desc, i.id desc limit ${limit}`.execute(db);
  return rows;
}
