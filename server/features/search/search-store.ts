import { type RawBuilder, sql } from 'kysely';
import { visibleIncidents } from '#server/features/incidents/index.ts';
import { visiblePostMortems } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { Actor } from '#shared/rules/access.ts';
import type { Query } from './read-query.ts';
import type { ReadQuery, ReadTerm } from './search-terms.ts';

export type Found = {
  kind: 'incident' | 'post-mortem' | 'event';
  id: string;
  number: number;
  title: string;
  status: string;
  at: Date;
  severity: string | null;
  services: string[];
  incidentId: string | null;
  score: number;
  /** Where the words stand: the excerpt is cut from it. */
  text: string;
};

/** Only so many of what matches are ranked, the newest: ranking all that hold a common word would take a blink too long. */
const RANKED = { incident: 400, 'post-mortem': 200, event: 400 };
/** One long incident must not fill the page. */
const EVENTS_OF_ONE_INCIDENT = 3;

const servicesOf = (incidentId: RawBuilder<unknown>) =>
  sql`array(select s.name from incident_services x join services s on s.id = x.service_id where x.incident_id = ${incidentId} order by s.name)`;
const servicesOfPostMortem = sql`array(select distinct s.name from post_mortem_incidents pi join incident_services x on x.incident_id = pi.incident_id join services s on s.id = x.service_id where pi.post_mortem_id = pm.id order by 1)`;
const severityOfPostMortem = sql`(select i.severity from post_mortem_incidents pi join incidents i on i.id = pi.incident_id where pi.post_mortem_id = pm.id and i.severity is not null order by i.started_at limit 1)`;

/** What is a year old counts four fifths of what is new. */
const fresh = (at: RawBuilder<unknown>) =>
  sql`(0.7 + 0.3 * exp(least(0, extract(epoch from ${at} - now())) / 31536000))`;

/** Any of the alternatives, each with all of its terms; `has` says where one term may stand. */
function matches(query: ReadQuery, has: (term: ReadTerm) => RawBuilder<boolean>): RawBuilder<boolean> {
  const groups = query.alternatives.map(
    (group) =>
      sql<boolean>`(${sql.join(
        group.map((term) => (term.isExcluded ? sql`not (${has(term)})` : has(term))),
        sql` and `,
      )})`,
  );
  return sql<boolean>`(${sql.join(groups, sql` or `)})`;
}

/**
 * The newest first: by the index where much matches, and by sorting what was found where little does, which PostgreSQL cannot
 * tell beforehand of a word that is half typed. `newest` is the key as an index has it, `sorted` one that none has.
 */
async function newestFirst(
  db: Db,
  from: RawBuilder<unknown>,
  most: number,
  newest: RawBuilder<unknown>,
  sorted: RawBuilder<unknown>,
): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (select 1 ${from} limit ${most * 5}) n`.execute(db);
  return (rows[0]?.count ?? 0) < most * 5 ? sorted : newest;
}

export async function searchIncidents(db: Db, actor: Actor, query: ReadQuery, limit: number): Promise<Found[]> {
  const has = ({ query: one, serviceIds, incidentIds }: ReadTerm) => {
    const said = sql<boolean>`i.words @@ ${one}::tsquery`;
    if (serviceIds.length === 0) return said;
    return incidentIds
      ? sql<boolean>`(${said} or i.id = any(${incidentIds}::uuid[]))`
      : sql<boolean>`(${said} or exists (select 1 from incident_services x where x.incident_id = i.id and x.service_id = any(${serviceIds}::uuid[])))`;
  };
  const from = sql`from incidents i where ${visibleIncidents(actor, 'i')} and ${matches(query, has)}`;
  const order = await newestFirst(db, from, RANKED.incident, sql`i.id`, sql`i.number + 0`);
  const { rows } = await sql<Found>`
    select 'incident' as kind, i.id, i.number, i.title, i.status, i.started_at as at, i.severity, ${servicesOf(sql`i.id`)} as services, i.id as "incidentId",
      left(i.summary || ' ' || i.impact_text, 20000) as text, i.score
    from (
      select m.*, (ts_rank(m.words, ${query.any}::tsquery, 1) + 0.05) * 1.2 * ${fresh(sql`m.started_at`)} as score
      from (select i.* ${from} order by ${order} desc limit ${RANKED.incident}) m
      order by score desc, m.id desc limit ${limit}) i`.execute(db);
  return rows;
}

/** Of the newest documents so many are looked through one by one; when so many of them match, the older ones are not asked. */
const LOOKED_THROUGH = 120;
const ENOUGH = 40;

/**
 * The newest that match. A word that most documents hold is found sooner by looking through the newest than by gathering every
 * section that holds it; one that few hold, by the index.
 */
function newestPostMortems(actor: Actor, query: ReadQuery): RawBuilder<unknown> {
  const isIn = ({
    query: one,
    serviceIds,
  }: ReadTerm) => sql<boolean>`(pm.title_words @@ ${one}::tsquery or pm.row_words @@ ${one}::tsquery
    or exists (select 1 from sections w where w.post_mortem_id = pm.id and w.words @@ ${one}::tsquery)
    ${serviceIds.length === 0 ? sql`` : sql`or exists (select 1 from post_mortem_incidents w join incident_services x on x.incident_id = w.incident_id where w.post_mortem_id = pm.id and x.service_id = any(${serviceIds}::uuid[]))`})`;
  const isAmong = ({ query: one, serviceIds }: ReadTerm) => sql<boolean>`pm.id in (
    select w.post_mortem_id from sections w where w.words @@ ${one}::tsquery
    union all select w.id from post_mortems w where w.title_words @@ ${one}::tsquery
    union all select w.id from post_mortems w where w.row_words @@ ${one}::tsquery
    ${serviceIds.length === 0 ? sql`` : sql`union all select w.post_mortem_id from post_mortem_incidents w join incident_services x on x.incident_id = w.incident_id where x.service_id = any(${serviceIds}::uuid[])`})`;
  const visible = visiblePostMortems(actor, 'pm');
  const most = RANKED['post-mortem'];
  // "offset 0" keeps the planner from gathering all that match first.
  return sql`(
    with near as materialized (
      select w.id from (select pm.id from post_mortems pm order by pm.id desc limit ${LOOKED_THROUGH}) w
      cross join lateral (select from post_mortems pm where pm.id = w.id and ${visible} and ${matches(query, isIn)} offset 0) fits limit ${most})
    select id from near where (select count(*) from near) >= ${ENOUGH}
    union all
    select far.id from (select 1 where (select count(*) from near) < ${ENOUGH}) few cross join lateral (
      select pm.id from post_mortems pm where ${visible} and ${matches(query, isAmong)} order by pm.id desc limit ${most}) far)`;
}

export async function searchPostMortems(db: Db, actor: Actor, query: ReadQuery, limit: number): Promise<Found[]> {
  const { rows } = await sql<Found>`
    select 'post-mortem' as kind, pm.id, pm.number, pm.title, pm.status, coalesce(pm.published_at, pm.created_at) as at,
      ${severityOfPostMortem} as severity, ${servicesOfPostMortem} as services,
      (select pi.incident_id from post_mortem_incidents pi where pi.post_mortem_id = pm.id order by 1 limit 1) as "incidentId", pm.score,
      case when pm.key is null and pm.row_words @@ ${query.any}::tsquery then pm.row_text
        else coalesce((select s.markdown from sections s where s.post_mortem_id = pm.id and s.key = coalesce(pm.key, 'summary')), '') end as text
    from (
      select m.*, best.key,
        (ts_rank(m.title_words, ${query.any}::tsquery, 1) + greatest(coalesce(best.rank, 0), ts_rank(m.row_words, ${query.any}::tsquery, 1)) + 0.05) * 1.4 * (case m.status when 'published' then 1.1 else 1 end) * ${fresh(sql`m.created_at`)} as score
      from (select pm.* from ${newestPostMortems(actor, query)} n join post_mortems pm on pm.id = n.id) m
      left join lateral (
        select s.key, ts_rank(s.words, ${query.any}::tsquery, 1) as rank from sections s
        where s.post_mortem_id = m.id and s.words @@ ${query.any}::tsquery order by rank desc, s.position limit 1) best on true
      order by score desc, m.id desc limit ${limit}) pm`.execute(db);
  return rows;
}

/** Events that Debrief wrote itself repeat what the incident says. */
export async function searchEvents(db: Db, actor: Actor, query: ReadQuery, limit: number): Promise<Found[]> {
  const from = sql`from timeline_events e join incidents i on i.id = e.incident_id
    where e.words @@ ${query.whole}::tsquery and e.removed_at is null and e.source <> 'Debrief' and ${visibleIncidents(actor, 'i')}`;
  // Whether the incident may be seen changes what is found, not which way is the shorter.
  const counted = sql`from timeline_events e where e.words @@ ${query.whole}::tsquery and e.removed_at is null and e.source <> 'Debrief'`;
  const order = await newestFirst(db, counted, RANKED.event, sql`e.id`, sql`e.id::text`);
  const { rows } = await sql<Found>`
    select 'event' as kind, e.id, i.number, i.title, e.kind as status, e.at, i.severity, ${servicesOf(sql`i.id`)} as services, i.id as "incidentId",
      left(e.text, 20000) as text, e.score
    from (
      select r.*, row_number() over (partition by r.incident_id order by r.score desc, r.id desc) as nth
      from (
        select m.*, ts_rank(m.words, ${query.any}::tsquery, 1) * (case when m.key then 0.9 else 0.6 end) * ${fresh(sql`m.at`)} as score
        from (select e.* ${from} order by ${order} desc limit ${RANKED.event}) m) r) e
    join incidents i on i.id = e.incident_id
    where e.nth <= ${EVENTS_OF_ONE_INCIDENT} order by e.score desc, e.id desc limit ${limit}`.execute(db);
  return rows;
}

/** What a reference names, and what belongs to it: the incident and its post-mortems, or the other way round. */
export async function findReferenced(
  db: Db,
  actor: Actor,
  reference: NonNullable<Query['reference']>,
): Promise<Found[]> {
  const { kind, number } = reference;
  const isIncident = sql`i.number = ${kind === 'post-mortem' ? -1 : number}`;
  const isPostMortem = sql`pm.number = ${kind === 'incident' ? -1 : number}`;
  const { rows } = await sql<Found>`
    (select 'incident' as kind, i.id, i.number, i.title, i.status, i.started_at as at, i.severity, ${servicesOf(sql`i.id`)} as services, i.id as "incidentId",
      case when ${isIncident} then 1000.0 else 900.0 end as score, left(i.summary || ' ' || i.impact_text, 20000) as text
    from incidents i where ${visibleIncidents(actor, 'i')}
      and i.id in (select i.id from incidents i where ${isIncident} union all select pi.incident_id from post_mortems pm join post_mortem_incidents pi on pi.post_mortem_id = pm.id where ${isPostMortem}) limit 20)
    union all
    (select 'post-mortem' as kind, pm.id, pm.number, pm.title, pm.status, coalesce(pm.published_at, pm.created_at) as at, ${severityOfPostMortem}, ${servicesOfPostMortem},
      (select pi.incident_id from post_mortem_incidents pi where pi.post_mortem_id = pm.id order by 1 limit 1),
      case when ${isPostMortem} then 999.0 else 899.0 end, coalesce((select s.markdown from sections s where s.post_mortem_id = pm.id and s.key = 'summary'), '')
    from post_mortems pm where ${visiblePostMortems(actor, 'pm')}
      and pm.id in (select pm.id from post_mortems pm where ${isPostMortem} union all select pi.post_mortem_id from incidents i join post_mortem_incidents pi on pi.incident_id = i.id where ${isIncident}) limit 20)`.execute(
    db,
  );
  return rows.map((row) => ({ ...row, score: Number(row.score) }));
}

const MARKS = `StartSel="\uE000", StopSel="\uE001"`;
const CUT = `${MARKS}, MaxWords=34, MinWords=14, ShortWord=2, MaxFragments=2, FragmentDelimiter=" … "`;
/** What is no longer than this is shown whole. */
const SHORT = 220;

/** The words around what was found. A text's own signs of highlighting are taken out before ours are put in. */
export async function excerpt(db: Db, texts: readonly string[], any: string): Promise<string[]> {
  if (texts.length === 0) return [];
  const clean = texts.map((text) => text.replace(/[\uE000\uE001]/g, ''));
  const { rows } = await sql<{ excerpt: string }>`
    select ts_headline('english', t.text, ${any}::tsquery, case when length(t.text) <= ${SHORT} then ${`${MARKS}, HighlightAll=true`} else ${CUT} end) as excerpt
    from unnest(${clean}::text[]) with ordinality as t (text, place) order by t.place`.execute(db);
  return rows.map((row) => row.excerpt.replace(/\s+/g, ' ').trim());
}
