import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import type { Role } from '#shared/rules/access.ts';
import { toldRows } from './told-store.ts';

/** Longer than a mail server is waited for. */
const CLAIM_MINUTES = 3;

/** People for whom something is due and nobody is sending it, those who wait longest first. */
export async function listDuePeople(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('notifications')
    .select('person_id as id')
    .where('mail_at', '<=', now)
    .where((where) => where.or([where('mail_claimed_until', 'is', null), where('mail_claimed_until', '<=', now)]))
    .groupBy('person_id')
    .orderBy(sql`min(mail_at)`)
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Takes what is due for one person, for this sender alone until the claim ends. Another sender gets nothing. */
export async function claimDue(tx: Tx, personId: string, now: Date): Promise<string[]> {
  const due = await tx
    .selectFrom('notifications')
    .select('id')
    .where('person_id', '=', personId)
    .where('mail_at', '<=', now)
    .where((where) => where.or([where('mail_claimed_until', 'is', null), where('mail_claimed_until', '<=', now)]))
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute();
  const ids = due.map((row) => row.id);
  const until = new Date(now.getTime() + CLAIM_MINUTES * 60_000);
  if (ids.length > 0)
    await tx.updateTable('notifications').set({ mail_claimed_until: until }).where('id', 'in', ids).execute();
  return ids;
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
    .set({ ...fields, mail_claimed_until: null })
    .where('id', 'in', [...ids])
    .execute();
}

export async function listOutgoing(db: Db, which: 'waiting' | 'failed', limit: number) {
  const query = db
    .selectFrom('notifications as n')
    .leftJoin('post_mortems as pm', 'pm.id', 'n.post_mortem_id')
    .leftJoin('follow_ups as f', 'f.id', 'n.follow_up_id')
    .innerJoin('people', 'people.id', 'n.person_id')
    .select([
      'n.id',
      'n.kind',
      'people.name as to',
      'pm.number',
      'f.number as followUpNumber',
      'n.mail_at as dueAt',
      'n.mail_tries as tries',
      'n.mail_fault as fault',
    ])
    .limit(limit);
  return which === 'waiting'
    ? query.where('n.mail_at', 'is not', null).orderBy('n.mail_at').execute()
    : query.where('n.mail_at', 'is', null).where('n.mail_fault', 'is not', null).orderBy('n.id', 'desc').execute();
}

export async function countOutgoing(db: Db, since: Date): Promise<{ waiting: number; sent: number }> {
  return db
    .selectFrom('notifications')
    .select(({ fn }) => [
      fn.count<number>('mail_at').as('waiting'),
      fn.countAll<number>().filterWhere('mailed_at', '>=', since).as('sent'),
    ])
    .where((where) => where.or([where('mail_at', 'is not', null), where('mailed_at', '>=', since)]))
    .executeTakeFirstOrThrow();
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
