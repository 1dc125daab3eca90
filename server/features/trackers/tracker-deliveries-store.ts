import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';

export type NewTrackerDelivery = {
  trackerId: string;
  key: string;
  receivedAt: Date;
  outcome: 'applied' | 'ignored' | 'unreadable' | 'refused';
  why: string | null;
  /** Kept only where somebody has to look at it. */
  body: Buffer | null;
};

/** False: it is there already. */
export async function insertTrackerDelivery(tx: Tx, one: NewTrackerDelivery): Promise<boolean> {
  const row = await tx
    .insertInto('tracker_deliveries')
    .values({
      id: newId(),
      tracker_id: one.trackerId,
      key: one.key,
      received_at: one.receivedAt,
      outcome: one.outcome,
      why: one.why,
      body: one.body,
    })
    .onConflict((conflict) => conflict.columns(['tracker_id', 'key']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

const MOST = 50;

export async function listUnusedDeliveries(db: Db, trackerId: string) {
  return db
    .selectFrom('tracker_deliveries')
    .select(['id', 'received_at as receivedAt', 'outcome', 'why', 'body'])
    .where('tracker_id', '=', trackerId)
    .where('outcome', 'in', ['unreadable', 'refused'])
    .orderBy('id', 'desc')
    .limit(MOST)
    .execute();
}

export async function countUnusedDeliveries(db: Db): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('tracker_deliveries')
    .select(({ fn }) => ['tracker_id as id', fn.countAll<number>().as('count')])
    .where('outcome', 'in', ['unreadable', 'refused'])
    .groupBy('tracker_id')
    .execute();
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}

export async function forgetDeliveries(db: Db, before: Date): Promise<void> {
  await db.deleteFrom('tracker_deliveries').where('received_at', '<', before).execute();
}
