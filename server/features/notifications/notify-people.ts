import type { Context } from '#server/platform/context.ts';
import { reaction } from '#server/platform/reaction.ts';
import { insertNotification, listMemberIds, type NewNotification } from './notifications-store.ts';

/** Nobody is told of what they did themselves. Who may not see the document is not shown it either, which reading sees to. */
async function tell(ctx: Context, personIds: readonly string[], note: Omit<NewNotification, 'personId'>) {
  const members = await listMemberIds(ctx.db, personIds);
  await ctx.transaction(async (tx) => {
    for (const personId of members) await insertNotification(tx, { ...note, personId }, ctx.now());
  });
}

export const notifyMentioned = reaction('person-mentioned', 'notify', async (ctx, event) => {
  if (event.by.id === event.personId) return;
  const { postMortemId, excerpt, anchor } = event;
  await tell(ctx, [event.personId], { kind: 'mention', by: event.by.name, postMortemId, excerpt, anchor });
});

export const notifyAnswered = reaction('comment-added', 'notify', async (ctx, event) => {
  const { postMortemId, excerpt, anchor } = event;
  const others = event.personIds.filter((id) => id !== event.by.id);
  await tell(ctx, others, { kind: 'reply', by: event.by.name, postMortemId, excerpt, anchor });
});
