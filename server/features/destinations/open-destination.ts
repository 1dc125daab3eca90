import type { Db } from '#server/platform/context.ts';
import { AppError } from '#shared/errors.ts';
import { type DestinationRow, findDestination } from './destinations-store.ts';

/** One that is still sent to. With `lock` nobody else changes it meanwhile. */
export async function openDestination(db: Db, id: string, lock = false): Promise<DestinationRow> {
  const row = await findDestination(db, id, lock);
  if (!row || row.removedAt !== null) throw new AppError('not-found', 'There is no such destination.');
  return row;
}
