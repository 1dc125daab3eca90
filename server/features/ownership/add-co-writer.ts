import { byOf } from '#server/features/people/index.ts';
import {
  getPostMortemHead,
  getPostMortemRow,
  presentPostMortem,
  refuseWhenPublished,
} from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { addCoWriter as contract } from '#shared/contracts/ownership.ts';
import { AppError } from '#shared/errors.ts';
import { insertCoWriter } from './co-writers-store.ts';
import { getAbleWriter } from './get-able-writer.ts';
import { letSee, subjectOf } from './name-owner.ts';

export const addCoWriter = operation(contract, async (ctx, actor, { id, personId }) => {
  const head = await ctx.transaction(async (tx) => {
    const locked = await getPostMortemHead(tx, actor, id, 'post-mortem.edit', true);
    refuseWhenPublished(locked);
    const person = await getAbleWriter(tx, personId);
    const { ownerId, ownerAccepted } = await getPostMortemRow(tx, locked.id);
    if (ownerId === person.id && ownerAccepted)
      throw new AppError('conflict', `${person.name} owns it, and so writes it already.`);
    const by = byOf(actor);
    if (!(await insertCoWriter(tx, { postMortemId: locked.id, personId, by: by.name }, ctx.now()))) return locked;
    await letSee(tx, locked, personId);
    await ctx.emit(tx, { type: 'co-writer-added', postMortemId: locked.id, personId, by });
    await ctx.record(tx, actor, {
      action: 'co-writer.added',
      subject: subjectOf(locked),
      postMortemId: locked.id,
      after: { coWriter: person.name },
    });
    return locked;
  });
  ctx.documents.recheckAccess(head.id);
  ctx.documents.tell(head.id, 'post-mortem');
  return presentPostMortem(ctx, actor, head.id);
});
