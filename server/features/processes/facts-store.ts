import { sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';

export type DocumentFacts = NonNullable<Awaited<ReturnType<typeof findDocumentFacts>>>;

/** Everything steps hang on but the review, in one query. */
export async function findDocumentFacts(db: Db, postMortemId: string) {
  const { rows } = await sql<{
    id: string;
    status: 'draft' | 'in-review' | 'published';
    template: string;
    timeZone: string;
    createdAt: Date;
    publishedAt: Date | null;
    dueAt: Date | null;
    dueReasons: string[];
    earliestAt: Date | null;
    isImported: boolean;
    isDateSet: boolean;
    ownerId: string | null;
    resolvedAt: Date | null;
    leadId: string | null;
    managerId: string | null;
    submittedAt: Date | null;
    asked: number;
    answered: number;
    answeredAt: Date | null;
    heldAt: Date | null;
    candidates: number;
    agreed: number;
    unplanned: number;
  }>`
    select pm.id, pm.status, pm.template, pm.time_zone as "timeZone", pm.created_at as "createdAt", pm.published_at as "publishedAt",
      pm.due_at as "dueAt", pm.due_reasons as "dueReasons", pm.earliest_at as "earliestAt", pm.imported_name is not null as "isImported",
      -- A draft proposes a date; any other date is somebody's.
      (pm.drafted_at is null and pm.due_at is not null) or exists (
        select 1 from record_entries r where r.post_mortem_id = pm.id and r.action = 'post-mortem.changed' and r.after ? 'dueAt') as "isDateSet",
      pm.owner_id as "ownerId", incident.*, review.*, account.*, work.*,
      (select min(d.held_at) from debriefs d where d.post_mortem_id = pm.id) as "heldAt"
    from post_mortems pm
    cross join lateral (
      select max(i.resolved_at) as "resolvedAt",
        (array_agg(i.lead_id order by i.started_at) filter (where i.lead_id is not null))[1] as "leadId",
        (select t.manager_id from post_mortem_incidents y join incident_services x on x.incident_id = y.incident_id
          join service_teams st on st.service_id = x.service_id join teams t on t.id = st.team_id
          where y.post_mortem_id = pm.id and t.manager_id is not null order by lower(t.name) limit 1) as "managerId"
      from post_mortem_incidents pi join incidents i on i.id = pi.incident_id where pi.post_mortem_id = pm.id) incident
    cross join lateral (
      select max(m.at) as "submittedAt" from post_mortem_moves m where m.post_mortem_id = pm.id and m.verb = 'submit') review
    cross join lateral (
      select count(*)::int as asked,
        count(*) filter (where a.sent_at is not null or a.declined_at is not null)::int as answered,
        max(greatest(a.sent_at, a.declined_at)) as "answeredAt"
      from accounts a where a.post_mortem_id = pm.id) account
    cross join lateral (
      select count(*) filter (where f.state = 'candidate')::int as candidates,
        count(*) filter (where f.state = 'confirmed')::int as agreed,
        count(*) filter (where f.state = 'confirmed' and f.status in ('open', 'in-progress')
          and (f.owner_id is null or f.due_on is null))::int as unplanned
      from follow_ups f where f.post_mortem_id = pm.id and f.removed_at is null) work
    where pm.id = ${postMortemId}`.execute(db);
  return rows[0];
}

/** Of these people those who can sign in. */
export async function listAbleIds(db: Db, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await db
    .selectFrom('members')
    .select('person_id')
    .where('person_id', 'in', [...personIds])
    .where('disabled', '=', false)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** When these people did something in the incidents of a document, to the quarter of an hour: no zone changes its clock within one. */
export async function listQuartersOf(db: Db, postMortemId: string, personIds: readonly string[]) {
  if (personIds.length === 0) return [];
  const { rows } = await sql<{ personId: string; at: Date }>`
    select distinct e.person_id as "personId", date_bin('15 minutes', e.at, 'epoch'::timestamptz) as at
    from post_mortem_incidents pi join timeline_events e on e.incident_id = pi.incident_id
    where pi.post_mortem_id = ${postMortemId} and e.removed_at is null and e.person_id = any(${[...personIds]}::uuid[])`.execute(
    db,
  );
  return rows;
}
