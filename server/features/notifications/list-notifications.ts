import type { z } from 'zod';
import { getInstallation } from '#server/features/installation/index.ts';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { listNotifications as contract, type notification } from '#shared/contracts/notifications.ts';
import { AppError } from '#shared/errors.ts';
import { findAddressee } from './mail-store.ts';
import { listNotificationRows, type NotificationRow } from './notifications-store.ts';
import { sayNotification, sayWhenDue, subjectOf } from './say-notification.ts';

export const listNotifications = operation(contract, async (ctx, actor, { unread = false, after, limit }) => {
  const { db } = ctx;
  if (actor.kind !== 'member') return { items: [], next: null };
  if (after !== undefined && !/^[0-9a-f-]{36}$/.test(after))
    throw new AppError('bad-input', 'after is not the `next` of a page of notifications.');
  const rows = await listNotificationRows(db, actor, actor.personId, {
    unread,
    before: after ?? null,
    limit: limit + 1,
  });
  const items = rows.slice(0, limit);
  const clock = {
    now: ctx.now(),
    timeZone: (await findAddressee(db, actor.personId))?.timeZone ?? (await getInstallation(db)).timeZone,
  };
  return {
    items: items.map((row) => present(row, clock)),
    next: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
  };
});

function present(
  row: NotificationRow,
  { now, timeZone }: { now: Date; timeZone: string },
): z.input<typeof notification> {
  const { reference, title, path } = subjectOf(row);
  const { id, kind, by, excerpt, postMortemId, followUpId } = row;
  return {
    id,
    kind,
    by,
    excerpt,
    postMortem:
      postMortemId === null || row.number === null
        ? null
        : { id: postMortemId, reference: postMortemReference(row.number), title: row.title ?? '' },
    followUp: followUpId === null ? null : { id: followUpId, reference, title },
    line: sayNotification({ kind, by, reference, title, private: false, due: sayWhenDue(row, now, timeZone) }),
    path,
    at: row.at.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}
