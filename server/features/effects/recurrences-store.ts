import { sql } from 'kysely';
import { visibleIncidents } from '#server/features/incidents/index.ts';
import type { Db, Tx } from '#server/platform/context.ts';
import type { Actor } from '#shared/rules/access.ts';
import type { Asked } from './effects-store.ts';

export type RecurrenceRow = { incidentId: string; number: number; title: string; at: Date };

export async function listRecurrences(db: Db, actor: Actor, checkId: string): Promise<RecurrenceRow[]> {
  const { rows } = await sql<RecurrenceRow>`
    select i.id as "incidentId", i.number, i.title, r.at from effect_recurrences r join incidents i on i.id = r.incident_id
    where r.check_id = ${checkId} and ${visibleIncidents(actor, 'i')} order by r.at desc, i.number desc limit 100`.execute(
    db,
  );
  return rows;
}

/**
 * Keeps that an incident came although the work after these earlier ones was done, and asks again about it. What it was
 * said to repeat, and does not any more, speaks against nothing. Gives what it speaks against since now.
 */
export async function keepRecurrences(
  tx: Tx,
  incidentId: string,
  earlierIds: readonly string[],
  now: Date,
): Promise<Asked[]> {
  const checks = sql`
    select c.id from effect_checks c join follow_ups f on f.id = c.follow_up_id and f.done_at = c.done_at and f.status = 'done'
    join post_mortem_incidents pi on pi.post_mortem_id = f.post_mortem_id
    where pi.incident_id = any(${[...earlierIds]}::uuid[]) and c.dropped_at is null and f.removed_at is null
      and c.done_at < (select started_at from incidents where id = ${incidentId})
      and not exists (select from post_mortem_incidents own where own.post_mortem_id = f.post_mortem_id and own.incident_id = ${incidentId})`;
  await sql`delete from effect_recurrences r where r.incident_id = ${incidentId} and not (r.check_id in (${checks}))`.execute(
    tx,
  );
  const { rows } = await sql<Asked>`
    with added as (
      insert into effect_recurrences (check_id, incident_id, at) select distinct found.id, ${incidentId}::uuid, ${now}::timestamptz from (${checks}) found
      on conflict do nothing returning check_id)
    update effect_checks c set asked_at = coalesce(c.asked_at, ${now}) from added, follow_ups f
    where c.id = added.check_id and f.id = c.follow_up_id
    returning c.id as "checkId", f.id as "followUpId", f.number, f.post_mortem_id as "postMortemId", f.owner_id as "ownerId"`.execute(
    tx,
  );
  return rows;
}
