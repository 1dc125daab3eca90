import { type RawBuilder, sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';
import type { EffectAnswer } from '#shared/rules/effect/effect-numbers.ts';
import type { SpreadCount, StrengthRow, ValueCounts } from '#shared/rules/value/count.ts';

export type Scope = { from: Date; to: Date; serviceId: string | null; teamId: string | null };

/** Public incidents `i` of the service or team. */
export const inScope = ({ serviceId, teamId }: Scope): RawBuilder<boolean> => sql<boolean>`(not i.private
  ${serviceId ? sql`and exists (select from incident_services x where x.incident_id = i.id and x.service_id = ${serviceId}::uuid)` : sql``}
  ${teamId ? sql`and exists (select from incident_services x join service_teams t on t.service_id = x.service_id where x.incident_id = i.id and t.team_id = ${teamId}::uuid)` : sql``})`;

/** Post-mortems `pm` of such incidents and of no private one. */
export const ofScope = (scope: Scope): RawBuilder<boolean> => sql<boolean>`(
  not exists (select from post_mortem_incidents hide join incidents h on h.id = hide.incident_id where hide.post_mortem_id = pm.id and h.private)
  ${
    scope.serviceId || scope.teamId
      ? sql`and exists (select from post_mortem_incidents pi join incidents i on i.id = pi.incident_id where pi.post_mortem_id = pm.id and ${inScope(scope)})`
      : sql``
  })`;

export async function countIncidents(db: Db, scope: Scope): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from incidents i where i.started_at >= ${scope.from} and i.started_at < ${scope.to} and ${inScope(scope)}`.execute(
    db,
  );
  return rows[0]?.count ?? 0;
}

export async function countFollowUps(db: Db, scope: Scope, today: string): Promise<ValueCounts['followUps']> {
  const { rows } = await sql<{ strength: StrengthRow; done: number; late: number; open: number; wontDo: number }>`
    select coalesce(f.strength ->> 'level', f.told_strength, 'not-told') as strength,
      count(*) filter (where f.status = 'done')::int as done,
      count(*) filter (where f.status in ('open', 'in-progress') and f.due_on < ${today}::date)::int as late,
      count(*) filter (where f.status in ('open', 'in-progress') and (f.due_on is null or f.due_on >= ${today}::date))::int as open,
      count(*) filter (where f.status = 'wont-do')::int as "wontDo"
    from follow_ups f join post_mortems pm on pm.id = f.post_mortem_id
    where f.created_at >= ${scope.from} and f.created_at < ${scope.to} and f.state = 'confirmed' and f.removed_at is null and ${ofScope(scope)}
    group by 1`.execute(db);
  return rows;
}

/** By kind and service: in how many incidents of the period, and of the equal span before it. */
export async function countFactors(db: Db, scope: Scope): Promise<ValueCounts['factors']> {
  const before = new Date(2 * scope.from.getTime() - scope.to.getTime());
  const { rows } = await sql<ValueCounts['factors'][number]>`
    select f.kind, s.name as service, count(distinct i.id) filter (where i.started_at < ${scope.from})::int as before,
      count(distinct i.id) filter (where i.started_at >= ${scope.from})::int as now
    from factors f join post_mortems pm on pm.id = f.post_mortem_id join post_mortem_incidents pi on pi.post_mortem_id = pm.id
    join incidents i on i.id = pi.incident_id join incident_services x on x.incident_id = i.id join services s on s.id = x.service_id
    where i.started_at >= ${before} and i.started_at < ${scope.to} and f.state = 'confirmed' and f.role <> 'limited-the-damage' and f.removed_at is null
      and ${ofScope(scope)} and ${inScope(scope)}
      ${scope.serviceId ? sql`and s.id = ${scope.serviceId}::uuid` : sql``}
      ${scope.teamId ? sql`and s.id in (select service_id from service_teams where team_id = ${scope.teamId}::uuid)` : sql``}
    group by 1, 2 order by least(count(*) filter (where i.started_at < ${scope.from}), count(*) filter (where i.started_at >= ${scope.from})) desc, count(*) desc, 2, 1
    limit 200`.execute(db);
  return rows;
}

const DOTS = 48;

/** Hours, of post-mortems whose first incident was resolved in the period. */
export async function countTimes(db: Db, scope: Scope): Promise<{ toDraft: SpreadCount; toPublished: SpreadCount }> {
  const { rows } = await sql<{ step: string; count: number; missing: number; quantiles: number[] | null }>`
    with written as (
      select extract(epoch from pm.drafted_at - r.at) / 3600 as draft, extract(epoch from pm.published_at - pm.drafted_at) / 3600 as out
      from post_mortems pm join lateral (
        select min(i.resolved_at) as at from post_mortem_incidents pi join incidents i on i.id = pi.incident_id where pi.post_mortem_id = pm.id) r on true
      where r.at >= ${scope.from} and r.at < ${scope.to} and pm.created_at >= ${new Date(scope.from.getTime() - 86_400_000)}
        and pm.imported_name is null and pm.drafted_at >= r.at and ${ofScope(scope)}),
    steps as (select 'draft' as step, draft as hours from written union all select 'out', out from written)
    select step, count(hours)::int as count, count(*) filter (where hours is null)::int as missing,
      percentile_cont(array(select (g - 0.5) / ${DOTS}::float8 from generate_series(1, ${DOTS}) g) || array[0.05, 0.5, 0.95]::float8[])
        within group (order by hours::float8) as quantiles
    from steps group by step`.execute(db);
  const of = (step: string) => toSpread(rows.find((row) => row.step === step));
  return { toDraft: of('draft'), toPublished: of('out') };
}

function toSpread(row: { count: number; missing: number; quantiles: number[] | null } | undefined): SpreadCount {
  const quantiles = (row?.quantiles ?? []).map((value) => Math.max(0, value));
  if (!row || row.count === 0)
    return { count: 0, missing: row?.missing ?? 0, median: null, low: null, high: null, dots: [] };
  const [low = null, median = null, high = null] = quantiles.slice(DOTS);
  // Fewer than there are dots: each stands for one, so that none is drawn that is not there.
  const every = Math.max(1, Math.ceil(DOTS / row.count));
  return {
    count: row.count,
    missing: row.missing,
    median,
    low,
    high,
    dots: quantiles.slice(0, DOTS).filter((_, at) => at % every === 0),
  };
}

const AGAIN_DAYS = 90;
const SOON_DAYS = 20;

/** What holds of those decided about in the period, and how many of them came again. */
export async function countDecided(db: Db, scope: Scope, now: Date): Promise<ValueCounts['decided']> {
  const young = new Date(now.getTime() - AGAIN_DAYS * 86_400_000);
  const { rows } = await sql<ValueCounts['decided'][number]>`
    with latest as (
      select distinct on (d.incident_id) d.incident_id, d.outcome, d.decided_at, d.decided_at >= ${scope.from} and d.decided_at < ${scope.to} as within
      from decisions d order by d.incident_id, d.id desc),
    again as (
      select r.earlier_id, min(r.days_between) as days from incident_repeats r
      join incidents i on i.id = r.incident_id and not i.private where r.days_between <= ${AGAIN_DAYS} group by 1)
    select case when w.written then 'written' when d.outcome = 'not-needed' then 'not-needed' else 'optional' end as outcome,
      count(*)::int as count, count(a.days)::int as again, count(*) filter (where a.days <= ${SOON_DAYS})::int as soon,
      count(*) filter (where d.decided_at > ${young})::int as young
    from latest d join incidents i on i.id = d.incident_id and ${inScope(scope)}
    left join again a on a.earlier_id = d.incident_id
    left join (select distinct incident_id, true as written from post_mortem_incidents) w on w.incident_id = d.incident_id
    where d.within
    group by 1 order by 1`.execute(db);
  return rows;
}

export async function countEffects(db: Db, scope: Scope): Promise<ValueCounts['effects']> {
  const { rows } = await sql<{ answer: EffectAnswer | null; asked: boolean; count: number; contradicted: number }>`
    select a.answer, c.asked_at is not null as asked, count(*)::int as count,
      count(*) filter (where a.at is not null and exists (select from effect_recurrences r join incidents i on i.id = r.incident_id and not i.private
        where r.check_id = c.id and r.at > a.at))::int as contradicted
    from follow_ups f join post_mortems pm on pm.id = f.post_mortem_id
    left join effect_checks c on c.follow_up_id = f.id and c.done_at = f.done_at and c.dropped_at is null
    left join lateral (select a.answer, a.at from effect_answers a where a.check_id = c.id order by a.id desc limit 1) a on true
    where f.done_at >= ${scope.from} and f.done_at < ${scope.to} and f.status = 'done' and f.state = 'confirmed' and f.removed_at is null and ${ofScope(scope)}
    group by 1, 2`.execute(db);
  const of = (fits: (row: (typeof rows)[number]) => boolean) =>
    rows.filter(fits).reduce((all, row) => all + row.count, 0);
  return {
    finished: of(() => true),
    waiting: of((row) => row.answer === null && !row.asked),
    unanswered: of((row) => row.answer === null && row.asked),
    answers: {
      worked: of((row) => row.answer === 'worked'),
      partly: of((row) => row.answer === 'partly'),
      'did-not': of((row) => row.answer === 'did-not'),
      'cannot-tell': of((row) => row.answer === 'cannot-tell'),
    },
    contradicted: rows.reduce((all, row) => all + row.contradicted, 0),
  };
}

/** Whether, not who: of each post-mortem that came out for inside only if anybody read it. */
export async function countReading(db: Db, scope: Scope): Promise<ValueCounts['reading']> {
  const { rows } = await sql<ValueCounts['reading']>`
    with out as (
      select pm.id, array_agg(p.id) as publications from publications p join post_mortems pm on pm.id = p.post_mortem_id
      where p.audience = 'internal' and p.withdrawn_at is null and p.published_at >= ${scope.from} and p.published_at < ${scope.to} and ${ofScope(scope)}
      group by pm.id)
    select count(*)::int as published,
      count(*) filter (where exists (select from publication_reads r where r.publication_id = any(out.publications)))::int as read,
      count(*) filter (where exists (select from publication_reads r where r.publication_id = any(out.publications)
        and not exists (select from post_mortem_incidents pi join participants q on q.incident_id = pi.incident_id
          where pi.post_mortem_id = out.id and q.person_id = r.person_id and not q.hidden)))::int as "readByOthers"
    from out`.execute(db);
  return rows[0] ?? { published: 0, read: 0, readByOthers: 0 };
}

/** A service that only private incidents name is as unknown here as any other. */
export const findService = (db: Db, name: string) =>
  db
    .selectFrom('services as s')
    .select(['s.id', 's.name'])
    .where(sql`lower(s.name)`, '=', name.toLowerCase())
    .where(
      sql<boolean>`exists (select from incident_services x join incidents i on i.id = x.incident_id where x.service_id = s.id and not i.private)`,
    )
    .executeTakeFirst();

export const findTeam = (db: Db, id: string) =>
  db.selectFrom('teams').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
