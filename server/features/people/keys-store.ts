import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Role } from '#shared/rules/access.ts';

const columns = [
  'id',
  'name',
  'prefix',
  'role',
  'created_by as createdBy',
  'created_at as createdAt',
  'last_used_at as lastUsedAt',
  'revoked_at as revokedAt',
] as const;

export async function listKeyRows(db: Db) {
  return db.selectFrom('api_keys').select(columns).orderBy('created_at', 'desc').execute();
}

export async function addKey(
  tx: Tx,
  key: { name: string; prefix: string; secretHash: Buffer; role: Role; createdBy: string | null },
) {
  return tx
    .insertInto('api_keys')
    .values({
      id: newId(),
      name: key.name,
      prefix: key.prefix,
      secret_hash: key.secretHash,
      role: key.role,
      created_by: key.createdBy,
      last_used_at: null,
      revoked_at: null,
    })
    .returning(columns)
    .executeTakeFirstOrThrow();
}

/** The key as it was, when this call revoked it. */
export async function revokeKeyRow(tx: Tx, id: string, now: Date): Promise<{ name: string; role: Role } | undefined> {
  return tx
    .updateTable('api_keys')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returning(['name', 'role'])
    .executeTakeFirst();
}

export async function findKey(db: Db, secretHash: Buffer) {
  return db
    .selectFrom('api_keys')
    .select(['id', 'name', 'role', 'last_used_at as lastUsedAt'])
    .where('secret_hash', '=', secretHash)
    .where('revoked_at', 'is', null)
    .executeTakeFirst();
}

export async function touchKey(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('api_keys').set({ last_used_at: now }).where('id', '=', id).execute();
}
