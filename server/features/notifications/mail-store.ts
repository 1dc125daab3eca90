import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import type { Role } from '#shared/rules/access.ts';
import { toldRows } from './told-store.ts';

/** What a sender that died held is sent by another so much later; one that lives renews its claim. */
const CLAIM_MS = 30_000;
export const RENEW_MS = 10_000;

/** Any number, as long as every sender takes the same one. */
const CLAIM_LOCK = 4_600_460_051;

/**
 * Takes all that is due for some of those who wait longest, for this sender alone until the claim ends: by person, the ids in
 * order. One sender takes at a time, so that what goes to one person is not split between two, and nobody asks for what another has.
 */
export async function claimDue(tx: Tx, now: Date, mostPeople: number): Promise<Map<string, string[]>> {
  await sql`select pg_advisory_xact_lock(${CLAIM_LOCK})`.execute(tx);
  const isDue = sql`mail_at <= ${now} and (mail_claimed_until is null or mail_claimed_until <= ${now})`;
  const { rows } = await sql<{ id: string; personId: string }>`
    update notifications set mail_claimed_until = ${new Date(now.getTime() + CLAIM_MS)}
    where ${isDue} and person_id in
      (select person_id from notifications where ${isDue} group by person_id order by min(mail_at) limit ${mostPeople})
    returning id, person_id as "personId"`.execute(tx);
  const claims = new Map<string, string[]>();
  for (const { id, personId } of rows.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
    claims.set(personId, [...(claims.get(personId) ?? []), id]);
  return claims;
}

export async function renewClaim(db: Db, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('notifications')
    .set({ mail_claimed_until: new Date(now.getTime() + CLAIM_MS) })
    .where('id', 'in', [...ids])
    .execute();
}

export async function releaseClaim(db: Db, ids: readonly string[]): Promise<void> {
  await db
    .updateTable('notifications')
    .set({ mail_claimed_until: null })
    .where('id', 'in', [...ids])
    .execute();
}

export async function readClaimed(db: Db, ids: readonly string[]) {
  return toldRows(db)
    .select(['n.mail_tries as tries', 'n.person_id as personId'])
    .where('n.id', 'in', [...ids])
    .orderBy('n.id')
    .execute();
}

export async function findAddressee(db: Db, personId: string) {
  return db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.person_id')
    .select(['people.name', 'members.email', 'members.role', 'members.disabled', 'people.time_zone as timeZone'])
    .where('members.person_id', '=', personId)
    .executeTakeFirst();
}
export type Addressee = { name: string; email: string; role: Role; disabled: boolean; timeZone: string | null };

export async function settleMail(
  db: Db,
  ids: readonly string[],
  fields: { mailed_at?: Date; mail_at: Date | null; mail_tries?: number; mail_fault: string | null },
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('notifications')
    .set({
      ...fields,
      mail_claimed_until: null,
      // Mail that stood in for the chat is told: the chat has nothing left to say.
      ...(fields.mailed_at && { chat_at: sql<Date | null>`case when mail_unless_chat then null else chat_at end` }),
    })
    .where('id', 'in', [...ids])
    .execute();
}

/** The columns of each way out. */
const WAYS = {
  mail: { at: 'n.mail_at', sent: 'n.mailed_at', tries: 'n.mail_tries', fault: 'n.mail_fault' },
  chat: { at: 'n.chat_at', sent: 'n.chatted_at', tries: 'n.chat_tries', fault: 'n.chat_fault' },
} as const;
export type Way = keyof typeof WAYS;

/** Soonest first; what failed newest first. */
export async function listOutgoing(db: Db, way: Way, which: 'waiting' | 'failed', limit: number) {
  const { at, sent, tries, fault } = WAYS[way];
  const query = db
    .selectFrom('notifications as n')
    .leftJoin('post_mortems as pm', 'pm.id', 'n.post_mortem_id')
    .leftJoin('follow_ups as f', 'f.id', 'n.follow_up_id')
    .leftJoin('teams as t', 't.id', 'n.team_id')
    .innerJoin('people', 'people.id', 'n.person_id')
    .select([
      'n.id',
      'n.kind',
      'people.name as to',
      'pm.number',
      'f.number as followUpNumber',
      't.name as team',
      sql<Date | null>`${sql.ref(at)}`.as('dueAt'),
      sql<number>`${sql.ref(tries)}`.as('tries'),
      sql<string | null>`${sql.ref(fault)}`.as('fault'),
    ])
    .limit(limit);
  return which === 'waiting'
    ? query.where(at, 'is not', null).orderBy(at).execute()
    : query
        .where(at, 'is', null)
        .where(sent, 'is', null)
        .where(fault, 'is not', null)
        .orderBy('n.id', 'desc')
        .execute();
}

export async function countOutgoing(db: Db, way: Way, since: Date): Promise<{ waiting: number; sent: number }> {
  const { at, sent } = WAYS[way];
  return db
    .selectFrom('notifications as n')
    .select(({ fn }) => [
      fn.count<number>(at).as('waiting'),
      fn.countAll<number>().filterWhere(sent, '>=', since).as('sent'),
    ])
    .where((where) => where.or([where(at, 'is not', null), where(sent, '>=', since)]))
    .executeTakeFirstOrThrow();
}

export async function namesOf(db: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', 'in', [...personIds])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

export async function retryFailed(tx: Tx, now: Date): Promise<number> {
  const result = await tx
    .updateTable('notifications')
    .set({ mail_at: now, mail_tries: 0 })
    .where('mail_fault', 'is not', null)
    .where('mailed_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
