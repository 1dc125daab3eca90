import type { Db, Tx } from '#server/platform/context.ts';

export type Installation = { name: string; word: string; timeZone: string };

export async function getInstallation(db: Db): Promise<Installation> {
  return db.selectFrom('installation').select(['name', 'word', 'time_zone as timeZone']).executeTakeFirstOrThrow();
}

export async function saveInstallation(tx: Tx, fields: Partial<Installation>): Promise<void> {
  const { timeZone, ...rest } = fields;
  const set = { ...rest, ...(timeZone === undefined ? {} : { time_zone: timeZone }) };
  if (Object.keys(set).length > 0) await tx.updateTable('installation').set(set).execute();
}
