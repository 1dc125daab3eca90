import { sql } from 'kysely';
import { visibleIncidents } from '#server/features/incidents/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { ParticipantRole } from '#shared/incident-record.ts';
import type { Actor } from '#shared/rules/access.ts';

const RANK = sql`array['lead', 'responder', 'reporter', 'observer']`;

export type KnownPerson = { name: string; handles: string[] };
export type DocumentPerson = KnownPerson & { role: ParticipantRole | null };

/**
 * Other than before as soon as anybody was added, renamed or removed: each row carries the number of the transaction that
 * wrote it. Reads every row, and of each only its head.
 */
export async function peopleVersion(db: Db): Promise<string> {
  const { rows } = await sql<{ version: string }>`
    select count(*) || ':' || coalesce(sum(xmin::text::bigint), 0) as version from people`.execute(db);
  return rows[0]!.version;
}

/** Everybody this installation knows. */
export async function listPeopleNames(db: Db): Promise<KnownPerson[]> {
  return db.selectFrom('people').select(['name', 'handles']).orderBy('id').execute();
}

/** Names of services with an incident that the actor may see; those of the given incidents first. */
export async function listServiceNames(
  db: Db,
  actor: Actor,
  incidentIds: readonly string[],
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select s.name from services s
    left join lateral (select true as own from incident_services o where o.service_id = s.id and o.incident_id = any(${incidentIds}::uuid[]) limit 1) mine on true
    where exists (select from incident_services x join incidents on incidents.id = x.incident_id
      where x.service_id = s.id and ${visibleIncidents(actor)})
    order by mine.own nulls last, s.name limit ${limit}`.execute(db);
  return rows.map((row) => row.name);
}

/**
 * Who may be named in a post-mortem: who took part in its incidents, with their role; its owner, who wrote in it or owns a
 * follow-up of it; who is mentioned; then the members. Those who are nearer come first.
 */
export async function listDocumentPeople(
  db: Db,
  about: { postMortemId: string; incidentIds: readonly string[]; mentioned: readonly string[] },
  limit: number,
): Promise<DocumentPerson[]> {
  const { postMortemId, incidentIds, mentioned } = about;
  const { rows } = await sql<DocumentPerson>`
    with near (person_id, role, distance) as (
      select p.person_id, p.role, 0 from participants p where p.incident_id = any(${incidentIds}::uuid[]) and not p.hidden
      union all select pm.owner_id, null, 1 from post_mortems pm where pm.id = ${postMortemId}
      union all select c.person_id, null, 1 from document_clients c where c.post_mortem_id = ${postMortemId}
      union all select f.owner_id, null, 1 from follow_ups f where f.post_mortem_id = ${postMortemId} and f.removed_at is null
      union all select unnest(${mentioned}::uuid[]), null, 1
      union all select m.person_id, null, 2 from members m where not m.disabled
    ), nearest as (
      select person_id, min(distance) as distance,
        (array_agg(role order by array_position(${RANK}, role)) filter (where role is not null))[1] as role
      from near where person_id is not null group by person_id
    )
    select people.name, people.handles, nearest.role from nearest join people on people.id = nearest.person_id
    order by nearest.distance, array_position(${RANK}, nearest.role), people.name, people.id limit ${limit}`.execute(
    db,
  );
  return rows;
}
