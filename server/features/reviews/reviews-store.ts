import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Guarded } from '#shared/rules/access.ts';
import type { Substance, VerdictKind } from '#shared/rules/review.ts';

export async function listReviewers(db: Db, postMortemId: string) {
  return db
    .selectFrom('reviewers as r')
    .innerJoin('people', 'people.id', 'r.person_id')
    .leftJoin('members', 'members.person_id', 'r.person_id')
    .select([
      'r.person_id as personId',
      'people.name',
      'r.asked_by as askedBy',
      'r.asked_at as askedAt',
      'r.by_rule as byRule',
      sql<boolean>`coalesce(not members.disabled, false)`.as('isMember'),
    ])
    .where('r.post_mortem_id', '=', postMortemId)
    .orderBy('r.asked_at')
    .orderBy('people.name')
    .execute();
}

/** Who was asked by this and not before. */
export async function insertReviewers(
  tx: Tx,
  asked: { postMortemId: string; personIds: readonly string[]; by: string; byRule: boolean },
  now: Date,
): Promise<string[]> {
  if (asked.personIds.length === 0) return [];
  const rows = await tx
    .insertInto('reviewers')
    .values(
      asked.personIds.map((personId) => ({
        post_mortem_id: asked.postMortemId,
        person_id: personId,
        asked_by: asked.by,
        asked_at: now,
        by_rule: asked.byRule,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('person_id as personId')
    .execute();
  return rows.map((row) => row.personId);
}

export async function deleteReviewer(tx: Tx, postMortemId: string, personId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('reviewers')
    .where('post_mortem_id', '=', postMortemId)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

export type VerdictRow = Awaited<ReturnType<typeof listVerdictRows>>[number];

/** In the order they were given. */
export async function listVerdictRows(db: Db, postMortemId: string) {
  return db
    .selectFrom('review_verdicts as v')
    .leftJoin('people', 'people.id', 'v.person_id')
    .select([
      'v.id',
      'v.verdict',
      'v.person_id as personId',
      'people.name',
      'v.by',
      'v.note',
      'v.thread_ids as threadIds',
      'v.at',
      'v.answered_at as answeredAt',
      'v.substance as digest',
    ])
    .where('v.post_mortem_id', '=', postMortemId)
    .orderBy('v.id')
    .execute();
}

export type NewVerdict = {
  postMortemId: string;
  digest: Buffer;
  substance: Substance;
  verdict: VerdictKind;
  personId: string | null;
  by: string;
  note: string | null;
  threadIds: string[];
};

export async function insertVerdict(tx: Tx, one: NewVerdict, now: Date): Promise<void> {
  await tx
    .insertInto('review_substances')
    .values({ post_mortem_id: one.postMortemId, digest: one.digest, content: JSON.stringify(one.substance) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await tx
    .insertInto('review_verdicts')
    .values({
      id: newId(),
      post_mortem_id: one.postMortemId,
      substance: one.digest,
      verdict: one.verdict,
      person_id: one.personId,
      by: one.by,
      note: one.note,
      thread_ids: one.threadIds,
      at: now,
    })
    .execute();
}

export async function listSubstances(db: Db, postMortemId: string, digests: readonly Buffer[]) {
  if (digests.length === 0) return [];
  return db
    .selectFrom('review_substances')
    .select(['digest', 'content'])
    .where('post_mortem_id', '=', postMortemId)
    .where('digest', 'in', [...digests])
    .execute();
}

/** Changes that were asked for are made, says whoever submits. */
export async function answerChanges(tx: Tx, postMortemId: string, now: Date): Promise<void> {
  await tx
    .updateTable('review_verdicts')
    .set({ answered_at: now })
    .where('post_mortem_id', '=', postMortemId)
    .where('verdict', '=', 'changes-requested')
    .where('answered_at', 'is', null)
    .execute();
}

export async function findDemand(db: Db, postMortemId: string): Promise<number | null> {
  const row = await db
    .selectFrom('review_demands')
    .select('approvals')
    .where('post_mortem_id', '=', postMortemId)
    .executeTakeFirst();
  return row?.approvals ?? null;
}

export async function insertDemand(tx: Tx, postMortemId: string, approvals: number, now: Date): Promise<void> {
  await tx.insertInto('review_demands').values({ post_mortem_id: postMortemId, approvals, applied_at: now }).execute();
}

/** What a rule of review asks of a document: the severities and services of its incidents. */
export async function readRuleFacts(db: Db, incidentIds: readonly string[]) {
  if (incidentIds.length === 0) return { severities: [], services: [] };
  const ids = [...incidentIds];
  const [severities, services] = await Promise.all([
    db.selectFrom('incidents').select('severity').where('id', 'in', ids).where('severity', 'is not', null).execute(),
    db
      .selectFrom('incident_services as i')
      .innerJoin('services', 'services.id', 'i.service_id')
      .select('services.name')
      .where('i.incident_id', 'in', ids)
      .execute(),
  ]);
  return { severities: severities.map((one) => one.severity!), services: services.map((one) => one.name) };
}

/** Whether nobody but this person could review a document that is guarded so. */
export async function isAlone(db: Db, personId: string, guard: Guarded): Promise<boolean> {
  let others = db
    .selectFrom('members')
    .select('person_id')
    .where('person_id', '!=', personId)
    .where('disabled', '=', false)
    .where('role', '!=', 'viewer');
  if (guard.private)
    others = others.where((where) =>
      where.or([
        where('role', '=', 'admin'),
        ...(guard.participantIds.length > 0 ? [where('person_id', 'in', [...guard.participantIds])] : []),
      ]),
    );
  return (await others.limit(1).execute()).length === 0;
}

/** Threads of the document that are open, or those asked for, with the words each began with. */
export async function listThreadsOf(db: Db, which: { openIn: string } | { ids: readonly string[] }) {
  if ('ids' in which && which.ids.length === 0) return [];
  let query = db
    .selectFrom('threads as t')
    .innerJoinLateral(
      (lateral) =>
        lateral
          .selectFrom('comments as c')
          .select(['c.id as commentId', 'c.markdown'])
          .whereRef('c.thread_id', '=', 't.id')
          .where('c.deleted_at', 'is', null)
          .orderBy('c.id')
          .limit(1)
          .as('first'),
      (join) => join.onTrue(),
    )
    .select(['t.id', 't.resolved_at as resolvedAt', 'first.commentId', 'first.markdown'])
    .orderBy('t.id');
  query =
    'ids' in which
      ? query.where('t.id', 'in', [...which.ids])
      : query.where('t.post_mortem_id', '=', which.openIn).where('t.resolved_at', 'is', null);
  return query.execute();
}

export async function countAccountsWaitedFor(db: Db, postMortemId: string): Promise<number> {
  const { waiting } = await db
    .selectFrom('accounts')
    .select(sql<number>`count(*)::int`.as('waiting'))
    .where('post_mortem_id', '=', postMortemId)
    .where('sent_at', 'is', null)
    .where('declined_at', 'is', null)
    .executeTakeFirstOrThrow();
  return waiting;
}
