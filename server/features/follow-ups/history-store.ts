import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { BatchKind, ChangeKind } from '#shared/rules/follow-up-work.ts';

export type ChangeRow = Awaited<ReturnType<typeof listChanges>>[number];
export type NewChange = {
  followUpId: string;
  kind: ChangeKind;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  note: string | null;
};
/** Who did it, when, and with what else. */
export type Doing = { by: string; personId: string | null; at: Date; batchId: string | null };

export async function addChanges(tx: Tx, changes: readonly NewChange[], doing: Doing): Promise<void> {
  if (changes.length === 0) return;
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await tx
    .insertInto('follow_up_changes')
    .values(
      changes.map((one) => ({
        id: newId(),
        follow_up_id: one.followUpId,
        batch_id: doing.batchId,
        kind: one.kind,
        before: json(one.before),
        after: json(one.after),
        note: one.note,
        by: doing.by,
        person_id: doing.personId,
        at: doing.at,
      })),
    )
    .execute();
}

const MOST = 500;

/** What became of one follow-up, the last first. */
export async function listChanges(db: Db, followUpId: string) {
  return db
    .selectFrom('follow_up_changes')
    .select(['kind', 'before', 'after', 'note', 'by', 'at', 'follow_up_id as followUpId'])
    .where('follow_up_id', '=', followUpId)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
}

/** Names of the people and teams that changes speak of by their ids. */
export async function namesOf(
  db: Db,
  { personIds, teamIds }: { personIds: readonly string[]; teamIds: readonly string[] },
): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from people where id = any(${personIds}::uuid[])
    union all select id, name from teams where id = any(${teamIds}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

export async function insertBatch(tx: Tx, what: BatchKind, doing: Omit<Doing, 'batchId'>): Promise<string> {
  const id = newId();
  await tx
    .insertInto('follow_up_batches')
    .values({ id, what, by: doing.by, person_id: doing.personId, at: doing.at })
    .execute();
  return id;
}

/** A batch, locked, so that it is undone once. */
export async function lockBatch(tx: Tx, id: string) {
  return tx
    .selectFrom('follow_up_batches')
    .select(['id', 'what', 'by', 'person_id as personId', 'at', 'undone_at as undoneAt'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function markUndone(tx: Tx, id: string, at: Date): Promise<void> {
  await tx.updateTable('follow_up_batches').set({ undone_at: at }).where('id', '=', id).execute();
}

/** What a batch did, in the order it did it. */
export async function listBatchChanges(db: Db, batchId: string) {
  return db
    .selectFrom('follow_up_changes')
    .select(['follow_up_id as followUpId', 'kind', 'before', 'after'])
    .where('batch_id', '=', batchId)
    .orderBy('id')
    .execute();
}
