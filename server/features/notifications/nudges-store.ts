import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { MailRule } from '#shared/rules/notification-kinds.ts';
import type { ReachTimes } from '#shared/rules/reach-times.ts';

export const NUDGE_KINDS = ['due-follow-up', 'due-post-mortem', 'due-step'] as const;
export type NudgeKind = (typeof NUDGE_KINDS)[number];
/** Whoever has this calendar is to be told now of what is due on that day, between these instants on their clock. */
export type Planned = { group: number; dueOn: string; from: Date; to: Date; stage: number };
export type DueThing = {
  personId: string;
  postMortemId: string | null;
  followUpId: string | null;
  stepKey: string | null;
  dueAt: Date;
  stage: number;
  group: number;
  /** What they chose for this kind, if they did. */
  mail: MailRule | null;
  chat: MailRule | null;
};

/** A day as the instant it is kept as. */
const instantOf = (day: RawBuilder<unknown>) => sql`(${day}::timestamp at time zone 'UTC')`;

/** Of what is planned, what its owners were not told yet: some `limit` of it, each a member who can sign in. `groups[2]` are those with that calendar. */
export async function listUntold(
  db: Db,
  kind: NudgeKind,
  plan: readonly Planned[],
  groups: readonly (readonly string[])[],
  now: Date,
  limit: number,
) {
  const { things, isSame, isOnDay } = THINGS[kind](plan, now);
  const who = groups.flatMap((ids, group) => ids.map((personId) => ({ personId, group })));
  const { rows } = await sql<DueThing>`
    select due.*, p.stage, p."group", rule.mail, rule.chat
    from (${things}) due
    join members m on m.person_id = due."personId" and not m.disabled
    join jsonb_to_recordset(${JSON.stringify(who)}::jsonb) as who("personId" uuid, "group" int) on who."personId" = m.person_id
    join jsonb_to_recordset(${JSON.stringify(plan)}::jsonb)
      as p("group" int, "dueOn" date, "from" timestamptz, "to" timestamptz, stage smallint)
      on p."group" = who."group"
      and ${isOnDay}
    left join notification_rules rule on rule.person_id = m.person_id and rule.kind = ${kind}
    where not exists (
      select 1 from notifications n
      where n.kind = ${kind} and ${isSame} and n.person_id = m.person_id and n.due_at = due."dueAt" and n.stage >= p.stage)
    limit ${limit}`.execute(db);
  return rows;
}

/** What can be due, how a notification knows it again, and how it meets a planned day. */
type Things = { things: RawBuilder<unknown>; isSame: RawBuilder<unknown>; isOnDay: RawBuilder<unknown> };
const THINGS: Record<NudgeKind, (plan: readonly Planned[], now: Date) => Things> = {
  'due-follow-up': (plan) => ({
    things: dueFollowUps(plan),
    isSame: sql`n.follow_up_id = due."followUpId"`,
    // A follow-up is due on a day, the same in every zone.
    isOnDay: sql`${instantOf(sql`p."dueOn"`)} = due."dueAt"`,
  }),
  'due-post-mortem': (plan, now) => ({
    things: duePostMortems(plan, now),
    isSame: sql`n.post_mortem_id = due."postMortemId"`,
    isOnDay: AT_TIME,
  }),
  'due-step': (plan, now) => ({
    things: dueSteps(plan, now),
    isSame: sql`n.post_mortem_id = due."postMortemId" and n.step_key = due."stepKey"`,
    isOnDay: AT_TIME,
  }),
};
const AT_TIME = sql`due."dueAt" >= p."from" and due."dueAt" < p."to"`;

function dueFollowUps(plan: readonly Planned[]) {
  const days = plan.map((one) => one.dueOn).toSorted();
  return sql`
    select f.owner_id as "personId", f.post_mortem_id as "postMortemId", f.id as "followUpId", null as "stepKey",
      ${instantOf(sql`f.due_on`)} as "dueAt"
    from follow_ups f
    where f.status in ('open', 'in-progress') and f.state = 'confirmed' and f.removed_at is null
      and coalesce(f.due_on, 'infinity'::date) between ${days[0]}::date and ${days.at(-1)}::date`;
}

const spanOf = (plan: readonly Planned[]) => ({
  from: new Date(Math.min(...plan.map((one) => one.from.getTime()))),
  to: new Date(Math.max(...plan.map((one) => one.to.getTime()))),
});

/** Whether it is wanted at all is asked before who writes it: whom a draft only proposed is not reminded of a choice. */
function duePostMortems(plan: readonly Planned[], now: Date) {
  const { from, to } = spanOf(plan);
  return sql`
    select pm.owner_id as "personId", pm.id as "postMortemId", null::uuid as "followUpId", null as "stepKey",
      date_trunc('milliseconds', pm.due_at) as "dueAt"
    from post_mortems pm
    where pm.status <> 'published' and pm.due_at >= ${from} and pm.due_at < ${to} and coalesce(pm.earliest_at <= ${now}, true)
      and not ${isPaused(sql`pm.id`)}
      and (pm.owner_accepted or not exists (
        select 1 from post_mortem_incidents pi
        join lateral (select d.outcome, d.override_reason from decisions d where d.incident_id = pi.incident_id order by d.id desc limit 1) d on true
        where pi.post_mortem_id = pm.id and d.outcome = 'optional' and d.override_reason is null))`;
}

function dueSteps(plan: readonly Planned[], now: Date) {
  const { from, to } = spanOf(plan);
  return sql`
    select s.person_id as "personId", s.post_mortem_id as "postMortemId", null::uuid as "followUpId", s.key as "stepKey",
      date_trunc('milliseconds', s.due_at) as "dueAt"
    from process_steps s join post_mortems pm on pm.id = s.post_mortem_id
    where s.state = 'open' and s.due_at >= ${from} and s.due_at < ${to} and coalesce(s.earliest_at <= ${now}, true)
      and pm.status <> 'published' and not ${isPaused(sql`pm.id`)}`;
}

/** A reminder that was just kept, and what it is about. */
export type KeptNudge = {
  id: string;
  person_id: string;
  post_mortem_id: string | null;
  follow_up_id: string | null;
  step_key: string | null;
};

/** Told already is no error. Gives what is new. */
export async function insertNudges(
  tx: Tx,
  kind: NudgeKind,
  things: readonly (DueThing & ReachTimes)[],
  now: Date,
): Promise<KeptNudge[]> {
  return tx
    .insertInto('notifications')
    .values(
      things.map((one) => ({
        id: newId(),
        person_id: one.personId,
        post_mortem_id: one.postMortemId,
        follow_up_id: one.followUpId,
        step_key: one.stepKey,
        kind,
        by: 'Debrief',
        excerpt: '',
        anchor: '',
        at: now,
        read_at: null,
        mail_at: one.mailAt,
        chat_at: one.chatAt,
        mail_unless_chat: one.mailUnlessChat,
        due_at: one.dueAt,
        stage: one.stage,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning(['id', 'person_id', 'post_mortem_id', 'follow_up_id', 'step_key'])
    .execute();
}

/** What was said about the same thing before is said anew, so it waits to be read no more. */
export async function settleEarlier(tx: Tx, kind: NudgeKind, kept: readonly KeptNudge[], now: Date): Promise<void> {
  if (kept.length === 0) return;
  const isSame =
    kind === 'due-follow-up'
      ? sql`old.follow_up_id = new.follow_up_id`
      : sql`old.post_mortem_id = new.post_mortem_id and old.step_key is not distinct from new.step_key`;
  // As values, not as rows read again: the planner knows how many they are, while nothing is known of rows this new.
  await sql`
    update notifications old set read_at = ${now}
    from jsonb_to_recordset(${JSON.stringify(kept)}::jsonb)
      as new(id uuid, person_id uuid, post_mortem_id uuid, follow_up_id uuid, step_key text)
    where old.person_id = new.person_id and ${isSame} and old.kind = ${kind} and old.id <> new.id and old.read_at is null`.execute(
    tx,
  );
}

/** Whose it is that is due: a manager is told of somebody else's. */
const theirs = sql`case when n.kind = 'escalation' then n.about_person_id else n.person_id end`;
const isPaused = (postMortem: RawBuilder<unknown>) =>
  sql`exists (select 1 from process_pauses pause where pause.post_mortem_id = ${postMortem} and pause.to_at is null)`;

/**
 * For notifications `n` with their post-mortem `pm`, follow-up `f` and step `step`: whether what was said still holds. A reminder
 * does not once the thing is done or gone, has another owner or another date.
 */
export const stillHolds = sql<boolean>`case
  when n.stage is null then true
  when n.follow_up_id is not null then f.status in ('open', 'in-progress') and f.state = 'confirmed' and f.removed_at is null and f.owner_id = ${theirs}
    and ${instantOf(sql`f.due_on`)} is not distinct from n.due_at
  when n.step_key is not null then pm.status <> 'published' and step.state = 'open' and step.person_id = ${theirs}
    and date_trunc('milliseconds', step.due_at) is not distinct from n.due_at and not ${isPaused(sql`pm.id`)}
  else pm.status <> 'published' and pm.owner_id = ${theirs} and date_trunc('milliseconds', pm.due_at) is not distinct from n.due_at
    and not ${isPaused(sql`pm.id`)}
end`;
