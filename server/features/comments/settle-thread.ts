import type { z } from 'zod';
import { type Operation, operation } from '#server/platform/operation.ts';
import { reopenThread, resolveThread } from '#shared/contracts/comments.ts';
import { getThread } from './comment-access.ts';
import { getThreadForUpdate, saveThread } from './comments-store.ts';
import { presentThread } from './present-thread.ts';
import { authorOf } from './say-comment.ts';

type Settle = typeof resolveThread;

/** Settling what is settled changes nothing: the first who did it stays named. */
function settle(contract: Settle, isResolved: boolean): Operation {
  return operation(contract, async (ctx, actor, input: z.output<Settle['input']>) => {
    const { id, postMortemId } = await getThread(ctx.db, actor, input.id, 'comment.add');
    const hasChanged = await ctx.transaction(async (tx) => {
      const thread = await getThreadForUpdate(tx, id);
      if ((thread.resolvedAt !== null) === isResolved) return false;
      await saveThread(
        tx,
        id,
        isResolved
          ? { resolved_at: ctx.now(), resolved_by: authorOf(actor).name }
          : { resolved_at: null, resolved_by: null },
      );
      return true;
    });
    if (hasChanged) ctx.documents.tell(postMortemId, 'comments');
    return presentThread(ctx.db, actor, id);
  });
}

export const settleOperations = [settle(resolveThread, true), settle(reopenThread, false)];
