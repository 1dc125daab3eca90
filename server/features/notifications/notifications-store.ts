import { sql } from 'kysely';
import { visiblePostMortems } from '#server/features/post-mortems/index.ts';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Actor } from '#shared/rules/access.ts';
import type { NotificationKind } from '#shared/rules/notification-kinds.ts';
import type { ReachTimes } from '#shared/rules/reach-times.ts';
import { stillHolds } from './nudges-store.ts';
import { type ToldRow, toldRows } from './told-store.ts';

export type NewNotification = {
  personId: string;
  postMortemId: string | null;
  followUpId?: string;
  kind: NotificationKind;
  by: string;
  excerpt: string;
  anchor: string;
  variant?: string;
  startsAt?: Date;
  aboutPersonId?: string;
};
export type NotificationRow = ToldRow;

/** Told already is no error. */
export async function insertNotification(tx: Tx, one: NewNotification & ReachTimes, now: Date): Promise<void> {
  await tx
    .insertInto('notifications')
    .values({
      id: newId(),
      person_id: one.personId,
      post_mortem_id: one.postMortemId,
      follow_up_id: one.followUpId ?? null,
      kind: one.kind,
      by: one.by,
      excerpt: one.excerpt,
      anchor: one.anchor,
      at: now,
      read_at: null,
      variant: one.variant ?? '',
      starts_at: one.startsAt ?? null,
      about_person_id: one.aboutPersonId ?? null,
      mail_at: one.mailAt,
      chat_at: one.chatAt,
      mail_unless_chat: one.mailUnlessChat,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Which of what somebody was told: of these kinds, only what nobody read, nothing above this id. */
export type ToldFilter = {
  unread: boolean;
  kinds?: readonly NotificationKind[];
  id?: string;
  before: string | null;
  limit: number;
};

/** Whoever has lost sight of a post-mortem is shown nothing of it any more, and nobody a reminder of what is done. */
export async function listNotificationRows(db: Db, actor: Actor, personId: string, filter: ToldFilter) {
  let query = toldRows(db)
    .where('n.person_id', '=', personId)
    .where(visiblePostMortems(actor, 'pm'))
    .where(stillHolds)
    .orderBy('n.id', 'desc')
    .limit(filter.limit);
  if (filter.unread) query = query.where('n.read_at', 'is', null);
  if (filter.kinds) query = query.where('n.kind', '=', sql<NotificationKind>`any(${[...filter.kinds]}::text[])`);
  if (filter.id) query = query.where('n.id', '=', filter.id);
  if (filter.before) query = query.where('n.id', '<', filter.before);
  return query.execute();
}

/** As many as there are, up to `most`. */
export async function countUnread(db: Db, actor: Actor, personId: string, most: number): Promise<number> {
  const rows = await toldRows(db)
    .clearSelect()
    .select('n.id')
    .where('n.person_id', '=', personId)
    .where('n.read_at', 'is', null)
    .where(visiblePostMortems(actor, 'pm'))
    .where(stillHolds)
    .orderBy('n.id', 'desc')
    .limit(most)
    .execute();
  return rows.length;
}

/** All of it, or what is about one post-mortem. */
export async function markRead(tx: Tx, personId: string, postMortemId: string | null, now: Date): Promise<number> {
  let query = tx
    .updateTable('notifications')
    .set({ read_at: now })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null);
  if (postMortemId) query = query.where('post_mortem_id', '=', postMortemId);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}

type NewDigest = ReachTimes & { personId: string; teamId: string; week: string; by: string; excerpt: string };

/** One a week; false where it was told already. */
export async function insertDigest(tx: Tx, one: NewDigest, now: Date): Promise<boolean> {
  const result = await tx
    .insertInto('notifications')
    .values({
      id: newId(),
      person_id: one.personId,
      post_mortem_id: null,
      team_id: one.teamId,
      kind: 'digest',
      by: one.by,
      excerpt: one.excerpt,
      anchor: one.week,
      at: now,
      read_at: null,
      mail_at: one.mailAt,
      chat_at: one.chatAt,
      mail_unless_chat: one.mailUnlessChat,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** A version that is withdrawn leaves the list, and what was to be sent of it is not. */
export async function withdrawTold(tx: Tx, postMortemId: string, anchor: string): Promise<void> {
  await tx
    .deleteFrom('notifications')
    .where('post_mortem_id', '=', postMortemId)
    .where('kind', '=', 'published')
    .where('anchor', '=', anchor)
    .execute();
}

export async function markOne(tx: Tx, personId: string, id: string, readAt: Date | null): Promise<boolean> {
  const result = await tx
    .updateTable('notifications')
    .set({ read_at: readAt })
    .where('person_id', '=', personId)
    .where('id', '=', id)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes back what was marked as read at that very instant. */
export async function unmark(tx: Tx, personId: string, at: Date): Promise<number> {
  const result = await tx
    .updateTable('notifications')
    .set({ read_at: null })
    .where('person_id', '=', personId)
    .where('read_at', '=', at)
    .executeTakeFirst();
  return Number(result.numUpdatedRows);
}

/** Those of the people who can sign in, as nobody else ever reads what they are told, with how they want to be told of this kind. */
export async function listRecipients(db: Db, personIds: readonly string[], kind: NotificationKind) {
  if (personIds.length === 0) return [];
  return db
    .selectFrom('members')
    .innerJoin('people', 'people.id', 'members.person_id')
    .leftJoin('notification_rules as rule', (join) =>
      join.onRef('rule.person_id', '=', 'members.person_id').on('rule.kind', '=', kind),
    )
    .select([
      'members.person_id as id',
      'people.time_zone as timeZone',
      'rule.mail',
      'rule.chat',
      sql<boolean>`coalesce(rule.told, true)`.as('told'),
    ])
    .where('members.person_id', '=', sql<string>`any(${personIds}::uuid[])`)
    .where('members.disabled', '=', false)
    .execute();
}
