import { sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';
import type { TeamPace } from '#shared/rules/coverage.ts';

/** Full quarters that are looked back on. */
const LOOK_BACK = 8;

/**
 * For the teams of the open follow-ups of a post-mortem: what they have to do until its last date, and what they finished in
 * each full quarter since their first. What belongs to other private incidents is not counted: the numbers are for all.
 */
export async function listPaces(db: Db, postMortemId: string, today: string): Promise<TeamPace[]> {
  const open = sql`f.status in ('open', 'in-progress') and f.state = 'confirmed' and f.removed_at is null`;
  const isOpenToAll = sql`(f.post_mortem_id is null or f.post_mortem_id = ${postMortemId} or not exists (select 1 from post_mortem_incidents pi
    join incidents i on i.id = pi.incident_id where pi.post_mortem_id = f.post_mortem_id and i.private))`;
  const { rows } = await sql<TeamPace>`
    with plan as (select f.team_id, max(f.due_on) as until from follow_ups f
      where f.post_mortem_id = ${postMortemId} and ${open} and f.team_id is not null and f.due_on is not null group by 1),
    done as (select f.team_id, date_trunc('quarter', f.done_at at time zone 'UTC') as quarter, count(*)::int as count from follow_ups f
      join plan on plan.team_id = f.team_id
      where f.status = 'done' and f.removed_at is null and f.done_at is not null and ${isOpenToAll}
        and f.done_at at time zone 'UTC' < date_trunc('quarter', ${today}::date)
        and f.done_at at time zone 'UTC' >= date_trunc('quarter', ${today}::date) - make_interval(months => ${3 * LOOK_BACK}) group by 1, 2)
    select t.name as team, to_char(plan.until, 'YYYY-MM-DD') as until,
      (select count(*)::int from follow_ups f where f.team_id = plan.team_id and ${open} and coalesce(f.due_on, 'infinity'::date) <= plan.until and ${isOpenToAll}) as due,
      coalesce((select json_agg(coalesce(d.count, 0) order by q) from generate_series((select min(quarter) from done where team_id = plan.team_id),
        date_trunc('quarter', ${today}::date) - interval '3 months', interval '3 months') q left join done d on d.team_id = plan.team_id and d.quarter = q), '[]') as finished
    from plan join teams t on t.id = plan.team_id order by lower(t.name)`.execute(db);
  return rows;
}
