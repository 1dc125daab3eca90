import { type RawBuilder, sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';

export type DeliveryOutcome = 'applied' | 'unreadable' | 'failed' | 'ignored';
export type NewDelivery = {
  sourceId: string;
  key: string;
  receivedAt: Date;
  outcome: DeliveryOutcome;
  why: string | null;
  headers: Record<string, string>;
  body: Uint8Array;
};

/**
 * Stores deliveries in one statement and answers the keys (`source key`) of those that are new; one that failed before counts
 * as new, because nothing came of it.
 */
export async function insertDeliveries(tx: Tx, deliveries: readonly NewDelivery[]): Promise<Set<string>> {
  if (deliveries.length === 0) return new Set();
  const column = <K extends keyof NewDelivery>(name: K) => deliveries.map((delivery) => delivery[name]);
  const { rows } = await sql<{ source_id: string; key: string }>`
    insert into deliveries (id, source_id, key, received_at, outcome, why, headers, body)
    select * from unnest(
      ${deliveries.map(() => newId())}::uuid[], ${column('sourceId')}::uuid[], ${column('key')}::text[],
      ${deliveries.map((delivery) => delivery.receivedAt.toISOString())}::timestamptz[], ${column('outcome')}::text[], ${column('why')}::text[],
      ${deliveries.map((delivery) => JSON.stringify(delivery.headers))}::jsonb[],
      ${deliveries.map((delivery) => Buffer.from(delivery.body.buffer, delivery.body.byteOffset, delivery.body.byteLength))}::bytea[])
    on conflict (source_id, key) do update
      set outcome = excluded.outcome, why = excluded.why, received_at = excluded.received_at
      where deliveries.outcome = 'failed'
    returning source_id, key`.execute(tx);
  return new Set(rows.map((row) => keyOf(row.source_id, row.key)));
}

export const keyOf = (sourceId: string, key: string): string => `${sourceId} ${key}`;

export type DeliveryRow = {
  id: string;
  sourceId: string;
  sourceName: string;
  kind: string;
  receivedAt: Date;
  outcome: DeliveryOutcome;
  why: string | null;
  headers: Record<string, string>;
  body: Buffer;
};

const rows = (db: Db, body: RawBuilder<Buffer>) =>
  db
    .selectFrom('deliveries as d')
    .innerJoin('sources as s', 's.id', 'd.source_id')
    .select([
      'd.id',
      'd.source_id as sourceId',
      's.name as sourceName',
      's.kind',
      'd.received_at as receivedAt',
      'd.outcome',
      'd.why',
      'd.headers',
      body.as('body'),
    ]);

export async function listDeliveryRows(
  db: Db,
  filter: {
    outcome?: DeliveryOutcome | undefined;
    sourceId?: string | undefined;
    after?: string | undefined;
    limit: number;
    bodyBytes: number;
  },
): Promise<DeliveryRow[]> {
  let query = rows(db, sql<Buffer>`substring(d.body from 1 for ${filter.bodyBytes}::int)`)
    .orderBy('d.id', 'desc')
    .limit(filter.limit);
  if (filter.outcome) query = query.where('d.outcome', '=', filter.outcome);
  if (filter.sourceId) query = query.where('d.source_id', '=', filter.sourceId);
  if (filter.after) query = query.where('d.id', '<', filter.after);
  return query.execute();
}

export async function findDeliveryRow(db: Db, id: string): Promise<DeliveryRow | undefined> {
  return rows(db, sql<Buffer>`d.body`).where('d.id', '=', id).executeTakeFirst();
}

/** What came of reading a delivery again. Its key follows what was read, unless another delivery said the same already. */
export async function saveOutcome(
  tx: Tx,
  id: string,
  result: { outcome: DeliveryOutcome; why: string | null; key?: string | undefined },
): Promise<void> {
  await sql`
    update deliveries d set outcome = ${result.outcome}, why = ${result.why},
      key = case when ${result.key ?? null}::text is null
        or exists (select 1 from deliveries o where o.source_id = d.source_id and o.key = ${result.key ?? null}::text) then d.key
        else ${result.key ?? null}::text end
    where d.id = ${id}`.execute(tx);
}
