import { addDerivedParticipants } from '#server/features/incidents/index.ts';
import { actorName, findPerson } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { setOwner as contract } from '#shared/contracts/post-mortems.ts';
import { AppError } from '#shared/errors.ts';
import { getPostMortemHead, postMortemReference } from './post-mortem-access.ts';
import { addMove, getPostMortemRow, savePostMortem } from './post-mortems-store.ts';
import { presentPostMortem } from './present-post-mortem.ts';

export const setOwner = operation(contract, async (ctx, actor, input) => {
  const head = await getPostMortemHead(ctx.db, actor, input.id, 'post-mortem.edit');
  const person = input.personId === null ? undefined : await findPerson(ctx.db, input.personId);
  if (input.personId !== null && !person) throw new AppError('not-found', 'There is no such person.');
  const by = actorName(actor) ?? 'somebody';
  await ctx.transaction(async (tx) => {
    const { ownerId } = await getPostMortemRow(tx, head.id);
    const before = ownerId ? await findPerson(tx, ownerId) : undefined;
    const reason = person
      ? actor.kind === 'member' && actor.personId === person.id
        ? 'Took it.'
        : `Chosen by ${by}.`
      : `Declined by ${by}.`;
    await savePostMortem(
      tx,
      head.id,
      { owner_id: person?.id ?? null, owner_accepted: person !== undefined, owner_reasons: JSON.stringify([reason]) },
      ctx.now(),
    );
    await addMove(tx, {
      postMortemId: head.id,
      verb: person ? `owner: ${person.name}` : 'owner declined',
      by,
      note: null,
    });
    await ctx.record(tx, actor, {
      action: before && before.id === person?.id ? 'post-mortem.owner-accepted' : 'post-mortem.owner-set',
      subject: { kind: 'post-mortem', id: head.id, name: postMortemReference(head.number) },
      postMortemId: head.id,
      before: before?.id === person?.id ? null : { owner: before?.name ?? null },
      after: { owner: person?.name ?? null },
    });
    // An owner of a private one must be able to open it, and what it rests on.
    if (person && head.private)
      for (const incidentId of head.incidentIds) await addDerivedParticipants(tx, incidentId, [person.id]);
  });
  return presentPostMortem(ctx, actor, head.id);
});
