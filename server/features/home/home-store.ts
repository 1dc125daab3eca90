import { sql } from 'kysely';
import { visibleIncidents } from '#server/features/incidents/index.ts';
import { visiblePostMortems } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { Outcome } from '#shared/contracts/incidents.ts';
import type { PostMortemStatus } from '#shared/contracts/post-mortems.ts';
import type { Actor } from '#shared/rules/access.ts';

const DAY = 86_400_000;
/** A draft that is being written is not missed yet. */
const DRAFT_WITHIN = 60_000;
const before = (now: Date, days: number) => new Date(now.getTime() - days * DAY);

export type OwnedPostMortem = {
  id: string;
  number: number;
  title: string;
  status: PostMortemStatus;
  isAccepted: boolean;
  reasons: string[];
  questions: number;
  dueAt: Date | null;
};

/** Post-mortems that somebody owns, or is proposed to own, and that are not out yet. */
export async function listOwned(db: Db, actor: Actor, personId: string, limit: number): Promise<OwnedPostMortem[]> {
  const { rows } = await sql<OwnedPostMortem>`
    select pm.id, pm.number, pm.title, pm.status, pm.owner_accepted as "isAccepted", pm.owner_reasons as reasons,
      (select count(*) from questions q where q.post_mortem_id = pm.id and q.state = 'open') as questions, pm.due_at as "dueAt"
    from post_mortems pm where pm.owner_id = ${personId} and pm.status <> 'published' and ${visiblePostMortems(actor, 'pm')}
    order by pm.due_at nulls last, pm.number desc limit ${limit}`.execute(db);
  return rows;
}

export type InReview = { id: string; number: number; title: string; askedBy: string | null; askedAt: Date | null };

/** What waits for readers: sent to review by somebody else. With a person, only where they took part. */
export async function listInReview(
  db: Db,
  actor: Actor,
  personId: string | null,
  onlyOwn: boolean,
): Promise<InReview[]> {
  const { rows } = await sql<InReview>`
    select pm.id, pm.number, pm.title, m.by as "askedBy", m.at as "askedAt"
    from post_mortems pm
    left join lateral (select m.by, m.at from post_mortem_moves m where m.post_mortem_id = pm.id and m.verb = 'submit' order by m.id desc limit 1) m on true
    where pm.status = 'in-review' and (${personId}::uuid is null or pm.owner_id is distinct from ${personId}::uuid) and ${visiblePostMortems(actor, 'pm')}
      ${onlyOwn ? sql`and exists (select 1 from post_mortem_incidents pi join participants p on p.incident_id = pi.incident_id where pi.post_mortem_id = pm.id and p.person_id = ${personId}::uuid and not p.hidden)` : sql``}
    order by m.at nulls last, pm.number limit 10`.execute(db);
  return rows;
}

export type Undecided = {
  id: string;
  number: number;
  title: string;
  resolvedAt: Date;
  outcome: Outcome;
  reasons: { text: string; weight: 'for' | 'against' }[];
  postMortemId: string | null;
  postMortemNumber: number | null;
};

/**
 * Lately resolved incidents that wait for a person: a post-mortem that nobody owns, one that was asked for and is not there,
 * or an outcome that leaves the choice. What somebody decided is not asked again.
 */
export async function listUndecided(db: Db, actor: Actor, now: Date, personId: string | null): Promise<Undecided[]> {
  const { rows } = await sql<Undecided>`
    select i.id, i.number, i.title, i.resolved_at as "resolvedAt", d.outcome, d.reasons, pm.id as "postMortemId", pm.number as "postMortemNumber"
    from incidents i
    join lateral (select d.outcome, d.reasons, d.override_reason, d.decided_at from decisions d where d.incident_id = i.id order by d.id desc limit 1) d on true
    left join lateral (select p.id, p.number, p.owner_id, p.owner_accepted, p.status from post_mortem_incidents pi join post_mortems p on p.id = pi.post_mortem_id where pi.incident_id = i.id order by p.number limit 1) pm on true
    where i.status in ('resolved', 'closed') and i.started_at > ${before(now, 45)} and i.resolved_at > ${before(now, 14)} and ${visibleIncidents(actor, 'i')}
      and (d.outcome in ('required', 'recommended') and (pm.id is null and d.decided_at < ${new Date(now.getTime() - DRAFT_WITHIN)} or pm.owner_id is null and pm.status <> 'published')
        or d.outcome = 'optional' and d.override_reason is null and (pm.id is null or pm.status = 'draft' and not pm.owner_accepted) and i.resolved_at > ${before(now, 7)})
      ${personId === null ? sql`` : sql`and exists (select 1 from participants p where p.incident_id = i.id and p.person_id = ${personId}::uuid and not p.hidden)`}
    order by i.resolved_at desc limit 10`.execute(db);
  return rows;
}

export type OpenIncident = {
  id: string;
  number: number;
  title: string;
  status: 'open' | 'mitigated';
  severity: string | null;
  services: string[];
  startedAt: Date;
  leadId: string | null;
  leadName: string | null;
  all: number;
};

export async function listOpen(db: Db, actor: Actor, limit: number): Promise<OpenIncident[]> {
  const { rows } = await sql<OpenIncident>`
    select i.id, i.number, i.title, i.status, i.severity, i.started_at as "startedAt", i.lead_id as "leadId", lead.name as "leadName", count(*) over () as "all",
      array(select s.name from incident_services x join services s on s.id = x.service_id where x.incident_id = i.id order by s.name) as services
    from incidents i left join people lead on lead.id = i.lead_id
    where i.status in ('open', 'mitigated') and ${visibleIncidents(actor, 'i')}
    order by i.started_at desc, i.id desc limit ${limit}`.execute(db);
  return rows;
}

export type MyFollowUp = {
  id: string;
  number: number;
  title: string;
  status: 'open' | 'in-progress';
  priority: 'low' | 'medium' | 'high' | null;
  dueOn: string | null;
  postMortemNumber: number | null;
  all: number;
};

export async function listMyFollowUps(db: Db, actor: Actor, personId: string, limit: number): Promise<MyFollowUp[]> {
  const { rows } = await sql<MyFollowUp>`
    select f.id, f.number, f.title, f.status, f.priority, f.due_on as "dueOn", pm.number as "postMortemNumber", count(*) over () as "all"
    from follow_ups f left join post_mortems pm on pm.id = f.post_mortem_id
    where f.owner_id = ${personId} and f.status in ('open', 'in-progress') and f.state = 'confirmed' and f.removed_at is null and (pm.id is null or ${visiblePostMortems(actor, 'pm')})
    order by coalesce(f.due_on, 'infinity'::date), f.id limit ${limit}`.execute(db);
  return rows;
}

export type Unreadable = { sourceName: string; count: number; latestAt: Date; why: string | null };

export async function listUnreadable(db: Db, now: Date): Promise<Unreadable[]> {
  const { rows } = await sql<Unreadable>`
    select s.name as "sourceName", count(*) as count, max(d.received_at) as "latestAt", (array_agg(d.why order by d.id desc))[1] as why
    from deliveries d join sources s on s.id = d.source_id
    where d.outcome in ('unreadable', 'failed') and d.received_at > ${before(now, 14)} and not s.disabled
    group by s.id, s.name order by max(d.received_at) desc limit 5`.execute(db);
  return rows;
}

export type Published = {
  id: string;
  number: number;
  title: string;
  publishedAt: Date;
  services: string[];
  characters: number;
  tookPart: boolean;
  knowsService: boolean;
};

/** Lately published, first what was about services that the reader has responded to. */
export async function listPublished(db: Db, actor: Actor, now: Date, personId: string | null): Promise<Published[]> {
  const mine = (what: ReturnType<typeof sql>) => (personId === null ? sql<boolean>`false` : what);
  const { rows } = await sql<Published>`
    with known as materialized (
      select distinct y.service_id from participants p join incident_services y on y.incident_id = p.incident_id
      where p.person_id = ${personId}::uuid and not p.hidden and p.role <> 'observer')
    select pm.*, (select coalesce(sum(length(s.markdown)), 0) from sections s where s.post_mortem_id = pm.id)::int as characters
    from (
      select pm.id, pm.number, pm.title, pm.published_at as "publishedAt",
        array(select distinct s.name from post_mortem_incidents pi join incident_services x on x.incident_id = pi.incident_id join services s on s.id = x.service_id where pi.post_mortem_id = pm.id order by 1) as services,
        ${mine(sql`exists (select 1 from post_mortem_incidents pi join participants p on p.incident_id = pi.incident_id where pi.post_mortem_id = pm.id and p.person_id = ${personId}::uuid and not p.hidden)`)} as "tookPart",
        ${mine(sql`exists (select 1 from post_mortem_incidents pi join incident_services x on x.incident_id = pi.incident_id where pi.post_mortem_id = pm.id and x.service_id in (select service_id from known))`)} as "knowsService"
      from (select pm.* from post_mortems pm where pm.status = 'published' and pm.created_at > ${before(now, 365)} order by pm.created_at desc limit 200) pm
      where pm.published_at > ${before(now, 30)} and (${personId}::uuid is null or pm.owner_id is distinct from ${personId}::uuid) and ${visiblePostMortems(actor, 'pm')}) pm
    order by "tookPart", "knowsService" desc, "publishedAt" desc limit 4`.execute(db);
  return rows;
}

/** What somebody did since `from`, in incidents that were not over by then. */
export async function listDoneSince(db: Db, personId: string, from: Date): Promise<{ id: string; at: number }[]> {
  const { rows } = await sql<{ id: string; at: Date }>`
    select e.id, e.at from participants p
    join incidents i on i.id = p.incident_id and (i.resolved_at is null or i.resolved_at > ${from})
    join timeline_events e on e.incident_id = p.incident_id and e.at > ${from} and e.person_id = ${personId} and e.removed_at is null
    where p.person_id = ${personId} and not p.hidden order by e.at limit 500`.execute(db);
  return rows.map((row) => ({ id: row.id, at: row.at.getTime() }));
}

export async function findReader(db: Db, personId: string): Promise<{ name: string; timeZone: string } | undefined> {
  return db
    .selectFrom('people')
    .select(['name', sql<string>`coalesce(time_zone, (select time_zone from installation))`.as('timeZone')])
    .where('id', '=', personId)
    .executeTakeFirst();
}
