import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Actor } from '#shared/rules/access.ts';
import type { Db, Tx } from './context.ts';
import type { RecordEntry } from './record-entry.ts';
import type { RecordEntryRow } from './record-table.ts';

/** Any number that nothing else locks. Held until the commit: entries get their numbers in the order they become visible. */
const CHAIN_LOCK = 4_600_460_047;
const FIRST: Buffer = Buffer.alloc(32);
const READ_AT_ONCE = 2_000;

/** Adds an entry in the caller's transaction, behind everything else it writes: other entries wait until it commits. */
export async function addRecordEntry(tx: Tx, actor: Actor, entry: RecordEntry, at: Date): Promise<void> {
  if (isNothing(entry.before) && isNothing(entry.after)) return;
  await sql`select pg_advisory_xact_lock(${CHAIN_LOCK})`.execute(tx);
  const last = await tx
    .selectFrom('record_entries')
    .select(['number', 'hash'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const row: Omit<RecordEntryRow, 'hash'> = {
    number: (last?.number ?? 0) + 1,
    at,
    ...actorColumns(actor),
    action: entry.action,
    subject_kind: entry.subject.kind,
    subject_id: entry.subject.id,
    subject_name: entry.subject.name,
    post_mortem_id: entry.postMortemId ?? null,
    incident_id: entry.incidentId ?? null,
    before: entry.before ?? null,
    after: entry.after ?? null,
    note: entry.note ?? null,
    previous_hash: last?.hash ?? FIRST,
  };
  await tx
    .insertInto('record_entries')
    .values({ ...row, before: asJson(row.before), after: asJson(row.after), hash: hashOf(row) })
    .execute();
}

export type ChainCheck =
  | { ok: true; entries: number; head: string | null }
  | { ok: false; number: number; why: string };

/** Walks the whole chain. Says at which entry it first does not hold. */
export async function checkRecord(db: Db): Promise<ChainCheck> {
  let previous = FIRST;
  let number = 0;
  for (;;) {
    const rows = await db
      .selectFrom('record_entries')
      .selectAll()
      .where('number', '>', number)
      .orderBy('number')
      .limit(READ_AT_ONCE)
      .execute();
    for (const row of rows) {
      if (row.number !== number + 1)
        return { ok: false, number: number + 1, why: `entry ${number + 1} is missing; the next is ${row.number}` };
      if (!row.previous_hash.equals(previous))
        return { ok: false, number: row.number, why: `entry ${row.number} does not follow on the one before it` };
      if (!row.hash.equals(hashOf(row)))
        return { ok: false, number: row.number, why: `entry ${row.number} is not what was written` };
      previous = row.hash;
      number = row.number;
    }
    if (rows.length < READ_AT_ONCE)
      return { ok: true, entries: number, head: number === 0 ? null : previous.toString('hex') };
  }
}

function actorColumns(actor: Actor) {
  if (actor.kind === 'member') return { actor_kind: actor.kind, actor_id: actor.personId, actor_name: actor.name };
  if (actor.kind === 'key') return { actor_kind: actor.kind, actor_id: actor.keyId, actor_name: actor.name };
  return {
    actor_kind: actor.kind,
    actor_id: null,
    actor_name: actor.kind === 'system' ? 'Debrief' : 'Somebody signed out',
  };
}

/** A change to what it was before is not one. */
const isNothing = (fields: RecordEntry['before']) => fields != null && Object.keys(fields).length === 0;

const asJson = (value: unknown) => (value === null ? null : JSON.stringify(value));

/** SHA-256 over the hash before and everything the entry says, in one order of keys: the database keeps its own. */
function hashOf({ hash: _, previous_hash, at, ...said }: Omit<RecordEntryRow, 'hash'> & { hash?: Buffer }): Buffer {
  return createHash('sha256')
    .update(previous_hash)
    .update(JSON.stringify(inOrder({ ...said, at: at.toISOString() })))
    .digest();
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, inOrder(one)]),
  );
}
