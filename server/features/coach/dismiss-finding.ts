import { actorName } from '#server/features/people/index.ts';
import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation, Reply } from '#server/platform/operation.ts';
import { dismissFinding as contract } from '#shared/contracts/coach.ts';
import { AppError } from '#shared/errors.ts';
import { addDismissal, findDismissal } from './dismissals-store.ts';
import { presentDismissal } from './present-document.ts';
import { requirePutAway } from './put-away-input.ts';

export const dismissFinding = operation(contract, async (ctx, actor, input) => {
  const head = await getPostMortemHead(ctx.db, actor, input.id, 'coach.answer');
  const dismissal = {
    ...requirePutAway(input),
    reason: input.reason,
    note: input.note || null,
    by: actorName(actor),
    at: ctx.now(),
  };
  const { id, isNew } = await ctx.transaction((tx) => addDismissal(tx, head.id, dismissal));
  if (isNew) ctx.documents.tell(head.id, 'coach');
  const row = await findDismissal(ctx.db, id);
  if (!row) throw new AppError('conflict', 'Somebody took this up again just now.');
  return new Reply(presentDismissal(row), isNew ? 201 : 200);
});
