import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { readNotifications as contract } from '#shared/contracts/notifications.ts';
import { markRead } from './notifications-store.ts';

export const readNotifications = operation(contract, async (ctx, actor, { postMortemId }) => {
  if (actor.kind !== 'member') return { read: 0 };
  const { personId } = actor;
  const head = postMortemId ? await getPostMortemHead(ctx.db, actor, postMortemId, 'post-mortem.read') : null;
  return { read: await ctx.transaction((tx) => markRead(tx, personId, head?.id ?? null, ctx.now())) };
});
