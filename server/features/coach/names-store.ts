import { sql } from 'kysely';
import { visibleIncidents } from '#server/features/incidents/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { ParticipantRole } from '#shared/incident-record.ts';
import type { Actor } from '#shared/rules/access.ts';

/** More took part in no incident that anybody writes about. */
const MOST_NEAR = 2000;
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

type NamedRow = DocumentPerson & { id: string };

/**
 * Who may be named in a post-mortem: who took part in its incidents, with their role; its owner, who wrote in it or owns a
 * follow-up of it; who is mentioned; and behind them as many members as `mostMembers`, those who were here last.
 */
export async function listDocumentPeople(
  db: Db,
  about: { postMortemId: string; incidentIds: readonly string[]; mentioned: readonly string[] },
  mostMembers: number,
): Promise<DocumentPerson[]> {
  const [near, members] = await Promise.all([listNearPeople(db, about), listMembersLastSeen(db, mostMembers)]);
  const known = new Set(near.map(({ id }) => id));
  return [...near, ...members.filter(({ id }) => !known.has(id))].map(({ id: _, ...person }) => person);
}

async function listNearPeople(
  db: Db,
  { postMortemId, incidentIds, mentioned }: Parameters<typeof listDocumentPeople>[1],
): Promise<NamedRow[]> {
  const { rows } = await sql<NamedRow>`
    with near (person_id, role) as (
      select p.person_id, p.role from participants p where p.incident_id = any(${incidentIds}::uuid[]) and not p.hidden
      union all select pm.owner_id, null from post_mortems pm where pm.id = ${postMortemId}
      union all select c.person_id, null from document_clients c where c.post_mortem_id = ${postMortemId}
      union all select f.owner_id, null from follow_ups f where f.post_mortem_id = ${postMortemId} and f.removed_at is null
      union all select unnest(${mentioned}::uuid[]), null
    ), nearest as (
      select person_id, min(array_position(${RANK}, role)) as rank from near where person_id is not null group by person_id
    )
    select people.id, people.name, people.handles, (${RANK})[rank] as role from nearest join people on people.id = nearest.person_id
    order by rank nulls last, people.name, people.id limit ${MOST_NEAR}`.execute(db);
  return rows;
}

async function listMembersLastSeen(db: Db, limit: number): Promise<NamedRow[]> {
  const { rows } = await sql<NamedRow>`
    select people.id, people.name, people.handles, null as role
    from (select person_id from members where not disabled order by last_seen_at desc nulls last, person_id limit ${limit}) here
    join people on people.id = here.person_id`.execute(db);
  return rows;
}
