import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';

export type SourceRow = {
  id: string;
  kind: string;
  name: string;
  token: string;
  secret: string | null;
  private: boolean;
  disabled: boolean;
  createdAt: Date;
};
export type SourceCounts = { lastDeliveryAt: Date | null; deliveries: number; unreadable: number };

const COLUMNS = ['id', 'kind', 'name', 'token', 'secret', 'private', 'disabled', 'created_at as createdAt'] as const;

const counted = (db: Db) =>
  db
    .selectFrom('sources')
    .select([
      ...COLUMNS,
      sql<number>`(select count(*) from deliveries d where d.source_id = sources.id)`.as('deliveries'),
      sql<number>`(select count(*) from deliveries d where d.source_id = sources.id and d.outcome = 'unreadable')`.as(
        'unreadable',
      ),
      sql<Date | null>`(select received_at from deliveries d where d.source_id = sources.id order by d.id desc limit 1)`.as(
        'lastDeliveryAt',
      ),
    ]);

export async function listSourceRows(db: Db): Promise<(SourceRow & SourceCounts)[]> {
  return counted(db).orderBy('created_at').orderBy('id').execute();
}

export async function findSourceRow(db: Db, id: string): Promise<(SourceRow & SourceCounts) | undefined> {
  return counted(db).where('id', '=', id).executeTakeFirst();
}

export async function findSourceByToken(db: Db, token: string): Promise<SourceRow | undefined> {
  return db.selectFrom('sources').select(COLUMNS).where('token', '=', token).executeTakeFirst();
}

export async function insertSource(
  tx: Tx,
  source: { kind: string; name: string; token: string; secret: string | null; private: boolean },
): Promise<string> {
  const id = newId();
  await tx
    .insertInto('sources')
    .values({ id, ...source })
    .execute();
  return id;
}

export type SourceFields = Partial<{ name: string; secret: string | null; private: boolean; disabled: boolean }>;

export async function saveSource(tx: Tx, id: string, fields: SourceFields): Promise<void> {
  if (Object.keys(fields).length > 0) await tx.updateTable('sources').set(fields).where('id', '=', id).execute();
}
