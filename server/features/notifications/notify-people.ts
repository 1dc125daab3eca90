import { reaction } from '#server/platform/reaction.ts';
import { tell } from './tell.ts';

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
