import { sql } from 'kysely';
import { placeBehind } from '#server/features/findings/index.ts';
import { idOrNone } from '#server/features/incidents/index.ts';
import { visiblePostMortems } from '#server/features/post-mortems/index.ts';
import type { Db, Tx } from '#server/platform/context.ts';
import type { OwnStrength } from '#server/platform/follow-up-tables.ts';
import { newId } from '#server/platform/ids.ts';
import type { Actor } from '#shared/rules/access.ts';
import type { FollowUpKind, RowState } from '#shared/rules/factor-words.ts';
import type { Effect, FollowUpStatus, Origin, Priority, WorkLink } from '#shared/rules/follow-up-work.ts';

const columns = (db: Db) =>
  db
    .selectFrom('follow_ups as f')
    .leftJoin('people as owner', 'owner.id', 'f.owner_id')
    .leftJoin('post_mortems as pm', 'pm.id', 'f.post_mortem_id')
    .leftJoin('teams as team', 'team.id', 'f.team_id')
    .leftJoin('follow_ups as into', 'into.id', 'f.merged_into')
    .leftJoin('follow_ups as whole', 'whole.id', 'f.split_from')
    .select([
      'f.id',
      'f.number',
      'f.title',
      'f.why',
      'f.status',
      'f.reason',
      'f.owner_id as ownerId',
      'owner.name as ownerName',
      'f.due_on as dueOn',
      'f.priority',
      'f.url',
      'f.state',
      'f.kind',
      'f.strength',
      'f.factor_ids as factorIds',
      'f.evidence',
      'f.quote',
      'f.origin',
      'f.position',
      'f.version',
      'f.changes',
      'f.created_by as createdBy',
      'f.created_at as createdAt',
      'f.updated_by as updatedBy',
      'f.updated_at as updatedAt',
      'f.removed_at as removedAt',
      'f.done_at as doneAt',
      'f.team_id as teamId',
      'team.name as teamName',
      'f.effect as expectedEffect',
      'f.links',
      'f.came_from as cameFrom',
      'f.postponed',
      'f.merged_into as mergedIntoId',
      'into.number as mergedIntoNumber',
      'f.split_from as splitFromId',
      'whole.number as splitFromNumber',
      'pm.id as postMortemId',
      'pm.number as postMortemNumber',
      'pm.title as postMortemTitle',
      // What its words are read in.
      sql<string>`(select language from coach_settings)`.as('language'),
    ]);

export type FollowUpRow = NonNullable<Awaited<ReturnType<typeof findFollowUp>>>;
export type FollowUpFilter = {
  /** Without it only what people planned or took on: a draft's candidates are nobody's work yet. */
  states?: readonly RowState[] | undefined;
  statuses?: readonly string[] | undefined;
  ownerId?: string | undefined;
  postMortemId?: string | undefined;
  finishedSince?: string | undefined;
  after?: { due: string; id: string } | undefined;
  limit: number;
};

const NO_DATE = 'infinity';

/** Soonest due first, undated last. A follow-up of a private post-mortem is as private as that. */
export async function listFollowUpRows(db: Db, actor: Actor, filter: FollowUpFilter): Promise<FollowUpRow[]> {
  let query = columns(db)
    .where(sql<boolean>`(pm.id is null or ${visiblePostMortems(actor, 'pm')})`)
    .where('f.removed_at', 'is', null)
    .where('f.state', 'in', filter.states?.length ? filter.states : ['confirmed'])
    .orderBy(sql`coalesce(f.due_on, 'infinity'::date)`)
    .orderBy('f.id')
    .limit(filter.limit);
  if (filter.statuses?.length) query = query.where(sql<boolean>`f.status = any(${filter.statuses})`);
  if (filter.ownerId) query = query.where('f.owner_id', '=', filter.ownerId);
  if (filter.postMortemId) query = query.where('f.post_mortem_id', '=', filter.postMortemId);
  if (filter.finishedSince)
    query = query.where(
      sql<boolean>`f.status in ('done', 'wont-do') and coalesce(f.done_at, f.updated_at) >= ${filter.finishedSince}::timestamptz`,
    );
  if (filter.after)
    query = query.where(
      sql<boolean>`(coalesce(f.due_on, 'infinity'::date), f.id) > (${filter.after.due}::date, ${filter.after.id}::uuid)`,
    );
  return query.execute();
}

export async function findFollowUp(db: Db, id: string) {
  return columns(db).where('f.id', '=', id).executeTakeFirst();
}

/** Those of the ids that the actor may see, in no order; what was taken away is among them. */
export async function listVisibleFollowUps(db: Db, actor: Actor, ids: readonly string[]): Promise<FollowUpRow[]> {
  if (ids.length === 0) return [];
  return columns(db)
    .where('f.id', 'in', ids)
    .where(sql<boolean>`(pm.id is null or ${visiblePostMortems(actor, 'pm')})`)
    .execute();
}

/** The id behind "FU-3"; an id stays what it is. */
export async function followUpIdOf(db: Db, ref: string): Promise<string> {
  if (!/^FU-/i.test(ref)) return idOrNone(ref);
  const row = await db
    .selectFrom('follow_ups')
    .select('id')
    .where('number', '=', Number(ref.slice(3)))
    .executeTakeFirst();
  return row?.id ?? idOrNone(ref);
}

/** The number of a follow-up that is taken on, to be written with it. */
export const nextNumber = () => sql<number>`nextval('follow_up_numbers')`;

/** Waits until nobody else changes it. Where it has a post-mortem, that is locked before it. */
export async function lockFollowUp(tx: Tx, id: string): Promise<void> {
  await tx.selectFrom('follow_ups').select('id').where('id', '=', id).forUpdate().execute();
}

/** Waits for several, their post-mortems first; each in one order, so that two who change the same wait for each other. */
export async function lockFollowUps(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`select id from post_mortems where id in (select post_mortem_id from follow_ups where id = any(${ids}::uuid[])) order by id for update`.execute(
    tx,
  );
  await tx.selectFrom('follow_ups').select('id').where('id', 'in', ids).orderBy('id').forUpdate().execute();
}

export const dueOf = (row: FollowUpRow) => ({ due: row.dueOn ?? NO_DATE, id: row.id });

export type FollowUpFields = Partial<{
  title: string;
  why: string;
  status: FollowUpStatus;
  reason: string | null;
  owner_id: string | null;
  due_on: string | null;
  priority: Priority | null;
  url: string | null;
  done_at: Date | null;
  kind: FollowUpKind | null;
  strength: OwnStrength | null;
  factor_ids: string[];
  evidence: string[];
  quote: string;
  team_id: string | null;
  effect: Effect | null;
  links: WorkLink[];
  came_from: Origin | null;
  split_from: string | null;
}>;

export async function insertFollowUp(
  tx: Tx,
  fields: FollowUpFields & { title: string; post_mortem_id: string | null },
  by: string | null = null,
  now: Date = new Date(),
): Promise<string> {
  const id = newId();
  const { post_mortem_id: postMortemId } = fields;
  const position = postMortemId ? (await placeBehind(tx, 'follow_ups', postMortemId)).position : 0;
  await tx
    .insertInto('follow_ups')
    .values({
      id,
      reason: null,
      owner_id: null,
      due_on: null,
      priority: null,
      url: null,
      kind: null,
      done_at: null,
      removed_at: null,
      drafted_as: null,
      created_by: by,
      created_at: now,
      updated_by: by,
      updated_at: now,
      position,
      ...fields,
      links: JSON.stringify(fields.links ?? []),
    })
    .execute();
  return id;
}
