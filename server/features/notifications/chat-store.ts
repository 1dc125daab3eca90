import { sql } from 'kysely';
import type { Db, Tx } from '#server/platform/context.ts';
import { toldRows } from './told-store.ts';

/** Longer than Slack is waited for. */
const CLAIM_MINUTES = 3;

/** People for whom a direct message is due and nobody is sending it, those who wait longest first. */
export async function listDueChats(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('notifications')
    .select('person_id as id')
    .where('chat_at', '<=', now)
    .where((where) => where.or([where('chat_claimed_until', 'is', null), where('chat_claimed_until', '<=', now)]))
    .groupBy('person_id')
    .orderBy(sql`min(chat_at)`)
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

/** Takes what is due for one person, for this sender alone until the claim ends. */
export async function claimChats(tx: Tx, personId: string, now: Date): Promise<string[]> {
  const due = await tx
    .selectFrom('notifications')
    .select('id')
    .where('person_id', '=', personId)
    .where('chat_at', '<=', now)
    .where((where) => where.or([where('chat_claimed_until', 'is', null), where('chat_claimed_until', '<=', now)]))
    .orderBy('id')
    .forUpdate()
    .skipLocked()
    .execute();
  const ids = due.map((row) => row.id);
  const until = new Date(now.getTime() + CLAIM_MINUTES * 60_000);
  if (ids.length > 0)
    await tx.updateTable('notifications').set({ chat_claimed_until: until }).where('id', 'in', ids).execute();
  return ids;
}

export const readClaimedChats = (db: Db, ids: readonly string[]) =>
  toldRows(db)
    .select(['n.chat_tries as tries'])
    .where('n.id', 'in', [...ids])
    .orderBy('n.id')
    .execute();

/** It was taken: what was to be mailed only otherwise is not. */
export async function chatTaken(db: Db, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('notifications')
    .set({
      chatted_at: now,
      chat_at: null,
      chat_fault: null,
      chat_claimed_until: null,
      mail_at: sql<Date | null>`case when mail_unless_chat then null else mail_at end`,
    })
    .where('id', 'in', [...ids])
    .execute();
}

/** Nothing had to be said any more. */
export async function dropChat(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('notifications')
    .set({ chat_at: null, chat_fault: null, chat_claimed_until: null })
    .where('id', 'in', [...ids])
    .execute();
}

/** Tried again at `again`; with null it is given up, and goes by mail now where it was to. */
export async function chatRefused(
  db: Db,
  ids: readonly string[],
  { again, tries, fault, now }: { again: Date | null; tries: number; fault: string; now: Date },
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .updateTable('notifications')
    .set({
      chat_at: again,
      chat_tries: tries,
      chat_fault: fault,
      chat_claimed_until: null,
      ...(again === null && {
        mail_at: sql<Date | null>`case when mail_unless_chat and mail_at is not null then ${now} else mail_at end`,
      }),
    })
    .where('id', 'in', [...ids])
    .execute();
}

/** Without an app, what waits for it goes by mail. */
export async function releaseChat(tx: Tx, hasMail: boolean, now: Date): Promise<void> {
  if (hasMail)
    await tx
      .updateTable('notifications')
      .set({ mail_at: now })
      .where('chat_at', 'is not', null)
      .where('mail_unless_chat', '=', true)
      .where('mail_at', 'is not', null)
      .execute();
  await tx.updateTable('notifications').set({ chat_at: null }).where('chat_at', 'is not', null).execute();
}

export async function retryChats(tx: Tx, now: Date): Promise<number> {
  const result = await tx
    .updateTable('notifications')
    .set({ chat_at: now, chat_tries: 0 })
    .where('chat_fault', 'is not', null)
    .where('chatted_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}
