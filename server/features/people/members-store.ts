import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Role } from '#shared/rules/access.ts';

export async function hasMembers(db: Db): Promise<boolean> {
  return (await db.selectFrom('members').select('person_id').limit(1).executeTakeFirst()) !== undefined;
}

export async function findMemberByEmail(db: Db, email: string) {
  return db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.person_id')
    .select([
      'members.person_id as id',
      'people.name',
      'members.email',
      'members.role',
      'members.password_hash as passwordHash',
      'members.disabled',
      'people.time_zone as timeZone',
    ])
    .where('members.email', '=', email)
    .executeTakeFirst();
}

export async function findMember(db: Db, personId: string) {
  return db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.person_id')
    .select([
      'members.person_id as id',
      'people.name',
      'members.email',
      'members.role',
      'members.password_hash as passwordHash',
      'members.disabled',
      'people.time_zone as timeZone',
      'members.created_at as createdAt',
      'members.last_seen_at as lastSeenAt',
    ])
    .where('members.person_id', '=', personId)
    .executeTakeFirst();
}

export async function listMemberRows(db: Db) {
  return db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.person_id')
    .select([
      'members.person_id as id',
      'people.name',
      'members.email',
      'members.role',
      'members.disabled',
      'members.created_at as createdAt',
      'members.last_seen_at as lastSeenAt',
    ])
    .orderBy('people.name')
    .execute();
}

export async function listOpenInvitations(db: Db, now: Date) {
  return db
    .selectFrom('sign_up_links')
    .select(['id', 'name', 'email', 'role', 'created_at as createdAt'])
    .where('purpose', '=', 'invitation')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at', 'desc')
    .execute();
}

/** Locks the other admins too, so that two changes at once cannot remove the last one. */
export async function countOtherAdmins(tx: Tx, personId: string): Promise<number> {
  const rows = await tx
    .selectFrom('members')
    .select('person_id')
    .where('role', '=', 'admin')
    .where('disabled', '=', false)
    .where('person_id', '!=', personId)
    .forUpdate()
    .execute();
  return rows.length;
}

export async function saveMember(
  tx: Tx,
  personId: string,
  fields: { role?: Role; disabled?: boolean; password_hash?: string },
): Promise<void> {
  if (Object.keys(fields).length > 0)
    await tx.updateTable('members').set(fields).where('person_id', '=', personId).execute();
}

export async function addMember(
  tx: Tx,
  fields: { personId: string; email: string; passwordHash: string; role: Role },
): Promise<void> {
  await tx
    .insertInto('members')
    .values({
      person_id: fields.personId,
      email: fields.email,
      password_hash: fields.passwordHash,
      role: fields.role,
      last_seen_at: null,
    })
    .execute();
}

export type NewLink = {
  tokenHash: Buffer;
  purpose: 'first-admin' | 'invitation' | 'new-password';
  role: Role;
  email: string | null;
  name: string | null;
  personId: string | null;
  expiresAt: Date;
};

export async function addSignUpLink(tx: Tx, link: NewLink): Promise<void> {
  await tx
    .insertInto('sign_up_links')
    .values({
      id: newId(),
      token_hash: link.tokenHash,
      purpose: link.purpose,
      role: link.role,
      email: link.email,
      name: link.name,
      person_id: link.personId,
      expires_at: link.expiresAt,
      used_at: null,
    })
    .execute();
}

export async function dropFirstAdminLinks(tx: Tx): Promise<void> {
  await tx.deleteFrom('sign_up_links').where('purpose', '=', 'first-admin').execute();
}

/** A newer invitation replaces an earlier one: a link sent to the wrong place stops working. */
export async function dropInvitations(tx: Tx, email: string): Promise<void> {
  await tx
    .deleteFrom('sign_up_links')
    .where('purpose', '=', 'invitation')
    .where('email', '=', email)
    .where('used_at', 'is', null)
    .execute();
}

export async function findSignUpLink(db: Db, tokenHash: Buffer, now: Date) {
  return db
    .selectFrom('sign_up_links')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
}

/** Takes the link for one use; undefined when somebody was faster. */
export async function useSignUpLink(tx: Tx, tokenHash: Buffer, now: Date) {
  return tx
    .updateTable('sign_up_links')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst();
}

export async function addSession(
  tx: Tx,
  session: { tokenHash: Buffer; personId: string; csrf: string; at: Date; expiresAt: Date },
): Promise<void> {
  await tx
    .insertInto('sessions')
    .values({
      token_hash: session.tokenHash,
      person_id: session.personId,
      csrf: session.csrf,
      created_at: session.at,
      last_seen_at: session.at,
      expires_at: session.expiresAt,
    })
    .execute();
}

export async function dropSession(tx: Tx, tokenHash: Buffer): Promise<void> {
  await tx.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute();
}

export async function dropSessionsOf(tx: Tx, personId: string, except?: Buffer): Promise<void> {
  let query = tx.deleteFrom('sessions').where('person_id', '=', personId);
  if (except) query = query.where('token_hash', '!=', except);
  await query.execute();
}

export async function findSession(db: Db, tokenHash: Buffer, now: Date) {
  return db
    .selectFrom('sessions')
    .innerJoin('members', 'members.person_id', 'sessions.person_id')
    .innerJoin('people', 'people.id', 'sessions.person_id')
    .select([
      'sessions.person_id as personId',
      'sessions.csrf',
      'sessions.last_seen_at as lastSeenAt',
      'members.role',
      'people.name',
    ])
    .where('sessions.token_hash', '=', tokenHash)
    .where('sessions.expires_at', '>', now)
    .where('members.disabled', '=', false)
    .executeTakeFirst();
}

export async function touchSession(
  db: Db,
  tokenHash: Buffer,
  personId: string,
  now: Date,
  expiresAt: Date,
): Promise<void> {
  await db
    .updateTable('sessions')
    .set({ last_seen_at: now, expires_at: expiresAt })
    .where('token_hash', '=', tokenHash)
    .execute();
  await db.updateTable('members').set({ last_seen_at: now }).where('person_id', '=', personId).execute();
}
