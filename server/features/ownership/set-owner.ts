import { byOf, findPerson } from '#server/features/people/index.ts';
import {
  findHandover,
  getPostMortemHead,
  getPostMortemRow,
  presentPostMortem,
} from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { setOwner as contract } from '#shared/contracts/post-mortems.ts';
import { AppError } from '#shared/errors.ts';
import { decline } from './answer-handover.ts';
import { askOrTake } from './ask-owner.ts';
import { type Given, nameOwner } from './name-owner.ts';

/** A key speaks for whoever runs the installation, and says who owns it; a member takes it, gives it up, or asks. */
export const setOwner = operation(contract, async (ctx, actor, { id, personId, note: said }) => {
  const note = said?.trim() || null;
  const head = await ctx.transaction(async (tx) => {
    const locked = await getPostMortemHead(tx, actor, id, 'post-mortem.edit', true);
    const given = { ctx, tx, actor, head: locked };
    const { ownerId, ownerAccepted } = await getPostMortemRow(tx, locked.id);
    if (personId === null) await giveUp(given, note);
    // To say again what is so changes nothing.
    else if (personId === ownerId && ownerAccepted) return locked;
    else if (actor.kind === 'member') await askOrTake(given, personId, note);
    else {
      const person = await findPerson(tx, personId);
      if (!person) throw new AppError('not-found', 'There is no such person.');
      await nameOwner(given, person, { reason: `Chosen by ${byOf(actor).name}.`, note });
    }
    return locked;
  });
  ctx.documents.recheckAccess(head.id);
  ctx.documents.tell(head.id, 'post-mortem');
  return presentPostMortem(ctx, actor, head.id);
});

async function giveUp(given: Given, note: string | null): Promise<void> {
  const { tx, actor, head } = given;
  const { ownerId, ownerAccepted } = await getPostMortemRow(tx, head.id);
  if (actor.kind === 'member' && ownerId === actor.personId && !ownerAccepted) {
    const me = { id: actor.personId, name: actor.name };
    return decline(given, me, await findHandover(tx, head.id), { note, isProposed: true });
  }
  await nameOwner(given, null, { reason: `Declined by ${byOf(actor).name}.`, note });
}
