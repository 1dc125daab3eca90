import { actorName } from '#server/features/people/index.ts';
import { getPostMortemHead, refuseWhenPublished, saveQuestion } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { settleQuestion as contract } from '#shared/contracts/coach.ts';
import { AppError } from '#shared/errors.ts';
import { presentQuestion } from './present-document.ts';

export const settleQuestion = operation(contract, async (ctx, actor, input) => {
  const { state, reason } = input;
  const { id, question } = await ctx.transaction(async (tx) => {
    const head = await getPostMortemHead(tx, actor, input.id, 'coach.answer', true);
    refuseWhenPublished(head);
    const settled =
      state === 'open'
        ? { state, reason: null, by: null, at: null }
        : { state, reason: reason || null, by: actorName(actor), at: ctx.now() };
    return { id: head.id, question: await saveQuestion(tx, head.id, input.questionId, settled) };
  });
  if (!question)
    throw new AppError('not-found', 'The draft no longer asks this: the record answers it, or another draft was made.');
  ctx.documents.tell(id, 'coach');
  ctx.documents.tell(id, 'post-mortem');
  return presentQuestion(question);
});
