import { sql } from 'kysely';
import { visiblePostMortems } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import type { Actor } from '#shared/rules/access.ts';

export type CountedWork = {
  personId: string;
  openPostMortems: number;
  openFollowUps: number;
  lateFollowUps: number;
  /** The last day of the absence they are in. */
  awayUntil: string | null;
};

/** Of what the actor may see: a number that counted more would tell that there is something private. Days are those of each person. */
export async function countWork(
  db: Db,
  actor: Actor,
  personIds: readonly string[],
  { now, timeZone }: { now: Date; timeZone: string },
): Promise<CountedWork[]> {
  const { rows } = await sql<CountedWork>`
    select p.id as "personId",
      (select count(*)::int from post_mortems pm
        where pm.owner_id = p.id and pm.owner_accepted and pm.status <> 'published' and ${visiblePostMortems(actor, 'pm')}) as "openPostMortems",
      work.open as "openFollowUps", work.late as "lateFollowUps",
      (select max(a.to_on)::text from absences a where a.person_id = p.id and today.day between a.from_on and a.to_on) as "awayUntil"
    from people p
    cross join lateral (select (${now}::timestamptz at time zone coalesce(p.time_zone, ${timeZone}))::date as day) today
    cross join lateral (
      select count(*)::int as open, count(*) filter (where f.due_on < today.day)::int as late
      from follow_ups f left join post_mortems pm on pm.id = f.post_mortem_id
      where f.owner_id = p.id and f.status in ('open', 'in-progress') and f.state = 'confirmed' and f.removed_at is null
        and (pm.id is null or ${visiblePostMortems(actor, 'pm')})
    ) work
    where p.id = any(${[...personIds]}::uuid[]) order by lower(p.name), p.id`.execute(db);
  return rows;
}
