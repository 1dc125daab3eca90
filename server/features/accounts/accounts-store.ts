import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { ParticipantRole } from '#shared/incident-record.ts';

export type AccountRow = Awaited<ReturnType<typeof listAccountRows>>[number];

const rows = (db: Db) =>
  db
    .selectFrom('accounts')
    .innerJoin('people', 'people.id', 'accounts.person_id')
    .select([
      'accounts.id',
      'accounts.post_mortem_id as postMortemId',
      'accounts.person_id as personId',
      'people.name',
      'accounts.asked_by as askedBy',
      'accounts.asked_at as askedAt',
      'accounts.link_expires_at as linkExpiresAt',
      'accounts.declined_at as declinedAt',
      'accounts.answers',
      'accounts.sharing',
      'accounts.saved_at as savedAt',
      'accounts.sent_at as sentAt',
      sql<boolean>`exists (select 1 from members where members.person_id = people.id and not members.disabled)`.as(
        'isMember',
      ),
    ]);

export const listAccountRows = (db: Db, postMortemId: string) =>
  rows(db)
    .where('accounts.post_mortem_id', '=', postMortemId)
    .orderBy('accounts.asked_at')
    .orderBy('accounts.id')
    .execute();

export const findAccount = (db: Db, id: string) => rows(db).where('accounts.id', '=', id).executeTakeFirst();

export const findAccountOf = (db: Db, postMortemId: string, personId: string) =>
  rows(db)
    .where('accounts.post_mortem_id', '=', postMortemId)
    .where('accounts.person_id', '=', personId)
    .executeTakeFirst();

/** Only a link that is still good: not used, not replaced, not too old. Locked, so that two uses at once are one after the other. */
export const findAccountByLink = (db: Db, hash: Buffer, now: Date, lock = false) => {
  const query = rows(db).where('accounts.link_hash', '=', hash).where('accounts.link_expires_at', '>', now);
  return (lock ? query.forUpdate('accounts') : query).executeTakeFirst();
};

/** Asking again somebody who declined or was asked before asks anew and loses nothing. Answers the account's id. */
export async function askPerson(
  tx: Tx,
  one: { postMortemId: string; personId: string; by: string; linkHash: Buffer | null; linkExpiresAt: Date | null },
  now: Date,
): Promise<string> {
  const asked = { asked_by: one.by, asked_at: now, link_hash: one.linkHash, link_expires_at: one.linkExpiresAt };
  const { id } = await tx
    .insertInto('accounts')
    .values({ id: newId(), post_mortem_id: one.postMortemId, person_id: one.personId, ...asked })
    .onConflict((conflict) =>
      conflict.columns(['post_mortem_id', 'person_id']).doUpdateSet({ ...asked, declined_at: null }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

export type AccountFields = Partial<{
  answers: string;
  sharing: AccountRow['sharing'];
  saved_at: Date;
  sent_at: Date;
  declined_at: Date | null;
  link_hash: Buffer | null;
  link_expires_at: Date | null;
}>;
export async function saveAccount(tx: Tx, id: string, fields: AccountFields): Promise<void> {
  await tx.updateTable('accounts').set(fields).where('id', '=', id).execute();
}

/** Those who were asked and have said nothing yet, of one or of all: as if they had not been asked. */
export async function dropPending(tx: Tx, which: { id: string } | { postMortemId: string }): Promise<number> {
  const query = tx.deleteFrom('accounts').where('sent_at', 'is', null).where('declined_at', 'is', null);
  const result = await ('id' in which
    ? query.where('id', '=', which.id)
    : query.where('post_mortem_id', '=', which.postMortemId)
  ).executeTakeFirst();
  return Number(result.numDeletedRows);
}

/** Each participant once, with the most telling of their roles. */
export async function listParticipantsOf(db: Db, incidentIds: readonly string[]) {
  if (incidentIds.length === 0) return [];
  const found = await db
    .selectFrom('participants')
    .innerJoin('people', 'people.id', 'participants.person_id')
    .leftJoin('members', 'members.person_id', 'people.id')
    .select([
      'people.id',
      'people.name',
      'participants.role',
      sql<boolean>`coalesce(not members.disabled, false)`.as('isMember'),
    ])
    .where('participants.incident_id', 'in', [...incidentIds])
    .where('participants.hidden', '=', false)
    .orderBy(sql`array_position(array['lead', 'responder', 'reporter', 'observer'], participants.role)`)
    .orderBy('people.name')
    .execute();
  const first = new Map<string, { id: string; name: string; role: ParticipantRole; isMember: boolean }>();
  for (const one of found) if (!first.has(one.id)) first.set(one.id, one);
  return [...first.values()];
}
