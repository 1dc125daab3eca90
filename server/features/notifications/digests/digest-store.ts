import { type RawBuilder, sql } from 'kysely';
import { visiblePostMortems } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { Actor } from '#shared/rules/access.ts';

export type DigestRow = {
  number: number;
  title: string;
  owner: string | null;
  dueOn: string | null;
  late: boolean;
  private: boolean;
  /** How many there are in all. */
  all: number;
  allLate: number;
};

const members = (teamId: string) => sql`(select person_id from team_members where team_id = ${teamId})`;
const ofTeam = (teamId: string) => sql`exists (
  select 1 from post_mortem_incidents pi join incident_services x on x.incident_id = pi.incident_id
  join service_teams s on s.service_id = x.service_id where pi.post_mortem_id = pm.id and s.team_id = ${teamId})`;
const isPrivate = sql`exists (
  select 1 from post_mortem_incidents pi join incidents i on i.id = pi.incident_id where pi.post_mortem_id = pm.id and i.private)`;

const read = async (db: Db, things: RawBuilder<unknown>, limit: number): Promise<DigestRow[]> => {
  const { rows } = await sql<DigestRow>`
    select things.*, (count(*) over ())::int as "all", (count(*) filter (where late) over ())::int as "allLate"
    from (${things}) things order by late desc, "dueOn" nulls last, number limit ${limit}`.execute(db);
  return rows;
};

/** What members of the team own and is open, and what nobody owns but its services are about. `today`: YYYY-MM-DD. */
export const listTeamFollowUps = (db: Db, actor: Actor, teamId: string, today: string, limit: number) =>
  read(
    db,
    sql`select f.number, f.title, o.name as owner, f.due_on::text as "dueOn", coalesce(f.due_on < ${today}::date, false) as late,
        ${isPrivate} as private
      from follow_ups f left join post_mortems pm on pm.id = f.post_mortem_id left join people o on o.id = f.owner_id
      where f.status in ('open', 'in-progress') and f.state = 'confirmed' and f.removed_at is null
        and (f.owner_id in ${members(teamId)} or f.owner_id is null and ${ofTeam(teamId)}) and ${visiblePostMortems(actor, 'pm')}`,
    limit,
  );

export const listTeamPostMortems = (db: Db, actor: Actor, teamId: string, today: string, zone: string, limit: number) =>
  read(
    db,
    sql`select pm.number, pm.title, o.name as owner, (pm.due_at at time zone ${zone})::date::text as "dueOn",
        coalesce((pm.due_at at time zone ${zone})::date < ${today}::date, false) as late, ${isPrivate} as private
      from post_mortems pm left join people o on o.id = pm.owner_id
      where pm.status <> 'published' and (pm.owner_id in ${members(teamId)} or pm.owner_id is null and ${ofTeam(teamId)})
        and ${visiblePostMortems(actor, 'pm')}`,
    limit,
  );

export type DigestPublication = { id: string; number: number; title: string; private: boolean };

/** Versions for everybody inside, the newest of each, first those about the services of the team. */
export async function listPublishedSince(db: Db, actor: Actor, teamId: string, since: Date, limit: number) {
  const { rows } = await sql<DigestPublication>`
    select * from (
      select distinct on (pm.id) p.id, pm.number, p.title, ${isPrivate} as private, ${ofTeam(teamId)} as near, p.published_at as at
      from publications p join post_mortems pm on pm.id = p.post_mortem_id
      where p.audience = 'internal' and p.withdrawn_at is null and p.published_at >= ${since} and ${visiblePostMortems(actor, 'pm')}
      order by pm.id, p.number desc) latest
    order by near desc, at desc limit ${limit}`.execute(db);
  return rows;
}

/** Teams that want their week, with their members who can sign in and were not told of it yet. */
export async function listDigestReaders(db: Db, week: string) {
  const { rows } = await sql<{ teamId: string; personId: string; name: string; role: 'viewer' | 'editor' | 'admin' }>`
    select t.id as "teamId", m.person_id as "personId", p.name, m.role
    from teams t left join team_reach r on r.team_id = t.id
    join team_members x on x.team_id = t.id
    join members m on m.person_id = x.person_id and not m.disabled
    join people p on p.id = m.person_id
    where coalesce(r.has_digest, true) and not exists (
      select 1 from notifications n where n.kind = 'digest' and n.person_id = m.person_id and n.team_id = t.id and n.anchor = ${week})`.execute(
    db,
  );
  return rows;
}

export async function listDigestTeams(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select t.id from teams t left join team_reach r on r.team_id = t.id where coalesce(r.has_digest, true)`.execute(db);
  return rows.map((row) => row.id);
}
