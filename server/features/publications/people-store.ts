import { sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';
import type { ParticipantRole } from '#shared/incident-record.ts';
import type { KnownPerson } from '#shared/redaction/people-needles.ts';

/** More names than this are in no document; those nearest to the incident come first. */
const MOST = 10_000;

/**
 * Everybody this installation knows, whose name may stand in a document: those who took part with their role, the most telling of
 * several, and behind them all others.
 */
export async function listKnownPeople(db: Db, incidentIds: readonly string[]): Promise<KnownPerson[]> {
  const ranks = sql`array['lead', 'responder', 'reporter', 'observer']`;
  const { rows } = await sql<KnownPerson & { role: ParticipantRole | null }>`
    with near as (
      select person_id, min(array_position(${ranks}, role)) as rank from participants
      where incident_id = any(${[...incidentIds]}::uuid[]) and not hidden group by person_id
    )
    select people.id, people.name, people.handles, coalesce(members.email, people.email) as email, (${ranks})[near.rank] as role
    from people left join near on near.person_id = people.id left join members on members.person_id = people.id
    order by near.rank nulls last, people.name, people.id limit ${MOST}`.execute(db);
  return rows;
}
