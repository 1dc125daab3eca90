import { getInstallation } from '#server/features/installation/index.ts';
import type { Context } from '#server/platform/context.ts';
import { reaction } from '#server/platform/reaction.ts';
import { mailTime } from '#shared/rules/mail-time.ts';
import { NOTIFICATION_WORDS } from '#shared/rules/notification-kinds.ts';
import { insertNotification, listRecipients, type NewNotification } from './notifications-store.ts';

/** Nobody is told of what they did themselves. Who may not see the document is not shown it either, which reading sees to. */
async function tell(ctx: Context, personIds: readonly string[], note: Omit<NewNotification, 'personId'>) {
  const recipients = await listRecipients(ctx.db, personIds, note.kind);
  const fallback = (await getInstallation(ctx.db)).timeZone;
  await ctx.transaction(async (tx) => {
    const now = ctx.now();
    for (const { id, timeZone, mail } of recipients) {
      const rule = mail ?? NOTIFICATION_WORDS[note.kind].mail;
      const mailAt = ctx.mailer ? mailTime(rule, now.getTime(), timeZone ?? fallback) : null;
      await insertNotification(tx, { ...note, personId: id }, now, mailAt === null ? null : new Date(mailAt));
    }
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

export const notifyAsked = reaction('account-asked', 'notify', async (ctx, event) => {
  if (event.by.id === event.personId) return;
  const { postMortemId, personId } = event;
  await tell(ctx, [personId], { kind: 'account', by: event.by.name, postMortemId, excerpt: '', anchor: 'account' });
});

export const notifyReviewers = reaction(
  'review-asked',
  'notify',
  async (ctx, { postMortemId, personIds, by, askId }) => {
    const others = personIds.filter((id) => id !== by.id);
    await tell(ctx, others, { kind: 'review', by: by.name, postMortemId, excerpt: '', anchor: `review-${askId}` });
  },
);
