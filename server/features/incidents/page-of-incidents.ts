import { type RawBuilder, sql } from 'kysely';
import type { Outcome } from '#shared/contracts/incidents.ts';
import type { IncidentStatus } from '#shared/incident-record.ts';
import type { Actor } from '#shared/rules/access.ts';
import { visibleIncidents } from './incident-access.ts';

export type IncidentFilter = {
  q?: string | undefined;
  statuses?: readonly IncidentStatus[] | undefined;
  severities?: readonly string[] | undefined;
  services?: readonly string[] | undefined;
  outcomes?: readonly Outcome[] | undefined;
  private?: boolean | undefined;
  after?: { startedAt: string; id: string } | undefined;
  limit: number;
};

/** How many of the newest are looked through one by one before the indexes of the filters are asked. */
const WINDOW = 2000;

/**
 * The ids of one page, newest first. What people look for is mostly recent, and a filter that fits many is answered soonest by
 * walking back in time; one that fits few, by its index, whose every row must then be put in order. Nobody knows beforehand
 * which it is (words that go together mislead every estimate), so the walk goes first, for a bounded way.
 */
export function pageOfIncidents(actor: Actor, filter: IncidentFilter): RawBuilder<{ id: string }> {
  const { limit } = filter;
  const wanted = sql.join([visibleIncidents(actor, 'i'), ...conditionsOf(filter)], sql` and `);
  // "offset 0" keeps the walk a walk: joined freely, the planner would fetch all that fit to find the few that are new.
  const near = sql`select w.id, w.started_at from (${newest(filter)}) w cross join lateral (select from incidents i where i.id = w.id and ${wanted} offset 0) fits
    order by w.started_at desc, w.id desc limit ${limit}`;
  const far = sql`select i.id, i.started_at from incidents i where ${wanted} ${ofServices(filter)} ${olderThan(filter, sql`i.started_at, i.id`)} order by i.started_at desc, i.id desc limit ${limit}`;
  return sql<{ id: string }>`(
    with near as materialized (${near})
    select id from near where (select count(*) from near) >= ${limit}
    union all
    select far.id from (select 1 where (select count(*) from near) < ${limit}) few cross join lateral (${far}) far)`;
}

function newest(filter: IncidentFilter): RawBuilder<unknown> {
  if (!filter.services?.length)
    return sql`select i.id, i.started_at from incidents i where true ${olderThan(filter, sql`i.started_at, i.id`)} order by i.started_at desc, i.id desc limit ${WINDOW}`;
  // One service is read in the order of its index; of several, an incident may come twice.
  const [only, ...others] = filter.services;
  const one = sql`(select s.id from services s where lower(s.name) = lower(${only}))`;
  const service = others.length === 0 ? sql`= ${one}` : sql`in (${servicesNamed(filter.services)})`;
  return sql`select ${others.length === 0 ? sql`` : sql`distinct`} x.incident_id as id, x.started_at from incident_services x
    where x.service_id ${service} ${olderThan(filter, sql`x.started_at, x.incident_id`)} order by x.started_at desc, x.incident_id desc limit ${WINDOW}`;
}

const servicesNamed = (names: readonly string[]) =>
  sql`select s.id from services s where lower(s.name) = any(${names.map((one) => one.toLowerCase())})`;

function ofServices({ services }: IncidentFilter): RawBuilder<unknown> {
  return services?.length
    ? sql`and exists (select 1 from incident_services x where x.incident_id = i.id and x.service_id in (${servicesNamed(services)}))`
    : sql``;
}

function olderThan({ after }: IncidentFilter, place: RawBuilder<unknown>): RawBuilder<unknown> {
  return after ? sql`and (${place}) < (${after.startedAt}::timestamptz, ${after.id}::uuid)` : sql``;
}

function conditionsOf(filter: IncidentFilter): RawBuilder<boolean>[] {
  const { statuses, severities, outcomes, q } = filter;
  return [
    ...(statuses?.length ? [isOneOf(sql`i.status`, statuses)] : []),
    ...(severities?.length
      ? [
          isOneOf(
            sql`lower(i.severity)`,
            severities.map((one) => one.toLowerCase()),
          ),
        ]
      : []),
    ...(filter.private === undefined ? [] : [sql<boolean>`i.private = ${filter.private}`]),
    ...(outcomes?.length ? [isDecided(outcomes)] : []),
    ...(q ? [matches(q)] : []),
  ];
}

/** A single value keeps the order of an index behind it; a list of them does not. */
function isOneOf(column: RawBuilder<unknown>, values: readonly string[]): RawBuilder<boolean> {
  return values.length === 1 ? sql<boolean>`${column} = ${values[0]}` : sql<boolean>`${column} = any(${values})`;
}

function isDecided(outcomes: readonly Outcome[]): RawBuilder<boolean> {
  return sql<boolean>`exists (select 1 from decisions d where d.incident_id = i.id and d.outcome = any(${outcomes})
    and not exists (select 1 from decisions later where later.incident_id = d.incident_id and later.id > d.id))`;
}

/** "INC-42", "42" or words; the last word may be half typed. */
function matches(q: string): RawBuilder<boolean> {
  const number = /^(?:inc-)?(\d{1,9})$/i.exec(q.trim())?.[1];
  if (number !== undefined) return sql<boolean>`i.number = ${Number(number)}`;
  const terms = q.match(/[\p{L}\p{N}]+/gu) ?? [];
  if (terms.length === 0) return sql<boolean>`true`;
  const half = terms.pop() as string;
  const query = [...terms.map((term) => `'${term}'`), `'${half}':*`].join(' & ');
  return sql<boolean>`i.words @@ to_tsquery('english', ${query})`;
}
