import { findPerson } from '#server/features/people/index.ts';
import { getPostMortemHead, presentPostMortem, refuseWhenPublished } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { removeCoWriter as contract } from '#shared/contracts/ownership.ts';
import { AppError } from '#shared/errors.ts';
import { deleteCoWriter } from './co-writers-store.ts';
import { subjectOf } from './name-owner.ts';

/** They stay a participant of a private incident: what somebody took part in is not undone by what they do not write. */
export const removeCoWriter = operation(contract, async (ctx, actor, { id, personId }) => {
  const head = await ctx.transaction(async (tx) => {
    const locked = await getPostMortemHead(tx, actor, id, 'post-mortem.edit', true);
    refuseWhenPublished(locked);
    const person = await findPerson(tx, personId);
    if (!person || !(await deleteCoWriter(tx, locked.id, personId)))
      throw new AppError('not-found', 'They are not a co-writer of this one.');
    await ctx.record(tx, actor, {
      action: 'co-writer.removed',
      subject: subjectOf(locked),
      postMortemId: locked.id,
      before: { coWriter: person.name },
    });
    return locked;
  });
  ctx.documents.tell(head.id, 'post-mortem');
  return presentPostMortem(ctx, actor, head.id);
});
