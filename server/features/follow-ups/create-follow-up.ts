import { citeEvidence } from '#server/features/factors/index.ts';
import { keepRowText } from '#server/features/findings/index.ts';
import { actorName, findPerson } from '#server/features/people/index.ts';
import { getPostMortemHead } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { createFollowUp as contract } from '#shared/contracts/post-mortems.ts';
import { AppError } from '#shared/errors.ts';
import { findFollowUp, insertFollowUp } from './follow-ups-store.ts';
import { presentFollowUp } from './present-follow-up.ts';
import { refuseOtherFactors } from './refuse-other-factors.ts';
import { tellOfFollowUps } from './tell-of-follow-ups.ts';

export const createFollowUp = operation(contract, async (ctx, actor, input) => {
  if (input.ownerId && !(await findPerson(ctx.db, input.ownerId)))
    throw new AppError('not-found', 'There is no such person to own it.');
  if (input.evidence?.length && !input.postMortemId)
    throw new AppError('bad-input', 'evidence needs the post-mortem that it belongs to: send `postMortemId` as well.');
  const { id, postMortemId } = await ctx.transaction(async (tx) => {
    const postMortem = input.postMortemId
      ? await getPostMortemHead(tx, actor, input.postMortemId, 'follow-up.edit', true)
      : undefined;
    await refuseOtherFactors(tx, postMortem?.id ?? null, input.factorIds ?? []);
    if (postMortem) await citeEvidence(tx, postMortem, input.evidence);
    const fields = {
      title: input.title,
      why: input.why ?? '',
      post_mortem_id: postMortem?.id ?? null,
      owner_id: input.ownerId ?? null,
      due_on: input.dueOn ?? null,
      priority: input.priority ?? null,
      url: input.url ?? null,
      kind: input.kind ?? null,
      strength: input.strength ?? null,
      factor_ids: [...new Set(input.factorIds)],
      evidence: [...new Set(input.evidence)],
      quote: input.quote ?? '',
    };
    const id = await insertFollowUp(tx, fields, actorName(actor) ?? 'somebody');
    if (postMortem) await keepRowText(tx, postMortem.id);
    return { id, postMortemId: fields.post_mortem_id };
  });
  tellOfFollowUps(ctx, postMortemId);
  const row = await findFollowUp(ctx.db, id);
  if (!row) throw new AppError('conflict', 'The follow-up was removed just now.');
  return presentFollowUp(row, actor);
});
