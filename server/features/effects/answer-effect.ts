import { actorName } from '#server/features/people/index.ts';
import { guardOf } from '#server/features/post-mortems/index.ts';
import { operation } from '#server/platform/operation.ts';
import { answerEffect as contract } from '#shared/contracts/effects.ts';
import { AppError } from '#shared/errors.ts';
import { may } from '#shared/rules/access.ts';
import { lookAt } from '#shared/rules/effect/look-at.ts';
import { addAnswer, findCheck, planCheck } from './effects-store.ts';
import { gatherCounted } from './gather-numbers.ts';
import { getSubject, presentEffect } from './present-effect.ts';

/** Anybody who may change the follow-up may answer, also before Debrief asks. The numbers of that moment stay with the answer. */
export const answerEffect = operation(contract, async (ctx, actor, input) => {
  const subject = await getSubject(ctx, actor, input.id);
  const guard = subject.postMortemId ? await guardOf(ctx.db, subject.postMortemId) : undefined;
  if (!may(actor, 'follow-up.edit', guard))
    throw new AppError('forbidden', 'Your role does not allow this. Ask an admin.');
  const { doneAt } = subject;
  if (subject.status !== 'done' || doneAt === null)
    throw new AppError('conflict', `FU-${subject.number} is not done, so it has no effect yet. Mark it done first.`);
  const { numbers, countedIds } = await gatherCounted(ctx.db, subject, doneAt, ctx.now());
  await ctx.transaction(async (tx) => {
    const plan = lookAt(doneAt.getTime(), subject.kind, subject.effect);
    await planCheck(tx, subject.id, { askAt: new Date(plan.at), because: plan.because });
    const check = await findCheck(tx, subject.id);
    if (!check) throw new AppError('conflict', `FU-${subject.number} was opened again just now. Load it again.`);
    const said = { answer: input.answer, note: input.note.trim(), numbers, countedIds };
    const personId = actor.kind === 'member' ? actor.personId : null;
    await addAnswer(tx, check.id, { ...said, by: actorName(actor) ?? 'somebody', personId }, ctx.now());
  });
  if (subject.postMortemId) ctx.documents.tell(subject.postMortemId, 'follow-ups');
  return presentEffect(ctx, actor, subject);
});
