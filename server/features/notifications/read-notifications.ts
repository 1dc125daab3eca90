import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import {
  markNotification as markContract,
  readNotifications as readContract,
  unreadNotifications as unreadContract,
} from '#shared/contracts/notifications.ts';
import { AppError } from '#shared/errors.ts';
import { markOne, markRead, unmark } from './notifications-store.ts';

export const readNotifications = operation(readContract, async (ctx, actor, { postMortemId }) => {
  const now = ctx.now();
  const at = now.toISOString();
  if (actor.kind !== 'member') return { read: 0, at };
  const { personId } = actor;
  const head = postMortemId ? await getPostMortemHead(ctx.db, actor, postMortemId, 'post-mortem.read') : null;
  return { read: await ctx.transaction((tx) => markRead(tx, personId, head?.id ?? null, now)), at };
});

export const unreadNotifications = operation(unreadContract, async (ctx, actor, { at }) => {
  if (actor.kind !== 'member') return { unread: 0 };
  const { personId } = actor;
  return { unread: await ctx.transaction((tx) => unmark(tx, personId, new Date(at))) };
});

export const markNotification = operation(markContract, async (ctx, actor, { id, read }) => {
  const { personId } = actor.kind === 'member' ? actor : { personId: null };
  const isMarked =
    personId !== null && (await ctx.transaction((tx) => markOne(tx, personId, id, read ? ctx.now() : null)));
  if (!isMarked) throw new AppError('not-found', 'You were told nothing with this id.');
  return { ok: true as const };
});
