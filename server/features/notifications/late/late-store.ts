import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { ReachTimes } from '#shared/rules/reach-times.ts';

/** Something of a member of a team that was due on one of these days, for the team's manager. */
export type LateThing = {
  teamId: string;
  managerId: string;
  managerName: string;
  managerRole: 'viewer' | 'editor' | 'admin';
  ownerId: string;
  postMortemId: string | null;
  followUpId: string | null;
  stepKey: string | null;
  dueAt: Date;
};

/** Teams with somebody to tell, and after how many working days. */
export async function listEscalatingTeams(db: Db) {
  const { rows } = await sql<{ teamId: string; after: number }>`
    select t.id as "teamId", coalesce(r.escalate_after, case when r.team_id is null then 5 end) as after
    from teams t left join team_reach r on r.team_id = t.id
    join members m on m.person_id = t.manager_id and not m.disabled
    where r.team_id is null or r.escalate_after is not null`.execute(db);
  return rows;
}

/**
 * What of theirs is past its date, but not since before the day `from`. Nobody is told of their own work as that of their team,
 * and of one date once.
 */
export async function listLate(db: Db, teamId: string, from: string, now: Date): Promise<LateThing[]> {
  const notPaused = sql`not exists (select 1 from process_pauses p where p.post_mortem_id = pm.id and p.to_at is null)`;
  const { rows } = await sql<LateThing>`
    with late as (
      select f.owner_id as "ownerId", f.post_mortem_id as "postMortemId", f.id as "followUpId", null as "stepKey",
        f.due_on::timestamp at time zone 'UTC' as "dueAt"
      from follow_ups f where f.status in ('open', 'in-progress') and f.state = 'confirmed' and f.removed_at is null
        and f.due_on >= ${from}::date and f.due_on < ${now}::timestamptz
      union all
      select pm.owner_id, pm.id, null, null, date_trunc('milliseconds', pm.due_at) from post_mortems pm
      where pm.status <> 'published' and pm.owner_accepted and pm.due_at >= ${from}::date and pm.due_at < ${now} and ${notPaused}
      union all
      select s.person_id, s.post_mortem_id, null, s.key, date_trunc('milliseconds', s.due_at)
      from process_steps s join post_mortems pm on pm.id = s.post_mortem_id
      where s.state = 'open' and s.required and pm.status <> 'published' and s.due_at >= ${from}::date and s.due_at < ${now} and ${notPaused})
    select t.id as "teamId", t.manager_id as "managerId", boss.name as "managerName", m.role as "managerRole", late.*
    from teams t join people boss on boss.id = t.manager_id join members m on m.person_id = boss.id and not m.disabled
    join team_members x on x.team_id = t.id join late on late."ownerId" = x.person_id
    where t.id = ${teamId} and x.person_id <> t.manager_id and not exists (
      select 1 from notifications n where n.kind = 'escalation' and n.person_id = t.manager_id and n.about_person_id = x.person_id
        and coalesce(n.follow_up_id, n.post_mortem_id) = coalesce(late."followUpId", late."postMortemId")
        and coalesce(n.step_key, '') = coalesce(late."stepKey", '') and n.due_at = late."dueAt")`.execute(db);
  return rows;
}

export type Escalation = {
  kind: 'escalation' | 'escalated';
  personId: string;
  aboutPersonId: string;
  by: string;
  excerpt: string;
  thing: LateThing;
  times: ReachTimes;
};

export async function insertEscalation(tx: Tx, one: Escalation, now: Date): Promise<boolean> {
  const { thing, times } = one;
  const result = await tx
    .insertInto('notifications')
    .values({
      id: newId(),
      kind: one.kind,
      person_id: one.personId,
      about_person_id: one.aboutPersonId,
      team_id: thing.teamId,
      post_mortem_id: thing.postMortemId,
      follow_up_id: thing.followUpId,
      step_key: thing.stepKey,
      by: one.by,
      excerpt: one.excerpt,
      anchor: '',
      at: now,
      read_at: null,
      due_at: thing.dueAt,
      stage: 0,
      mail_at: times.mailAt,
      chat_at: times.chatAt,
      mail_unless_chat: times.mailUnlessChat,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export type Reach = { escalateAfter: number | null; digest: boolean };
export const USUAL_REACH: Reach = { escalateAfter: 5, digest: true };

export async function listReach(db: Db): Promise<Map<string, Reach>> {
  const rows = await db.selectFrom('team_reach').selectAll().execute();
  return new Map(rows.map((row) => [row.team_id, { escalateAfter: row.escalate_after, digest: row.has_digest }]));
}

export async function saveReach(tx: Tx, teamId: string, { escalateAfter, digest }: Reach): Promise<void> {
  const fields = { escalate_after: escalateAfter, has_digest: digest };
  await tx
    .insertInto('team_reach')
    .values({ team_id: teamId, ...fields })
    .onConflict((conflict) => conflict.column('team_id').doUpdateSet(fields))
    .execute();
}
