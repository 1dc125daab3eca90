import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { KEEP_PLAN } from '#server/platform/db.ts';

/** Who wrote something: a person, a key (no person behind it), or Debrief itself (no name). */
export type Writer = { personId: string | null; name: string | null };

export type DocumentRow = {
  state: Buffer;
  schemaVersion: number;
  revision: number;
  quarantinedWhy: string | null;
};

export async function findDocument(db: Db, postMortemId: string): Promise<DocumentRow | undefined> {
  return db
    .selectFrom('document_states')
    .select(['state', 'schema_version as schemaVersion', 'revision', 'quarantined_why as quarantinedWhy'])
    .where('post_mortem_id', '=', postMortemId)
    .executeTakeFirst();
}

/** The first state of a document. Of two that make it at once the first is the document, for both. */
export async function insertDocument(
  tx: Tx,
  document: { postMortemId: string; state: Uint8Array; schemaVersion: number; clientId: number },
): Promise<void> {
  const made = await tx
    .insertInto('document_states')
    .values({
      post_mortem_id: document.postMortemId,
      state: Buffer.from(document.state),
      schema_version: document.schemaVersion,
      quarantined_at: null,
      quarantined_why: null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('revision')
    .executeTakeFirst();
  if (!made) return;
  await tx
    .insertInto('document_clients')
    .values({ post_mortem_id: document.postMortemId, client_id: document.clientId, person_id: null, name: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function listDocumentUpdates(db: Db, postMortemId: string) {
  return db
    .selectFrom('document_updates')
    .select(['seq', 'update', 'written_by as name', 'person_id as personId'])
    .where('post_mortem_id', '=', postMortemId)
    .orderBy('seq')
    .execute();
}

export type NewUpdate = { postMortemId: string; update: Uint8Array; writer: Writer };
export type NewClient = { postMortemId: string; clientId: number; writer: Writer };

/**
 * Stores updates of any documents in their order, and who the new clients are, in one round trip. Answers which rows they
 * became, in the same order; what belongs to a post-mortem that is gone becomes none.
 */
export async function appendUpdates(
  db: Db,
  updates: readonly NewUpdate[],
  clients: readonly NewClient[],
): Promise<{ seq: number; postMortemId: string }[]> {
  const of = <T>(read: (one: NewUpdate) => T) => updates.map(read);
  const ofClient = <T>(read: (one: NewClient) => T) => clients.map(read);
  const { rows } = await sql<{ seq: number; postMortemId: string }>`${sql.raw(KEEP_PLAN)}
    with named as (
      insert into document_clients (post_mortem_id, client_id, person_id, name)
      select c.post_mortem_id, c.client_id, c.person_id, c.name
      from unnest(${ofClient((one) => one.postMortemId)}::uuid[], ${ofClient((one) => one.clientId)}::bigint[],
        ${ofClient((one) => one.writer.personId)}::uuid[], ${ofClient((one) => one.writer.name)}::text[])
        as c (post_mortem_id, client_id, person_id, name)
      where exists (select from post_mortems pm where pm.id = c.post_mortem_id)
      on conflict do nothing)
    insert into document_updates (post_mortem_id, "update", written_by, person_id)
    select u.post_mortem_id, u.bytes, u.name, u.person_id
    from unnest(${of((one) => one.postMortemId)}::uuid[], ${of((one) => Buffer.from(one.update))}::bytea[],
      ${of((one) => one.writer.name)}::text[], ${of((one) => one.writer.personId)}::uuid[])
      with ordinality as u (post_mortem_id, bytes, name, person_id, place)
    where exists (select from post_mortems pm where pm.id = u.post_mortem_id)
    order by u.place
    returning seq, post_mortem_id as "postMortemId"`.execute(db);
  return rows;
}

export type Compaction = {
  postMortemId: string;
  state: Uint8Array;
  schemaVersion: number;
  /** The revision that `state` goes on from. */
  revision: number;
  /** The updates that `state` holds. */
  seqs: readonly number[];
};

/** Puts a new state in the place of the old one and the updates it holds. False when somebody else was faster: nothing is changed then. */
export async function compactDocument(tx: Tx, compaction: Compaction, now: Date): Promise<boolean> {
  const { postMortemId, revision } = compaction;
  const row = await tx
    .updateTable('document_states')
    .set({
      state: Buffer.from(compaction.state),
      schema_version: compaction.schemaVersion,
      revision: revision + 1,
      written_at: now,
    })
    .where('post_mortem_id', '=', postMortemId)
    .where('revision', '=', revision)
    .where('quarantined_at', 'is', null)
    .returning('revision')
    .executeTakeFirst();
  if (!row) return false;
  await sql`delete from document_updates where post_mortem_id = ${postMortemId} and seq = any(${compaction.seqs}::bigint[])`.execute(
    tx,
  );
  return true;
}

/** Keeps the bytes of a document that cannot be read as they are, and says why. Answers whether this was news. */
export async function quarantineDocument(db: Db, postMortemId: string, why: string, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('document_states')
    .set({ quarantined_at: now, quarantined_why: why })
    .where('post_mortem_id', '=', postMortemId)
    .where('quarantined_at', 'is', null)
    .returning('revision')
    .executeTakeFirst();
  return row !== undefined;
}

/** Documents with updates that no state holds yet: after a crash their sections may be behind. */
export async function listUncompacted(db: Db): Promise<string[]> {
  const rows = await db
    .selectFrom('document_updates as u')
    .innerJoin('document_states as s', 's.post_mortem_id', 'u.post_mortem_id')
    .select('u.post_mortem_id as id')
    .where('s.quarantined_at', 'is', null)
    .distinct()
    .execute();
  return rows.map(({ id }) => id);
}

/** Who wrote under which Yjs client id. */
export async function listDocumentClients(db: Db, postMortemId: string) {
  return db
    .selectFrom('document_clients')
    .select(['client_id as clientId', 'person_id as personId', 'name', 'since'])
    .where('post_mortem_id', '=', postMortemId)
    .execute();
}
