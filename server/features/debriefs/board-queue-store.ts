import { sql } from 'kysely';
import { visiblePostMortems } from '#server/features/post-mortems/index.ts';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Actor } from '#shared/rules/access.ts';

export type EntryRow = Awaited<ReturnType<typeof listWaiting>>[number];
const MOST_PAST = 20;

/** What waits for these boards and may be seen, in the order of each queue. */
export async function listWaiting(db: Db, actor: Actor, boardIds: readonly string[]) {
  if (boardIds.length === 0) return [];
  return db
    .selectFrom('board_queue as q')
    .innerJoin('post_mortems as pm', 'pm.id', 'q.post_mortem_id')
    .leftJoin('people as o', 'o.id', 'pm.owner_id')
    .select([
      'q.id',
      'q.board_id as boardId',
      'q.minutes',
      'q.added_by as addedBy',
      'q.added_at as addedAt',
      'pm.id as postMortemId',
      'pm.number',
      'pm.title',
      'pm.status',
      'o.name as ownerName',
      sql<boolean>`exists (select 1 from post_mortem_incidents pi join incidents i on i.id = pi.incident_id
        where pi.post_mortem_id = pm.id and i.private)`.as('private'),
    ])
    .where('q.board_id', 'in', [...boardIds])
    .where('q.held_at', 'is', null)
    .where(visiblePostMortems(actor, 'pm'))
    .orderBy('q.board_id')
    .orderBy('q.position')
    .orderBy('q.id')
    .execute();
}

/** The last that were talked through on each of these boards. */
export async function listPast(db: Db, actor: Actor, boardIds: readonly string[]) {
  if (boardIds.length === 0) return [];
  const ranked = db
    .selectFrom('board_queue as q')
    .innerJoin('post_mortems as pm', 'pm.id', 'q.post_mortem_id')
    .select(['q.id', 'q.board_id as boardId', 'q.minutes', 'q.held_at as heldAt', 'pm.number', 'pm.title'])
    .select(sql<number>`row_number() over (partition by q.board_id order by q.held_at desc)`.as('rank'))
    .where('q.board_id', 'in', [...boardIds])
    .where('q.held_at', 'is not', null)
    .where(visiblePostMortems(actor, 'pm'));
  return db
    .selectFrom(ranked.as('past'))
    .select(['id', 'boardId', 'minutes', 'heldAt', 'number', 'title'])
    .where('rank', '<=', MOST_PAST)
    .orderBy('heldAt', 'desc')
    .execute();
}

/** All ids of a queue in order, whoever asks: the order is one for everybody. */
export async function listQueueIds(tx: Tx, boardId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('board_queue')
    .select('id')
    .where('board_id', '=', boardId)
    .where('held_at', 'is', null)
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => row.id);
}

export async function saveOrder(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update board_queue set position = place from unnest(${ids}::uuid[]) with ordinality wanted (id, place)
    where board_queue.id = wanted.id`.execute(tx);
}

export async function findEntry(db: Db, id: string) {
  return db
    .selectFrom('board_queue')
    .select(['id', 'board_id as boardId', 'post_mortem_id as postMortemId', 'minutes', 'held_at as heldAt'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/** What waits of this post-mortem, on whatever board. */
export async function findWaitingEntry(db: Db, postMortemId: string) {
  return db
    .selectFrom('board_queue')
    .select(['id', 'board_id as boardId', 'minutes'])
    .where('post_mortem_id', '=', postMortemId)
    .where('held_at', 'is', null)
    .executeTakeFirst();
}

export async function insertEntry(
  tx: Tx,
  entry: { boardId: string; postMortemId: string; minutes: number; by: string },
  now: Date,
): Promise<string> {
  const id = newId();
  const { boardId, postMortemId, minutes, by } = entry;
  await tx
    .insertInto('board_queue')
    .values({
      id,
      board_id: boardId,
      post_mortem_id: postMortemId,
      minutes,
      position: (await listQueueIds(tx, boardId)).length + 1,
      added_by: by,
      added_at: now,
      held_at: null,
    })
    .execute();
  return id;
}

export async function saveEntry(
  tx: Tx,
  id: string,
  fields: { minutes?: number; board_id?: string; position?: number; held_at?: Date },
): Promise<void> {
  await tx.updateTable('board_queue').set(fields).where('id', '=', id).execute();
}

export async function deleteEntry(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('board_queue').where('id', '=', id).execute();
}

export async function emptyQueue(tx: Tx, boardId: string): Promise<void> {
  await tx.deleteFrom('board_queue').where('board_id', '=', boardId).where('held_at', 'is', null).execute();
}
