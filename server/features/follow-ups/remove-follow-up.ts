import type { z } from 'zod';
import { keepRowText, markRemoved } from '#server/features/findings/index.ts';
import { actorName } from '#server/features/people/index.ts';
import { type Operation, operation } from '#server/platform/operation.ts';
import { removeFollowUp as removal, restoreFollowUp as restoration } from '#shared/contracts/post-mortems.ts';
import { AppError } from '#shared/errors.ts';
import { findFollowUp } from './follow-ups-store.ts';
import { doingOf, noteWork } from './note-work.ts';
import { noSuchFollowUp, openFollowUp } from './open-follow-up.ts';
import { presentFollowUp } from './present-follow-up.ts';
import { tellOfFollowUps } from './tell-of-follow-ups.ts';

function removing(contract: typeof removal, isRemoved: boolean): Operation {
  return operation(contract, async (ctx, actor, { id }: z.output<typeof removal.input>) => {
    const now = ctx.now();
    const postMortemId = await ctx.transaction(async (tx) => {
      const { row, head } = await openFollowUp(tx, actor, id);
      if (row.mergedIntoId !== null && !isRemoved)
        throw new AppError('conflict', 'It is part of another follow-up. Undo the merging to have it back.');
      const isChanged = (row.removedAt !== null) !== isRemoved;
      if (isChanged)
        await markRemoved(tx, 'follow_ups', id, isRemoved ? now : null, actorName(actor) ?? 'somebody', now);
      if (head) await keepRowText(tx, head.id);
      if (isChanged) {
        const change = isRemoved ? 'removed' : 'updated';
        await noteWork(tx, ctx, actor, [{ row, steps: [], change }], doingOf(actor, now));
      }
      return row.postMortemId;
    });
    tellOfFollowUps(ctx, postMortemId);
    const row = await findFollowUp(ctx.db, id);
    if (!row) throw noSuchFollowUp();
    return presentFollowUp(row, actor);
  });
}

export const removeFollowUp = removing(removal, true);
export const restoreFollowUp = removing(restoration, false);
