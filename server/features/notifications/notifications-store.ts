import { sql } from 'kysely';
import { visiblePostMortems } from '#server/features/post-mortems/index.ts';
import type { Db, Tx } from '#server/platform/context.ts';
import { newId } from '#server/platform/ids.ts';
import type { Actor } from '#shared/rules/access.ts';
import type { NotificationKind } from '#shared/rules/notification-kinds.ts';
import type { ReachTimes } from '#shared/rules/reach-times.ts';
import { stillHolds } from './nudges-store.ts';

export type NewNotification = {
  personId: string;
  postMortemId: string;
  kind: NotificationKind;
  by: string;
  excerpt: string;
  anchor: string;
  variant?: string;
  startsAt?: Date;
  aboutPersonId?: string;
};
export type NotificationRow = Awaited<ReturnType<typeof listNotificationRows>>[number];

/** Told already is no error. */
export async function insertNotification(tx: Tx, one: NewNotification & ReachTimes, now: Date): Promise<void> {
  await tx
    .insertInto('notifications')
    .values({
      id: newId(),
      person_id: one.personId,
      post_mortem_id: one.postMortemId,
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

/** Whoever has lost sight of a post-mortem is shown nothing of it any more, and nobody a reminder of what is done. */
export async function listNotificationRows(
  db: Db,
  actor: Actor,
  personId: string,
  filter: { unread: boolean; reminders?: false; before: string | null; limit: number },
) {
  let query = db
    .selectFrom('notifications as n')
    .leftJoin('post_mortems as pm', 'pm.id', 'n.post_mortem_id')
    .leftJoin('follow_ups as f', 'f.id', 'n.follow_up_id')
    .select([
      'n.id',
      'n.kind',
      'n.by',
      'n.excerpt',
      'n.anchor',
      'n.at',
      'n.read_at as readAt',
      'pm.id as postMortemId',
      'pm.number',
      'pm.title',
      'f.id as followUpId',
      'f.number as followUpNumber',
      'f.title as followUpTitle',
      'n.due_at as dueAt',
    ])
    .where('n.person_id', '=', personId)
    .where(visiblePostMortems(actor, 'pm'))
    .where(stillHolds)
    .orderBy('n.id', 'desc')
    .limit(filter.limit);
  if (filter.unread) query = query.where('n.read_at', 'is', null);
  if (filter.reminders === false) query = query.where('n.stage', 'is', null);
  if (filter.before) query = query.where('n.id', '<', filter.before);
  return query.execute();
}

export async function markRead(tx: Tx, personId: string, postMortemId: string | null, now: Date): Promise<number> {
  let query = tx
    .updateTable('notifications')
    .set({ read_at: now })
    .where('person_id', '=', personId)
    .where('read_at', 'is', null);
  if (postMortemId) query = query.where('post_mortem_id', '=', postMortemId);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
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
