import { actorName } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { postponeFollowUp as contract } from '#shared/contracts/follow-ups.ts';
import { AppError } from '#shared/errors.ts';
import { isFinished, isPostponement } from '#shared/rules/follow-up-work.ts';
import { changeWork } from './change-work.ts';
import { type FollowUpRow, findFollowUp, followUpIdOf } from './follow-ups-store.ts';
import { doingOf, noteWork } from './note-work.ts';
import { noSuchFollowUp, openFollowUp } from './open-follow-up.ts';
import { presentFollowUp } from './present-follow-up.ts';
import { tellOfFollowUps } from './tell-of-follow-ups.ts';
import { saveWork } from './work-store.ts';

export const postponeFollowUp = operation(contract, async (ctx, actor, { id: ref, dueOn, because }) => {
  const id = await followUpIdOf(ctx.db, ref);
  const now = ctx.now();
  const by = actorName(actor) ?? 'somebody';
  const postMortemId = await ctx.transaction(async (tx) => {
    const { row } = await openFollowUp(tx, actor, id);
    refuseToPostpone(row, dueOn);
    const { saved, steps } = changeWork(row, { dueOn }, { because, by, now });
    await saveWork(tx, [saved], by, now);
    await noteWork(tx, ctx, actor, [{ row, steps, change: 'updated' }], doingOf(actor, now));
    return row.postMortemId;
  });
  tellOfFollowUps(ctx, postMortemId);
  const row = await findFollowUp(ctx.db, id);
  if (!row) throw noSuchFollowUp();
  return presentFollowUp(row, actor);
});

export function refuseToPostpone(row: FollowUpRow, dueOn: string): void {
  if (row.removedAt) throw new AppError('conflict', 'This follow-up was taken away.');
  if (isFinished(row)) throw new AppError('conflict', 'It is finished. Reopen it to give it another date.');
  if (row.dueOn !== null && !isPostponement(row.dueOn, dueOn))
    throw new AppError('bad-input', `It is due on ${row.dueOn}. Choose a later date.`, [
      { path: 'dueOn', why: `must be later than ${row.dueOn}` },
    ]);
}
