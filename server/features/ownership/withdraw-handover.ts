import { findHandover, getPostMortemHead, presentPostMortem } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { withdrawHandover as contract } from '#shared/contracts/ownership.ts';
import { AppError } from '#shared/errors.ts';
import { endHandover } from './handovers-store.ts';
import { subjectOf } from './name-owner.ts';

export const withdrawHandover = operation(contract, async (ctx, actor, { id }) => {
  const head = await ctx.transaction(async (tx) => {
    const locked = await getPostMortemHead(tx, actor, id, 'post-mortem.edit', true);
    const open = await findHandover(tx, locked.id);
    if (!open) throw new AppError('not-found', 'Nobody is asked to own it.');
    await endHandover(tx, locked.id, { state: 'withdrawn', answer: null }, ctx.now());
    await ctx.record(tx, actor, {
      action: 'ownership.ask-withdrawn',
      subject: subjectOf(locked),
      postMortemId: locked.id,
      before: { asked: open.name },
      after: { asked: null },
    });
    return locked;
  });
  ctx.documents.tell(head.id, 'post-mortem');
  return presentPostMortem(ctx, actor, head.id);
});
