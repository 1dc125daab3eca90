import type { z } from 'zod';
import { getInstallation } from '#server/features/installation/index.ts';
import { postMortemReference } from '#server/features/post-mortems/index.ts';
import type { Db } from '#server/platform/context.ts';
import { operation } from '#server/platform/operation.ts';
import {
  countNotifications as countContract,
  listNotifications as listContract,
  type notification,
} from '#shared/contracts/notifications.ts';
import { AppError } from '#shared/errors.ts';
import { findAddressee } from './mail-store.ts';
import { countUnread, listNotificationRows, type NotificationRow } from './notifications-store.ts';
import { type Clock, saidOf, sayHead, sayNotification, subjectOf } from './say-notification.ts';

/** Above this nobody needs to know how many. */
const MOST_COUNTED = 100;

export const listNotifications = operation(
  listContract,
  async (ctx, actor, { unread = false, kind: kinds, after, limit }) => {
    const { db } = ctx;
    if (actor.kind !== 'member') return { items: [], next: null };
    if (after !== undefined && !/^[0-9a-f-]{36}$/.test(after))
      throw new AppError('bad-input', 'after is not the `next` of a page of notifications.');
    const rows = await listNotificationRows(db, actor, actor.personId, {
      unread,
      ...(kinds && { kinds }),
      before: after ?? null,
      limit: limit + 1,
    });
    const items = rows.slice(0, limit);
    const clock = { now: ctx.now(), timeZone: await zoneOf(db, actor.personId) };
    return {
      items: items.map((row) => present(row, clock)),
      next: rows.length > limit ? (items.at(-1)?.id ?? null) : null,
    };
  },
);

export const countNotifications = operation(countContract, async (ctx, actor) => ({
  unread: actor.kind === 'member' ? await countUnread(ctx.db, actor, actor.personId, MOST_COUNTED) : 0,
}));

/** The zone somebody reads in. */
export const zoneOf = async (db: Db, personId: string): Promise<string> =>
  (await findAddressee(db, personId))?.timeZone ?? (await getInstallation(db)).timeZone;

function present(row: NotificationRow, clock: Clock): z.input<typeof notification> {
  const { reference, title, path } = subjectOf(row);
  const said = saidOf(row, clock);
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
    line: sayNotification(said),
    head: sayHead(said),
    path,
    at: row.at.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
  };
}
