import { sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';

/** The team of all services of its incidents, else the one team that its owner is in; null where that is not one. */
export async function likelyTeam(db: Db, postMortemId: string | null, ownerId: string | null): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select min(st.team_id::text) as id from post_mortem_incidents pi
      join incident_services x on x.incident_id = pi.incident_id join service_teams st on st.service_id = x.service_id
      where pi.post_mortem_id = ${postMortemId}::uuid having count(distinct st.team_id) = 1
    union all
    select min(team_id::text) from team_members where person_id = ${ownerId}::uuid having count(*) = 1
    limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

/** Whether the thread and the section are of this post-mortem. */
export async function findsOrigin(
  db: Db,
  postMortemId: string,
  { threadId, section }: { threadId?: string | undefined; section?: string | undefined },
): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select (${threadId ?? null}::uuid is null or exists (select 1 from threads where id = ${threadId ?? null}::uuid and post_mortem_id = ${postMortemId}))
      and (${section ?? null}::text is null or exists (select 1 from sections where key = ${section ?? null} and post_mortem_id = ${postMortemId})) as found`.execute(
    db,
  );
  return rows[0]?.found === true;
}
