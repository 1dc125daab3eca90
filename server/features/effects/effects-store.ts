import { sql } from 'kysely';
import { idOrNone, visibleIncidents } from '#server/features/incidents/index.ts';
import { visiblePostMortems } from '#server/features/post-mortems/index.ts';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Actor } from '#shared/rules/access.ts';
import type { EffectAnswer, EffectNumbers } from '#shared/rules/effect/effect-numbers.ts';
import type { FollowUpKind } from '#shared/rules/factor-words.ts';
import type { Effect, FollowUpStatus } from '#shared/rules/follow-up-work.ts';

export type Subject = {
  id: string;
  number: number | null;
  title: string;
  status: FollowUpStatus;
  kind: FollowUpKind | null;
  doneAt: Date | null;
  effect: Effect | null;
  ownerId: string | null;
  ownerName: string | null;
  postMortemId: string | null;
  postMortemNumber: number | null;
  postMortemTitle: string | null;
  factors: { id: string; title: string; kind: string }[];
};

const SUBJECT = sql`
  select f.id, f.number, f.title, f.status, f.kind, f.done_at as "doneAt", f.effect, f.owner_id as "ownerId", owner.name as "ownerName",
    pm.id as "postMortemId", pm.number as "postMortemNumber", pm.title as "postMortemTitle",
    coalesce((select jsonb_agg(jsonb_build_object('id', x.id, 'title', x.title, 'kind', x.kind) order by x.position)
      from factors x where x.id = any(f.factor_ids) and x.removed_at is null and x.state <> 'struck'), '[]'::jsonb) as factors
  from follow_ups f left join people owner on owner.id = f.owner_id left join post_mortems pm on pm.id = f.post_mortem_id
  where f.state = 'confirmed' and f.removed_at is null`;

/** A follow-up that somebody took on and that the actor may know of, by id or by FU-3. */
export async function findSubject(db: Db, actor: Actor, ref: string): Promise<Subject | undefined> {
  const which = /^FU-/i.test(ref) ? sql`f.number = ${Number(ref.slice(3))}` : sql`f.id = ${idOrNone(ref)}::uuid`;
  const { rows } = await sql<Subject>`
    ${SUBJECT} and ${which} and (pm.id is null or ${visiblePostMortems(actor, 'pm')})`.execute(db);
  return rows[0];
}

export type CheckRow = { id: string; doneAt: Date; askAt: Date; because: string; askedAt: Date | null };

/** The check of the finish that holds now. */
export async function findCheck(db: Db, followUpId: string): Promise<CheckRow | undefined> {
  const { rows } = await sql<CheckRow>`
    select c.id, c.done_at as "doneAt", c.ask_at as "askAt", c.because, c.asked_at as "askedAt"
    from effect_checks c join follow_ups f on f.id = c.follow_up_id and f.done_at = c.done_at
    where c.follow_up_id = ${followUpId} and c.dropped_at is null and f.status = 'done'`.execute(db);
  return rows[0];
}

export type Finished = Pick<Subject, 'id' | 'kind' | 'effect'> & { doneAt: Date };

/** Finished follow-ups without a check of that finish, or with one that is not asked yet where `id` names one. */
export async function listUnplanned(db: Db, limit: number, id: string | null = null): Promise<Finished[]> {
  const { rows } = await sql<Finished>`
    select f.id, f.kind, f.effect, f.done_at as "doneAt" from follow_ups f
    where f.status = 'done' and f.done_at is not null and f.state = 'confirmed' and f.removed_at is null
      and ${
        id === null
          ? sql`not exists (select from effect_checks c where c.follow_up_id = f.id and c.done_at = f.done_at and c.dropped_at is null)`
          : sql`f.id = ${id}::uuid`
      }
    order by f.done_at limit ${limit}`.execute(db);
  return rows;
}

/** Plans the look at a finish, and moves it as long as nobody was asked. The time of the finish is taken as it is stored. */
export async function planCheck(tx: Tx, followUpId: string, plan: { askAt: Date; because: string }): Promise<void> {
  await sql`
    insert into effect_checks (id, follow_up_id, done_at, ask_at, because)
    select ${newId()}::uuid, f.id, f.done_at, ${plan.askAt}, ${plan.because} from follow_ups f
    where f.id = ${followUpId} and f.status = 'done' and f.done_at is not null
    on conflict (follow_up_id, done_at) do update set dropped_at = null,
      ask_at = case when effect_checks.asked_at is null then excluded.ask_at else effect_checks.ask_at end,
      because = case when effect_checks.asked_at is null then excluded.because else effect_checks.because end`.execute(
    tx,
  );
}

/** What was opened again or taken away is asked about no more; its answers stay. */
export async function dropUndone(db: Db, now: Date, followUpId: string | null = null): Promise<void> {
  await sql`
    update effect_checks c set dropped_at = ${now} from follow_ups f
    where f.id = c.follow_up_id and c.dropped_at is null ${followUpId === null ? sql`` : sql`and c.follow_up_id = ${followUpId}::uuid`}
      and (f.status <> 'done' or f.done_at is distinct from c.done_at or f.removed_at is not null)`.execute(db);
}

export type Asked = {
  checkId: string;
  followUpId: string;
  number: number;
  postMortemId: string | null;
  ownerId: string | null;
};

/** Marks as asked what is due, each once however many ask at a time; gives what was not asked before. */
export async function markDue(tx: Tx, now: Date, limit: number): Promise<Asked[]> {
  const { rows } = await sql<Asked>`
    update effect_checks c set asked_at = ${now} from follow_ups f
    where f.id = c.follow_up_id and c.id in (
      select c.id from effect_checks c where c.asked_at is null and c.dropped_at is null and c.ask_at <= ${now}
      order by c.ask_at limit ${limit} for update skip locked)
    returning c.id as "checkId", f.id as "followUpId", f.number, f.post_mortem_id as "postMortemId", f.owner_id as "ownerId"`.execute(
    tx,
  );
  return rows;
}

export type AnswerRow = {
  id: string;
  answer: EffectAnswer;
  note: string;
  by: string;
  at: Date;
  numbers: EffectNumbers | null;
  /** Something that was counted is private now: its numbers are shown to nobody. */
  withheld: boolean;
};

/**
 * Answers, newest first. Numbers that counted an incident which was made private since are left out. Of those from before it was
 * kept which incidents were counted, numbers are left out where any private incident began in their spans.
 */
export async function listAnswers(db: Db, checkId: string): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select a.id, a.answer, a.note, a.by, a.at, case when hidden.yes then null else a.numbers end as numbers, hidden.yes as withheld
    from effect_answers a cross join lateral (select case
      when jsonb_typeof(a.numbers) <> 'object' then false
      when a.counted_ids is not null then exists (select from incidents i where i.id = any(a.counted_ids) and i.private)
      else exists (select from incidents i where i.private
        and i.started_at > (a.numbers ->> 'from')::timestamptz and i.started_at <= (a.numbers ->> 'to')::timestamptz) end as yes) hidden
    where a.check_id = ${checkId} order by a.id desc`.execute(db);
  return rows;
}

export async function addAnswer(
  tx: Tx,
  checkId: string,
  one: {
    answer: EffectAnswer;
    note: string;
    by: string;
    personId: string | null;
    numbers: EffectNumbers | null;
    countedIds: string[];
  },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('effect_answers')
    .values({
      id: newId(),
      check_id: checkId,
      answer: one.answer,
      note: one.note,
      by: one.by,
      person_id: one.personId,
      numbers: JSON.stringify(one.numbers),
      counted_ids: one.countedIds,
      at: now,
    })
    .execute();
  await tx
    .updateTable('effect_checks')
    .set({ asked_at: now })
    .where('id', '=', checkId)
    .where('asked_at', 'is', null)
    .execute();
}

export type Waiting = {
  checkId: string;
  followUpId: string;
  number: number;
  title: string;
  ownerId: string | null;
  ownerName: string | null;
  postMortemId: string | null;
  postMortemNumber: number | null;
  postMortemTitle: string | null;
  doneAt: Date;
  askedAt: Date;
  again: boolean;
};

/** Asked, and not answered since: neither at all, nor since something like it happened that the actor may know of. */
export async function listWaiting(
  db: Db,
  actor: Actor,
  filter: { ownerId?: string | undefined; after?: { at: string; id: string } | undefined; limit: number },
): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select c.id as "checkId", f.id as "followUpId", f.number, f.title, f.owner_id as "ownerId", owner.name as "ownerName",
      pm.id as "postMortemId", pm.number as "postMortemNumber", pm.title as "postMortemTitle", c.done_at as "doneAt", c.asked_at as "askedAt",
      a.at is not null as again
    from effect_checks c join follow_ups f on f.id = c.follow_up_id and f.done_at = c.done_at and f.status = 'done'
    left join people owner on owner.id = f.owner_id left join post_mortems pm on pm.id = f.post_mortem_id
    left join lateral (select max(at) as at from effect_answers a where a.check_id = c.id) a on true
    where c.asked_at is not null and c.dropped_at is null and f.removed_at is null and f.state = 'confirmed'
      and (a.at is null or exists (select from effect_recurrences r join incidents on incidents.id = r.incident_id
        where r.check_id = c.id and r.at > a.at and ${visibleIncidents(actor)}))
      and (pm.id is null or ${visiblePostMortems(actor, 'pm')})
      ${filter.ownerId ? sql`and f.owner_id = ${filter.ownerId}::uuid` : sql``}
      ${filter.after ? sql`and (c.asked_at, c.id) > (${filter.after.at}::timestamptz, ${filter.after.id}::uuid)` : sql``}
    order by c.asked_at, c.id limit ${filter.limit}`.execute(db);
  return rows;
}
