import type { Context } from '#server/platform/context.ts';
import { reaction } from '#server/platform/reaction.ts';
import type { By } from '#shared/events.ts';
import { findDebrief } from './concerned-store.ts';
import { tell } from './tell.ts';

type Change = 'scheduled' | 'moved' | 'cancelled';

/** The invitation itself goes out by mail beside this, with the meeting for people's calendars. */
const told =
  (variant: Change) =>
  async (ctx: Context, { postMortemId, debriefId, by }: { postMortemId: string; debriefId: string; by: By }) => {
    const debrief = await findDebrief(ctx.db, debriefId);
    if (!debrief) return;
    const others = debrief.invited.filter((id) => id !== by.id);
    await tell(ctx, others, {
      kind: 'debrief',
      variant,
      by: by.name,
      postMortemId,
      excerpt: variant === 'scheduled' ? '' : (debrief.because ?? ''),
      anchor: `debrief-${debriefId}-${variant}-${debrief.sequence}`,
      startsAt: debrief.startsAt,
    });
  };

export const notifyScheduled = reaction('debrief-scheduled', 'notify', told('scheduled'));
export const notifyMoved = reaction('debrief-moved', 'notify', told('moved'));
export const notifyCancelled = reaction('debrief-cancelled', 'notify', told('cancelled'));
