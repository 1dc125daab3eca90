import { sql } from 'kysely';
import type { Db } from '#server/platform/context.ts';
import type { RecordEntryRow } from '#server/platform/record-table.ts';

export type RecordFilter = {
  /** Of this post-mortem and these incidents; all there is when absent. */
  of?: { postMortemId: string; incidentIds: readonly string[] };
  action?: string | undefined;
  actor?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
};

/** Newest first, below `before` when it is given. */
export async function listEntries(
  db: Db,
  filter: RecordFilter,
  before: number | undefined,
  limit: number,
): Promise<RecordEntryRow[]> {
  let query = chosen(db, filter).orderBy('number', 'desc').limit(limit);
  if (before !== undefined) query = query.where('number', '<', before);
  return query.execute();
}

const AT_ONCE = 1_000;

/** Oldest first, a page at a time: however long the record is, little of it is in memory. */
export async function* readEntries(db: Db, filter: RecordFilter): AsyncGenerator<RecordEntryRow[]> {
  for (let after = 0; ; ) {
    const rows = await chosen(db, filter).where('number', '>', after).orderBy('number').limit(AT_ONCE).execute();
    if (rows.length > 0) yield rows;
    if (rows.length < AT_ONCE) return;
    after = rows.at(-1)!.number;
  }
}

function chosen(db: Db, { of, action, actor, from, to }: RecordFilter) {
  let query = db.selectFrom('record_entries').selectAll();
  if (of)
    query = query.where((where) =>
      where.or([
        where('post_mortem_id', '=', of.postMortemId),
        sql<boolean>`incident_id = any(${[...of.incidentIds]}::uuid[])`,
      ]),
    );
  if (action)
    query = query.where((where) =>
      where.or([where('action', '=', action), sql<boolean>`starts_with(action, ${`${action}.`})`]),
    );
  if (actor) query = query.where('actor_id', '=', actor);
  if (from) query = query.where('at', '>=', new Date(from));
  if (to) query = query.where('at', '<', new Date(to));
  return query;
}
