import { byOf } from '#server/features/people/index.ts';
import {
  findHandover,
  getPostMortemHead,
  getPostMortemRow,
  type Handover,
  presentPostMortem,
  savePostMortem,
} from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { answerHandover as contract } from '#shared/contracts/ownership.ts';
import { AppError } from '#shared/errors.ts';
import { endHandover, insertHandover } from './handovers-store.ts';
import { type Given, nameOwner, subjectOf } from './name-owner.ts';

export const answerHandover = operation(contract, async (ctx, actor, input) => {
  if (actor.kind !== 'member') throw new AppError('bad-input', 'Only a person can answer; a key cannot own anything.');
  const me = { id: actor.personId, name: actor.name };
  const note = input.note?.trim() || null;
  const head = await ctx.transaction(async (tx) => {
    const locked = await getPostMortemHead(tx, actor, input.id, 'post-mortem.edit', true);
    const given = { ctx, tx, actor, head: locked };
    const open = await findHandover(tx, locked.id);
    const { ownerId, ownerAccepted } = await getPostMortemRow(tx, locked.id);
    const isProposed = ownerId === me.id && !ownerAccepted;
    if (open?.personId !== me.id && !isProposed)
      throw new AppError(
        'conflict',
        open ? `${open.name} is asked, not you.` : 'You are not asked to own it any more.',
      );
    if (input.accept) await accept(given, me, open, note);
    else await decline(given, me, open, { note, isProposed });
    return locked;
  });
  ctx.documents.tell(head.id, 'post-mortem');
  return presentPostMortem(ctx, actor, head.id);
});

async function accept(given: Given, me: { id: string; name: string }, open: Handover | undefined, note: string | null) {
  const isAsked = open?.personId === me.id;
  if (isAsked) await endHandover(given.tx, given.head.id, { state: 'accepted', answer: note }, given.ctx.now());
  await nameOwner(given, me, { reason: isAsked ? `Asked by ${open.askedBy}, and took it.` : 'Took it.', note });
}

/** Whoever owns it goes on owning it; where only the draft proposed them, nobody does. Who said no is not proposed again. */
export async function decline(
  { ctx, tx, actor, head }: Given,
  me: { id: string; name: string },
  open: Handover | undefined,
  { note, isProposed }: { note: string | null; isProposed: boolean },
): Promise<void> {
  const now = ctx.now();
  const isAsked = open?.personId === me.id;
  if (isAsked) await endHandover(tx, head.id, { state: 'declined', answer: note }, now);
  else
    await insertHandover(
      tx,
      {
        postMortemId: head.id,
        personId: me.id,
        askedBy: { id: null, name: 'Debrief' },
        note: null,
        declined: { note },
      },
      now,
    );
  if (isProposed)
    await savePostMortem(tx, head.id, { owner_id: null, owner_accepted: false, owner_reasons: '[]' }, now);
  const by = byOf(actor);
  await ctx.emit(tx, {
    type: 'owner-declined',
    postMortemId: head.id,
    personId: me.id,
    askedById: isAsked ? open.askedById : null,
    by,
    note,
  });
  if (isProposed)
    await ctx.emit(tx, { type: 'owner-set', postMortemId: head.id, personId: null, before: me.id, by, note });
  await ctx.record(tx, actor, {
    action: 'ownership.declined',
    subject: subjectOf(head),
    postMortemId: head.id,
    before: isProposed ? { owner: me.name } : { asked: me.name },
    after: isProposed ? { owner: null } : { asked: null },
    note,
  });
}
