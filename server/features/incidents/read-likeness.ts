import type { Context, Db, Tx } from '#server/platform/context.ts';
import { readLikeness as read } from '#shared/rules/similar/read-likeness.ts';
import { findUnread, keepLikeness, listTelling, listUnread } from './likeness-store.ts';

/**
 * Reads what an incident is known again by, where its timeline has changed since. Done by whoever asks what is like it, so
 * that no change of a timeline waits for it; twice at once gives the same rows.
 */
export async function readLikeness(db: Db, incidentId: string): Promise<void> {
  const unread = await findUnread(db, incidentId);
  if (!unread) return;
  const likeness = read({ ...unread, ...(await listTelling(db, incidentId)) });
  if (db.isTransaction) await keepLikeness(db as Tx, unread, likeness);
  else await db.transaction().execute((tx) => keepLikeness(tx, unread, likeness));
}

const AT_ONCE = 500;

/** Incidents from before likeness was kept, and from before it was read as now: newest first, until all are read. */
export async function readOldLikeness(ctx: Context, signal?: AbortSignal): Promise<number> {
  let done = 0;
  while (!signal?.aborted) {
    const ids = await listUnread(ctx.db, AT_ONCE);
    for (const id of ids) {
      if (signal?.aborted) break;
      await readLikeness(ctx.db, id);
      done += 1;
    }
    if (ids.length < AT_ONCE) break;
  }
  return done;
}
