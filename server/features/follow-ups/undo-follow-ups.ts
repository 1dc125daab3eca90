import { keepRowText } from '#server/features/findings/index.ts';
import { actorName } from '#server/features/people/index.ts';
import { operation } from '#server/platform/operation.ts';
import { undoFollowUps as contract } from '#shared/contracts/follow-ups.ts';
import { AppError } from '#shared/errors.ts';
import { listBatchChanges, lockBatch, markUndone } from './history-store.ts';
import { changeWord, doingOf, noteWork } from './note-work.ts';
import { openFollowUps, refusal } from './open-follow-ups.ts';
import { presentFollowUps } from './present-follow-ups.ts';
import { tellOfFollowUps } from './tell-of-follow-ups.ts';
import { type BatchChange, undoneWork } from './undone-work.ts';
import { pointBack, saveWork } from './work-store.ts';

/** Takes back what was done at once, as far as nobody changed it since: that stays, and is told. */
export const undoFollowUps = operation(contract, async (ctx, actor, { batchId }) => {
  const now = ctx.now();
  const by = actorName(actor) ?? 'somebody';
  const { ids, postMortems, refused } = await ctx.transaction(async (tx) => {
    const batch = await lockBatch(tx, batchId);
    const changes = batch ? ((await listBatchChanges(tx, batchId)) as BatchChange[]) : [];
    const { rows, refused } = await openFollowUps(
      tx,
      actor,
      changes.map((one) => one.followUpId),
    );
    if (!batch || rows.length === 0) throw new AppError('not-found', 'There is nothing to undo by that id.');
    if (batch.undoneAt) throw new AppError('conflict', 'This was undone already.');
    const undone = rows.map((row) => ({
      row,
      ...undoneWork(
        row,
        changes.filter((one) => one.followUpId === row.id),
        { by, now },
      ),
    }));
    for (const { row, why } of undone) if (why) refused.push(refusal(row, why));
    const done = undone.filter(({ steps }) => steps.length > 0);
    await saveWork(
      tx,
      done.map(({ saved }) => saved),
      by,
      now,
    );
    for (const { row, back } of done) if (back) await pointBack(tx, row.id, back.into, back);
    await markUndone(tx, batchId, now);
    const postMortems = new Set(done.map(({ row }) => row.postMortemId));
    if (batch.what !== 'bulk') for (const id of postMortems) if (id) await keepRowText(tx, id);
    const noted = done.map(({ row, steps, saved }) => ({
      row,
      steps,
      change: saved.removed_at ? ('removed' as const) : changeWord(steps),
    }));
    await noteWork(tx, ctx, actor, noted, doingOf(actor, now));
    return { ids: done.map(({ row }) => row.id), postMortems, refused };
  });
  for (const id of postMortems) tellOfFollowUps(ctx, id);
  return { batchId: null, changed: await presentFollowUps(ctx.db, actor, ids), refused };
});
