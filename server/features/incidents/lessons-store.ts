import { sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';
import type { Lesson } from '#shared/rules/similar/say-lesson.ts';

/**
 * What the post-mortems of public incidents named, and what became of what they asked for. For texts that everybody reads:
 * a post-mortem that is also about a private incident tells nothing here.
 */
export async function findLessons(db: Db, incidentIds: readonly string[]): Promise<Map<string, Lesson>> {
  if (incidentIds.length === 0) return new Map();
  const { rows } = await sql<Lesson & { incidentId: string }>`
    select i.id as "incidentId", 'PM-' || pm.number as "postMortem",
      array(select f.title from factors f where f.post_mortem_id = pm.id and f.state = 'confirmed' and f.role <> 'limited-the-damage'
        and f.removed_at is null order by f.position limit 5) as factors,
      coalesce((select jsonb_agg(jsonb_build_object('reference', 'FU-' || f.number, 'title', f.title, 'status', f.status, 'reason', f.reason,
          'doneOn', to_char(f.done_at at time zone 'UTC', 'YYYY-MM-DD'),
          'answer', (select a.answer from effect_checks c join effect_answers a on a.check_id = c.id
            where c.follow_up_id = f.id and c.done_at = f.done_at order by a.id desc limit 1)) order by f.number)
        from follow_ups f where f.post_mortem_id = pm.id and f.state = 'confirmed' and f.removed_at is null and f.number is not null), '[]'::jsonb) as "followUps"
    from unnest(${incidentIds}::uuid[]) as i (id)
    join lateral (select p.id, p.number from post_mortem_incidents pi join post_mortems p on p.id = pi.post_mortem_id where pi.incident_id = i.id order by p.number limit 1) pm on true
    where not exists (select from post_mortem_incidents hide join incidents x on x.id = hide.incident_id where hide.post_mortem_id = pm.id and x.private)`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.incidentId, row]));
}
