import { reaction } from '#server/platform/reaction.ts';
import { tell } from './tell.ts';

/** Its owner is asked; of an incident that came again nothing is said here, because the notification may go anywhere. */
export const notifyEffect = reaction('effect-asked', 'notify', async (ctx, event) => {
  const { personId, postMortemId, followUpId } = event;
  if (personId === null) return;
  const anchor = event.again ? `FU-${event.number}/${ctx.now().toISOString().slice(0, 10)}` : `FU-${event.number}`;
  const variant = event.again ? 'again' : 'due';
  // What belongs to no post-mortem is told of by itself.
  const about =
    postMortemId === null ? { postMortemId, followUpId, variant: `${variant}-alone` } : { postMortemId, variant };
  await tell(ctx, [personId], { kind: 'effect', by: 'Debrief', excerpt: '', anchor, ...about });
});
