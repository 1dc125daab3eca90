import { sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';

export type Own = { id: string; number: number; services: string[]; alerts: string[] };

/** The incidents that a post-mortem is about. */
export async function listOwn(db: Db, postMortemId: string): Promise<Own[]> {
  const { rows } = await sql<Own>`
    select i.id, i.number,
      array(select s.name from incident_services x join services s on s.id = x.service_id where x.incident_id = i.id order by s.name) as services,
      array(select g.label from incident_signs g where g.incident_id = i.id and g.what = 'alert' order by g.label) as alerts
    from post_mortem_incidents pi join incidents i on i.id = pi.incident_id where pi.post_mortem_id = ${postMortemId} order by i.started_at`.execute(
    db,
  );
  return rows;
}

export type Span = { from: Date; done: Date; to: Date };
export type Sides = { before: number; after: number };
/** With the ids of those that were counted. */
export type Counted = Sides & { ids: string[] };
const NONE: Counted = { before: 0, after: 0, ids: [] };
/** Ids of those incidents. */
type OwnIds = readonly string[];

/** Public incidents in a span on the same services, other than their own. */
const ofServices = (own: OwnIds, { from, to }: Span) => sql`
  select distinct i.id, i.started_at from incident_services mine
  join incident_services x on x.service_id = mine.service_id and x.started_at > ${from} and x.started_at <= ${to}
  join incidents i on i.id = x.incident_id and not i.private
  where mine.incident_id = any(${[...own]}::uuid[]) and not (i.id = any(${[...own]}::uuid[]))`;

const sides = ({ done }: Span) => sql`
  count(*) filter (where found.started_at <= ${done})::int as before, count(*) filter (where found.started_at > ${done})::int as after,
  coalesce(array_agg(found.id), '{}') as ids`;

export async function countOfServices(db: Db, own: OwnIds, span: Span): Promise<Counted> {
  const { rows } = await sql<Counted>`select ${sides(span)} from (${ofServices(own, span)}) found`.execute(db);
  return rows[0] ?? NONE;
}

export async function countOfAlerts(db: Db, own: OwnIds, span: Span): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select ${sides(span)} from (
      select distinct i.id, i.started_at from incident_signs mine
      join incident_signs x on x.what = 'alert' and x.sign = mine.sign and x.started_at > ${span.from} and x.started_at <= ${span.to}
      join incidents i on i.id = x.incident_id and not i.private
      where mine.what = 'alert' and mine.incident_id = any(${[...own]}::uuid[]) and not (i.id = any(${[...own]}::uuid[]))) found`.execute(
    db,
  );
  return rows[0] ?? NONE;
}

/** On the same services, with a factor of one of these kinds in a post-mortem that is about public incidents alone. */
export async function countOfFactors(db: Db, own: OwnIds, kinds: readonly string[], span: Span): Promise<Counted> {
  const { rows } = await sql<Counted>`
    select ${sides(span)} from (${ofServices(own, span)}) found
    where exists (select from post_mortem_incidents pi join factors f on f.post_mortem_id = pi.post_mortem_id
      where pi.incident_id = found.id and f.kind = any(${[...kinds]}::text[]) and f.state = 'confirmed' and f.role <> 'limited-the-damage' and f.removed_at is null
        and not exists (select from post_mortem_incidents hide join incidents h on h.id = hide.incident_id where hide.post_mortem_id = pi.post_mortem_id and h.private))`.execute(
    db,
  );
  return rows[0] ?? NONE;
}

export type Timed = { id: string; minutesToDetect: number | null; minutesToResolve: number | null };

/** How long each took, from the start of its impact where that is known. */
export async function listTimes(db: Db, ids: readonly string[]): Promise<Map<string, Timed>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Timed>`
    select i.id, round(extract(epoch from (i.derived #>> '{times,detected,at}')::timestamptz - begun.at) / 60)::float8 as "minutesToDetect",
      round(extract(epoch from i.resolved_at - begun.at) / 60)::float8 as "minutesToResolve"
    from incidents i cross join lateral (select coalesce((i.derived #>> '{times,impactStarted,at}')::timestamptz, i.started_at) as at) begun
    where i.id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(rows.map((row) => [row.id, row]));
}
