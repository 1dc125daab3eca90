import { byOf } from '#server/features/people/index.ts';
import {
  findHandover,
  getPostMortemHead,
  getPostMortemRow,
  presentPostMortem,
} from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { askOwner as contract } from '#shared/contracts/ownership.ts';
import { AppError } from '#shared/errors.ts';
import { getAbleWriter } from './get-able-writer.ts';
import { endHandover, insertHandover } from './handovers-store.ts';
import { type Given, letSee, nameOwner, subjectOf } from './name-owner.ts';

export const askOwner = operation(contract, async (ctx, actor, { id, personId, note }) => {
  const head = await ctx.transaction(async (tx) => {
    const locked = await getPostMortemHead(tx, actor, id, 'post-mortem.edit', true);
    await askOrTake({ ctx, tx, actor, head: locked }, personId, note?.trim() || null);
    return locked;
  });
  ctx.documents.recheckAccess(head.id);
  ctx.documents.tell(head.id, 'post-mortem');
  return presentPostMortem(ctx, actor, head.id);
});

/** Nobody becomes an owner without a yes of their own: whoever names themself has said it. */
export async function askOrTake(given: Given, personId: string, note: string | null): Promise<void> {
  const { ctx, tx, actor, head } = given;
  const person = await getAbleWriter(tx, personId);
  const { ownerId, ownerAccepted } = await getPostMortemRow(tx, head.id);
  if (ownerId === person.id && ownerAccepted) throw new AppError('conflict', `${person.name} owns it already.`);
  if (actor.kind === 'member' && actor.personId === person.id)
    return nameOwner(given, person, { reason: 'Took it.', note });
  const open = await findHandover(tx, head.id);
  if (open?.personId === person.id) throw new AppError('conflict', `${person.name} is asked already.`);
  const now = ctx.now();
  await endHandover(tx, head.id, { state: 'withdrawn', answer: null }, now);
  const by = byOf(actor);
  await insertHandover(tx, { postMortemId: head.id, personId: person.id, askedBy: by, note }, now);
  await letSee(tx, head, person.id);
  await ctx.emit(tx, {
    type: 'owner-set',
    postMortemId: head.id,
    personId: person.id,
    before: ownerAccepted ? ownerId : null,
    by,
    note,
  });
  await ctx.record(tx, actor, {
    action: 'ownership.asked',
    subject: subjectOf(head),
    postMortemId: head.id,
    before: open ? { asked: open.name } : null,
    after: { asked: person.name },
    note,
  });
}
