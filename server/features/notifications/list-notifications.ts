import type { z } from 'zod';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { listNotifications as contract, type notification } from '#shared/contracts/notifications.ts';
import { AppError } from '#shared/errors.ts';
import { notificationPath } from '#shared/rules/notification-kinds.ts';
import { listNotificationRows, type NotificationRow } from './notifications-store.ts';

export const listNotifications = operation(contract, async ({ db }, actor, { unread = false, after, limit }) => {
  if (actor.kind !== 'member') return { items: [], next: null };
  if (after !== undefined && !/^[0-9a-f-]{36}$/.test(after))
    throw new AppError('bad-input', 'after is not the `next` of a page of notifications.');
  const rows = await listNotificationRows(db, actor, actor.personId, {
    unread,
    before: after ?? null,
    limit: limit + 1,
  });
  const items = rows.slice(0, limit);
  return { items: items.map(present), next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
});

function present(row: NotificationRow): z.input<typeof notification> {
  const reference = postMortemReference(row.number);
  return {
    id: row.id,
    kind: row.kind,
    by: row.by,
    excerpt: row.excerpt,
    postMortem: { id: row.postMortemId, reference, title: row.title },
    path: notificationPath(row.kind, reference, row.anchor),
    at: row.at.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}
